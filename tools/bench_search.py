"""How exact, how heavy, how fast and how good the search is, on the shared papers.

    tools/bench_search.py [build|exact|weigh|browser|titles|fuzz|relevance …]

Everything drawn is drawn with fixed seeds. Times are of this machine; everything else is the same anywhere.
"""

from __future__ import annotations

import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import search_peers
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, sync_playwright

from builder import pipeline
from builder.config.settings import PROJECT, read_config
from builder.model.archive import Archive
from builder.pipeline import read
from builder.search.analysis import STOP_WORDS, words
from builder.search.files import render_shards
from builder.text.cleaning import clean
from tests.search.conftest import Node, ask_of, write_site
from tests.search.shelf import read_papers, shelf_of
from tests.search.test_answers import STRANGE
from tests.search.test_twins import build_both, some_queries

SIZES = (10_000, 100_000)
WORK = Path(tempfile.gettempdir()) / "paper-archive-bench"
SHOWN = 7
"""Papers that the box of a page shows."""


def main(*parts: str) -> None:
    chosen = parts or tuple(PARTS)
    for part in chosen:
        print(f"\n== {part}", flush=True)
        PARTS[part]()


# -- Sites -------------------------------------------------------------------------------------


@cache
def shelf(number: int) -> Archive:
    return shelf_of(read_papers(number))


@cache
def site(number: int) -> Path:
    """A folder with the search of the first shared papers, and a page that may load it."""
    folder = WORK / str(number)
    shutil.rmtree(folder, ignore_errors=True)
    write_site(shelf(number), folder)
    (folder / "search.html").write_text(PAGE, encoding="utf-8")
    shutil.copytree(PROJECT / "site_templates/assets/js", folder / "assets/js")
    return folder


PAGE = (
    '<!doctype html><meta charset="utf-8"><title>Search</title>'
    '<script src="assets/js/load.js"></script><script src="assets/js/rows.js"></script>'
)


@cache
def some_words(number: int, count: int, seed: int = 7) -> list[str]:
    """What readers may type: one to three words that stand together in a title."""
    chance = random.Random(seed)
    papers = read_papers(number)
    found: list[str] = []
    while len(found) < count:
        title = [word for word in words(clean(chance.choice(papers)["title"])) if word.isalpha()]
        length = chance.choices([1, 2, 3], [25, 45, 30])[0]
        at = chance.randrange(max(1, len(title) - length))
        part = title[at : at + length]
        if len(part) == length and not {part[0], part[-1]} & STOP_WORDS and all(len(word) > 2 for word in part):
            found.append(" ".join(part))
    return found


# -- Build -------------------------------------------------------------------------------------


def bench_build() -> None:
    """Parsed papers to every file of the index, each size in a process of its own."""
    for number in (10_000, 20_000, 50_000, 100_000):
        code = f"import bench_search; bench_search.build_once({number})"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT)


def build_once(number: int) -> None:
    archive = shelf(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    start = time.perf_counter()
    files = size = 0
    for page in render_shards(archive):
        files, size = files + 1, size + len(page.content)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{number:>7,} papers: {seconds:5.2f} s, {seconds / number * 1e6:4.0f} microseconds a paper, "
        f"{peak:.2f} GB ({before:.2f} of it the papers); {files:,} files, {size / 1e6:.1f} MB",
        flush=True,
    )


# -- Exactness ---------------------------------------------------------------------------------


def bench_exact() -> None:
    """The engine over shards against one whole index of lunr.js."""
    for number, count, shortest, most in ((10_000, 2_000, 1, 10_000), (100_000, 500, 8, 500)):
        node = Node(site(number))
        start = time.perf_counter()
        ours, theirs = build_both(node, shelf(number), WORK)
        print(
            f"{number:>7,} papers: the whole index of {len(ours):,} bytes is "
            + ("equal to lunr.js's" if ours == theirs else "DIFFERENT from lunr.js's")
        )
        terms = [term for term, _ in json.loads(ours)["invertedIndex"]]
        queries = some_queries(terms, count, shortest=shortest)
        answer = node("compare", queries=queries, most=most)
        node.close()
        print(
            f"        {count:,} queries, {answer['found']:,} results: {len(answer['different'])} mismatches, "
            f"{time.perf_counter() - start:.0f} s",
            flush=True,
        )
        for query in answer["different"][:5]:
            print("        differs:", json.dumps(query))


