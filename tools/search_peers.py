#!/usr/bin/env python3
"""Ask two rival site searches about the same papers, in a real Chromium.

    python search_peers.py PAPERS.jsonl[.xz] QUERIES.txt --out DIR [-n 2000] [--bytes]

PAPERS holds one JSON object a line with "title", "abstract" and "tags" (or
"categories"); QUERIES holds one query a line.  The rivals:

  material  MkDocs + Material for MkDocs: its search box, as a reader types into it
  pagefind  Pagefind's own JavaScript API over plain HTML pages

Prints the titles each rival lists for each query, best first; --bytes adds what
the first query on a cold Pagefind page downloads.  Run it with the interpreter
the packages of requirements.txt are installed in; it needs no internet.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import lzma
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

Paper = tuple[str, str, list[str]]
Papers = Sequence[Paper]  # (title, abstract, tags) each
Queries = Sequence[str]

CHROMIUM = os.environ.get("CHROMIUM", "chromium")
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu"]
TIMEOUT = 120_000  # milliseconds a page may take to load, index or answer
SHOWN = 10  # pages of an answer that are read
GZIP_LEVEL = 6
SQUEEZED = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")  # gzip already

MKDOCS_CONFIG = (
    "site_name: Archive\nsite_url: https://example.org/archive/\n"
    "theme:\n  name: material\n  font: false\n"
    "nav:\n  - Home: index.md\nnot_in_nav: |\n  /papers/\nvalidation:\n  omitted_files: ignore\n"
    "plugins: [search]\n"
)
MKDOCS_HOME = "---\nsearch:\n  exclude: true\n---\n\n# Archive\n"
PAGEFIND_HOME = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Archive</title></head></html>\n"
PAGEFIND_PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
    "<body data-pagefind-body><article><h1>{title}</h1><p>{abstract}</p></article><ul>{tags}</ul></body></html>\n"
)

# Material asks a worker, which answers in order: {type: 2, data: query} there, {type: 3, data: {items}} back.
WATCH_WORKER = """
window.asked = {query: null, sent: 0, items: [], answered: 0};
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({data}) => {
      if (data.type === 3) { asked.items = data.data.items; asked.answered += 1; }
    });
  }
  postMessage(message, ...rest) {
    if (message.type === 2) { asked.query = message.data; asked.sent += 1; }
    super.postMessage(message, ...rest);
  }
};
"""
# The links shown, once they are the final ones of this query; null until then.
SHOWN_LINKS = """([query, sent, shown]) => {
  if (asked.query !== query || asked.sent <= sent || asked.answered !== asked.sent) return null;
  const rows = [...document.querySelectorAll(".md-search-result__list > .md-search-result__item")];
  const links = rows.slice(0, shown).map(row => row.querySelector("a[href]").pathname);
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base, location).href;
  const pages = asked.items.slice(0, shown).map(sections => sections.find(one => !one.location.includes("#")));
  const due = pages.map(one => new URL(one.location, base).pathname);
  return JSON.stringify(links) === JSON.stringify(due) ? {links} : null;
}"""
PAGEFIND_ASK = """async ([query, shown]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const {results} = await pagefind.search(query);
  return Promise.all(results.slice(0, shown).map(async result => (await result.data()).url));
}"""


class Search(Protocol):
    """Answers queries over papers."""

    def __call__(self, papers: Papers, queries: Queries, folder: Path) -> list[list[int]]:
        """For each query the positions in `papers` of the pages listed, best first, at most 10."""


class Peer(NamedTuple):
    """A rival search and what to call it."""

    name: str
    search: Search


# ---------------------------------------------------------------- building


def clean(text: str) -> str:
    """`text` on one line, without the characters YAML or HTML cannot hold."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", " ", text).split())


def slug(title: str, number: int) -> str:
    """A readable page name that ends in the paper's number."""
    return (re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:80] or "paper") + f"-{number}"


def number_of(url: str) -> int:
    """The paper's number in the address of its page."""
    if not (match := re.search(r"/papers/[^/]*?(\d+)(?:\.html|/)$", urlsplit(url).path)):
        raise ValueError(f"not a paper's page: {url}")
    return int(match[1])