# -- Weight ------------------------------------------------------------------------------------


def bench_weigh() -> None:
    """What the first query of a reader costs, everything counted."""
    for number in SIZES:
        queries = some_words(number, 300)
        node = Node(site(number))
        answers = node("ask", texts=queries, options={"enough": SHOWN}, shown=SHOWN, cold=True)
        weigh_all(f"{number:>7,} papers, words", number, [answer["loaded"] for answer in answers])
        fuzzy = [[[word, {"usePipeline": False, "editDistance": 1}]] for word in long_words(number, 100)]
        weigh_all(f"{number:>7,} papers, word~1", number, node("weigh", queries=fuzzy))
        misspelt = node("ask", texts=misspellings(number, 100), options={"enough": SHOWN}, shown=SHOWN, cold=True)
        weigh_all(f"{number:>7,} papers, misspelt", number, [answer["loaded"] for answer in misspelt])
        helped = sum(bool(answer["suggestions"]) for answer in misspelt)
        print(
            f"        {helped} of {len(misspelt)} were unknown and got a proposal, or a word of why not; "
            "the others stand in some paper"
        )
        node.close()
    papers = [(p["title"], p["abstract"], p["categories"]) for p in read_papers(10_000)]
    costs = search_peers.pagefind_first_queries(papers, some_words(10_000, 60), WORK / "peers-10000")
    told("Pagefind, 10,000 papers", [size for size, _ in costs], [count for _, count in costs])


def long_words(number: int, count: int) -> list[str]:
    chance = random.Random(11)
    known = sorted({word for query in some_words(number, 600, 13) for word in query.split() if len(word) >= 5})
    return chance.sample(known, count)


def misspellings(number: int, count: int) -> list[str]:
    """Words with two neighbours swapped."""
    chance = random.Random(17)
    found = []
    for word in long_words(number, count):
        at = chance.randrange(2, len(word) - 1)
        found.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return found


def weigh_all(name: str, number: int, loads: Sequence[Sequence[str]]) -> None:
    folder = site(number) / "assets/search"
    weights = [sum(gzipped(folder / path) for path in {"search.js", *paths}) for paths in loads]
    told(name, weights, [len({"search.js", *paths}) for paths in loads])


@cache
def gzipped(path: Path) -> int:
    squeeze = zlib.compressobj(6, wbits=31)
    return len(squeeze.compress(path.read_bytes()) + squeeze.flush())


def told(name: str, weights: list[int], requests: list[int]) -> None:
    print(
        f"{name:<28} kB gzip -6: median {median(weights) / 1e3:6.1f}, p95 {quantile(weights, 0.95) / 1e3:6.1f}, "
        f"most {max(weights) / 1e3:6.1f}; requests: median {median(requests):.0f}, most {max(requests)}",
        flush=True,
    )


def quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


# -- A browser ---------------------------------------------------------------------------------

ASK = """async ([texts, shown]) => {
  const times = [];
  const start = performance.now();
  await paperArchive.load("assets/search/search.js");
  const search = window.opened ??= paperArchive.search.open(new URL("assets/search/", location).href);
  const slices = [];
  for (const text of texts) {
    const from = times.length ? performance.now() : start;
    await search.run(async (shards) => {
      const answer = await paperArchive.ask.ask(shards, text, { enough: shown });
      const papers = await shards.documents(answer.papers.slice(0, shown));
      return papers.map((paper) => paperArchive.results.row(paper, answer, "").textContent);
    });
    times.push(performance.now() - from);
  }
  return times;
}"""