def run(module: str, *arguments: str, cwd: Path) -> None:
    """Run a module of this interpreter in `cwd`; its error output is raised, if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr[-2000:]}")


def write_material(papers: Papers, folder: Path) -> None:
    """Write a MkDocs project into `folder` and build it: `folder`/site."""
    pages = folder / "docs/papers"
    pages.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS_CONFIG, encoding="utf-8")
    (folder / "docs/index.md").write_text(MKDOCS_HOME, encoding="utf-8")
    for number, (title, abstract, tags) in enumerate(papers):
        front = {"title": clean(title), "tags": [clean(tag) for tag in tags]}
        head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
        body = f"<p>{html.escape(clean(abstract), quote=False)}</p>"  # Markdown leaves a block of HTML alone
        (pages / f"{slug(title, number)}.md").write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")
    run("mkdocs", "build", "-q", cwd=folder)


def write_pagefind(papers: Papers, folder: Path) -> None:
    """Write plain HTML pages into `folder`/site and index them: `folder`/site/pagefind."""
    pages = folder / "site/papers"
    pages.mkdir(parents=True)
    (folder / "site/index.html").write_text(PAGEFIND_HOME, encoding="utf-8")
    for number, (title, abstract, tags) in enumerate(papers):
        items = "".join(f"<li>{html.escape(clean(tag))}</li>" for tag in tags)
        heading, body = html.escape(clean(title)), html.escape(clean(abstract))
        page = PAGEFIND_PAGE.format(title=heading, abstract=body, tags=items)
        (pages / f"{slug(title, number)}.html").write_text(page, encoding="utf-8")
    run("pagefind", "--site", "site", cwd=folder)


def built(papers: Papers, folder: Path, write: Callable[[Papers, Path], None], packages: Sequence[str]) -> Path:
    """The site `write` makes of `papers` in `folder`, made anew only if its stamp tells of anything else."""
    recipe = [MKDOCS_CONFIG, PAGEFIND_PAGE, [version(package) for package in packages], [list(p) for p in papers]]
    stamp, digest = folder / "stamp", hashlib.sha256(json.dumps(recipe).encode()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        shutil.rmtree(folder, ignore_errors=True)
        write(papers, folder)
        stamp.write_text(digest)
    return folder / "site"


def material_site(papers: Papers, folder: Path) -> Path:
    """The folder to serve: Material's site of `papers`, below `folder`/material."""
    return built(papers, folder / "material", write_material, ("mkdocs", "mkdocs-material"))


def pagefind_site(papers: Papers, folder: Path) -> Path:
    """The folder to serve: the plain site of `papers` with Pagefind's index, below `folder`/pagefind."""
    return built(papers, folder / "pagefind", write_pagefind, ("pagefind", "pagefind_bin"))


# ---------------------------------------------------------------- serving and browsing


@dataclass
class Served:
    """A site being served: where, and the paths answered with a whole file so far (in order, repeats kept)."""

    root: Path
    url: str = ""
    paths: list[str] = field(default_factory=list)


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a static host does (kept connections, cacheable) and notes each one sent."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, served: Served, **options: object) -> None:
        self.served = served
        super().__init__(*arguments, directory=str(served.root), **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if int(code) == 200:
            self.served.paths.append(unquote(urlsplit(self.path).path))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(root: Path) -> Iterator[Served]:
    """Serve the files below `root` on a free port of 127.0.0.1."""
    served = Served(root)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, served=served)) as server:
        served.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield served
        finally:
            server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser profile with nothing cached."""
    context = browser.new_context()
    context.set_default_timeout(TIMEOUT)
    try:
        yield context.new_page()
    finally:
        context.close()


# ---------------------------------------------------------------- asking


def type_query(page: Page, query: str) -> list[int]:
    """The papers Material lists for `query`, typed into its emptied search field."""
    box = page.locator("[data-md-component=search-query]")
    box.fill("")
    box.press("End")  # Material reads the field when a key is let go
    sent = page.evaluate("asked.sent")
    page.keyboard.insert_text(query)
    box.press("End")
    shown = page.wait_for_function(SHOWN_LINKS, arg=[query, sent, SHOWN]).json_value()
    return [number_of(link) for link in shown["links"]]


def material(papers: Papers, queries: Queries, folder: Path) -> list[list[int]]:
    """For each query the positions in `papers` of the pages Material lists, best first, at most 10."""
    with serve(material_site(papers, folder)) as served, chromium() as browser, fresh_page(browser) as page:
        page.add_init_script(WATCH_WORKER)
        page.goto(served.url + "/")
        page.locator("[data-md-component=search-query]").click()
        return [type_query(page, words) if (words := clean(query)) else [] for query in queries]


def ask_pagefind(page: Page, query: str) -> list[int]:
    """The papers Pagefind lists for `query` on a page of its site; fetches what it needs for that."""
    words = clean(query)
    return [number_of(url) for url in page.evaluate(PAGEFIND_ASK, [words, SHOWN])] if words else []


def pagefind(papers: Papers, queries: Queries, folder: Path) -> list[list[int]]:
    """For each query the positions in `papers` of the pages Pagefind lists, best first, at most 10."""
    with serve(pagefind_site(papers, folder)) as served, chromium() as browser, fresh_page(browser) as page:
        page.goto(served.url + "/")
        return [ask_pagefind(page, query) for query in queries]


def wire_bytes(path: Path) -> int:
    """Bytes of a file's content on the wire: as gzip -6, or as it is if it is compressed already."""
    content = path.read_bytes()
    if path.suffix in SQUEEZED:
        return len(content)
    squeeze = zlib.compressobj(GZIP_LEVEL, wbits=31)
    return len(squeeze.compress(content) + squeeze.flush())


def pagefind_first_queries(papers: Papers, queries: Queries, folder: Path) -> list[tuple[int, int]]:
    """For each query, asked first on a page with nothing cached: (bytes on the wire, requests).

    Counts all files but the HTML page: Pagefind's scripts, entry, WebAssembly, meta, index chunks and the
    fragments of the first 10 results.  Bodies only: response headers are left out.
    """
    costs = []
    with serve(pagefind_site(papers, folder)) as served, chromium() as browser:
        for query in queries:
            with fresh_page(browser) as page:
                page.goto(served.url + "/")
                served.paths.clear()
                ask_pagefind(page, query)
                files = [served.root / path.lstrip("/") for path in served.paths]
            costs.append((sum(map(wire_bytes, files)), len(files)))
    return costs


PEERS = (Peer("material", material), Peer("pagefind", pagefind))


# ---------------------------------------------------------------- command line


def read_papers(path: Path, most: int | None) -> list[Paper]:
    """The first `most` papers (all, if None) of a JSON lines file, .xz or plain."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, islice(lines, most))
        return [(row["title"], row["abstract"], row.get("tags", row.get("categories", []))) for row in rows]


def main() -> None:
    """Print what each peer lists for each query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="working folder; its indexes are used again")
    parser.add_argument("-n", type=int, help="take the first N papers only")
    parser.add_argument("--bytes", action="store_true", help="also weigh Pagefind's first query")
    args = parser.parse_args()
    papers = read_papers(args.papers, args.n)
    queries = [line.strip() for line in args.queries.read_text(encoding="utf-8").splitlines() if line.strip()]
    answers = {peer.name: peer.search(papers, queries, args.out) for peer in PEERS}
    costs = pagefind_first_queries(papers, queries, args.out) if args.bytes else None
    for at, query in enumerate(queries):
        print(f"\n== {query}")
        for name, lists in answers.items():
            print(f"  {name}: {len(lists[at])} listed")
            for number in lists[at]:
                print(f"    {number:6d}  {clean(papers[number][0])[:90]}")
        if costs:
            print("  pagefind, first query on a cold page: {:,} bytes in {} requests".format(*costs[at]))


if __name__ == "__main__":
    main()