KEYS = """async ([texts, shown]) => {
  const blocked = [];
  new PerformanceObserver((list) => blocked.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ type: "longtask" });
  const search = window.opened;
  for (const text of texts) for (let length = 1; length <= text.length; length += 1) {
    await search.run(async (shards) => {
      const answer = await paperArchive.ask.ask(shards, text.slice(0, length), { enough: shown });
      const papers = await shards.documents(answer.papers.slice(0, shown));
      papers.forEach((paper) => paperArchive.results.row(paper, answer, ""));
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return blocked;
}"""


def bench_browser() -> None:
    """Chromium, from disk: a cold page to its first results, then other queries on the same page; and typing."""
    with sync_playwright() as playwright:
        chromium = os.environ["CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for number in SIZES:
            queries = some_words(number, 60, 23)
            first, later = [], []
            for query, other in zip(queries[:30], queries[30:], strict=True):
                page = browser.new_page()
                page.goto((site(number) / "search.html").as_uri())
                cold, warm = page.evaluate(ASK, [[query, other], SHOWN])
                first.append(cold)
                later.append(warm)
                page.close()
            print(
                f"{number:>7,} papers, file://: first results median {median(first):.0f} ms, "
                f"most {max(first):.0f} ms; a later query median {median(later):.0f} ms, most {max(later):.0f} ms",
                flush=True,
            )
            blocked = typed(browser.new_page(), number, queries[:20])
            print(
                f"        typed key by key, 20 queries: {len(blocked)} tasks over 50 ms"
                + (f", the longest {max(blocked):.0f} ms" if blocked else ""),
                flush=True,
            )
        browser.close()


def typed(page: Page, number: int, queries: Sequence[str]) -> list[float]:
    page.goto((site(number) / "search.html").as_uri())
    page.evaluate(ASK, [["warm"], SHOWN])
    return list(page.evaluate(KEYS, [list(queries), SHOWN]))


# -- Titles ------------------------------------------------------------------------------------


def bench_titles() -> None:
    """Every title asked for whole."""
    archive = seeds()
    node = Node(write_site(archive, WORK / "seeds"))
    titles_of(node, "the seeds", archive, [entry.paper.title for entry in archive.entries.values()])
    node.close()
    archive = shelf(100_000)
    node = Node(site(100_000))
    titles = [entry.paper.title for entry in archive.entries.values()]
    titles_of(node, "100,000 papers", archive, random.Random(29).sample(titles, 5_000))
    node.close()


def titles_of(node: Node, name: str, archive: Archive, titles: Sequence[str]) -> None:
    known = [entry.paper.title for entry in archive.entries.values()][::-1]
    firsts: list[str] = []
    for part in batches(titles, 500):
        firsts += [known[answer["papers"][0]] if answer["papers"] else "" for answer in ask_of(node, part)]
    wrong = [(title, first) for title, first in zip(titles, firsts, strict=True) if title != first]
    alike = [pair for pair in wrong if clean(pair[0]).lower() == clean(pair[1]).lower()]
    print(
        f"{name}: {len(titles) - len(wrong)} of {len(titles)} titles first; "
        f"{len(alike)} behind one that is equal but for capitals"
    )
    for title, first in [pair for pair in wrong if pair not in alike][:10]:
        print(f"        {title!r} -> {first!r}")


def batches(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(values), size):
        yield values[at : at + size]


# -- Whatever is typed -------------------------------------------------------------------------

DRAW = """async ([texts, shown]) => {
  const failed = [];
  const search = window.opened;
  for (const text of texts) {
    try {
      await search.run(async (shards) => {
        const answer = await paperArchive.ask.ask(shards, text, { enough: shown });
        const papers = await shards.documents(answer.papers.slice(0, shown));
        papers.forEach((paper) => paperArchive.results.row(paper, answer, ""));
        return [paperArchive.results.summary(answer), paperArchive.results.remarks(answer)];
      });
    } catch (error) { failed.push([text, String(error)]); }
  }
  return failed;
}"""


def bench_fuzz() -> None:
    """20,000 strange texts, asked and drawn in Chromium from disk."""
    texts = strange_texts(20_000)
    with sync_playwright() as playwright:
        chromium = os.environ["CHROMIUM"]
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto((site(10_000) / "search.html").as_uri())
        page.evaluate(ASK, [["warm"], SHOWN])
        start = time.perf_counter()
        failed = [failure for part in batches(texts, 200) for failure in page.evaluate(DRAW, [part, SHOWN])]
        browser.close()
    print(
        f"{len(texts):,} texts, the longest of {max(map(len, texts)):,} characters: {len(failed)} exceptions, "
        f"{len(complaints)} complaints, {time.perf_counter() - start:.0f} s"
    )
    for text, error in failed[:5]:
        print(f"        {text[:80]!r}: {error}")


def strange_texts(number: int) -> list[str]:
    found: list[str] = []

    @settings(max_examples=number, derandomize=True, database=None, deadline=None)
    @given(TYPED)
    def collect(text: str) -> None:
        found.append(text)

    collect()
    return [*found, *STRANGE]


OPERATORS = ("title:", "tag:", "year:", "topic:", "-title:", "__proto__")
SIGNS = st.sampled_from([*'-:"+~^*\\/|&<>(){}[]$#@!?., \t\n', *OPERATORS])
LETTERS = st.text(st.characters(categories=("L", "N", "M", "S", "P", "Z", "Cc", "Cf", "Co")), max_size=30)
RIGHT_TO_LEFT = st.text(st.characters(min_codepoint=0x590, max_codepoint=0x8FF), max_size=20)
EMOJI = st.text(st.characters(min_codepoint=0x1F300, max_codepoint=0x1FAFF), max_size=8)
WORDS = st.sampled_from("the diffusion models of quantum Schrödinger $\\alpha$ time-lapse 2019 C++ naïve".split())
PIECES = st.lists(st.one_of(SIGNS, LETTERS, RIGHT_TO_LEFT, EMOJI, WORDS), max_size=12)
PASTES = st.tuples(PIECES.map(" ".join), st.integers(2, 400)).map(lambda of: (f"{of[0]} " * of[1])[:10_000])
TYPED = PIECES.map(" ".join) | PIECES.map("".join) | PASTES


# -- Relevance ---------------------------------------------------------------------------------


@cache
def seeds() -> Archive:
    config = read_config(PROJECT / "archive.toml")
    return pipeline.gather(read(config, lambda *_: None), config, lambda *_: None)


def bench_relevance() -> None:
    """nDCG@10 (Jarvelin, Kekalainen 2002; gain 2^grade - 1) of questions judged before this was built."""
    entries = [*seeds().entries.values()][::-1]
    slugs = [entry.slug for entry in entries]
    told = (PROJECT / "tests/search/questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions: list[dict[str, Any]] = list(map(json.loads, told))
    queries = [question["query"] for question in questions]
    node = Node(write_site(seeds(), WORK / "seeds"))
    rankings = {"ours": [[*answer["papers"][:10]] for answer in ask_of(node, queries)]}
    node.close()
    papers = [(entry.paper.title, entry.paper.abstract, [tag.name for tag in entry.tags]) for entry in entries]
    for peer in search_peers.PEERS:
        rankings[peer.name] = peer.search(papers, queries, WORK / "peers-seeds")
    for name, found in rankings.items():
        gains = [
            ndcg([slugs[at] for at in papers], q["answers"]) for papers, q in zip(found, questions, strict=True)
        ]
        print(
            f"{name:<10} nDCG@10 {sum(gains) / len(gains):.3f} over {len(gains)} questions; "
            f"{gains.count(0)} without a good answer"
        )


def ndcg(found: Sequence[str], grades: dict[str, int]) -> float:
    best = sorted(grades.values(), reverse=True)[:10]
    return gain([grades.get(slug, 0) for slug in found[:10]]) / gain(best)


def gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades))


PARTS = {
    "build": bench_build, "exact": bench_exact, "weigh": bench_weigh, "browser": bench_browser,
    "titles": bench_titles, "fuzz": bench_fuzz, "relevance": bench_relevance,
}  # fmt: skip

if __name__ == "__main__":
    main(*sys.argv[1:])
