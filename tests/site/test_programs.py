"""What other programs find in the pages: html-metadata, the types of schema.org, Zotero's rules, browsers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree

from builder.config.settings import PROJECT
from builder.model.archive import Archive
from tests.site.conftest import ADDRESS
from tests.site.zotero import saved

WEB = PROJECT / "tools" / "web"

TOPIC = "topics/learning-theory-and-training-dynamics.html"


class Data(HTMLParser):
    """The blocks of linked data in a page, whether they can be read or not."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._is_in = False
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        self.blocks += [data] if self._is_in else []

    def handle_endtag(self, tag: str) -> None:
        self._is_in = False


def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.fail("node is not on PATH: what reads the pages is a script")
    return found


def metadata(*pages: Path) -> list[dict[str, Any]]:
    """What html-metadata finds in each page."""
    command = [node(), str(WEB / "metadata.mjs")]
    paths = json.dumps([str(page) for page in pages])
    done = subprocess.run(command, input=paths, capture_output=True, text=True, check=True, cwd=WEB)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def papers(site: Path) -> list[Path]:
    """The pages of papers, without those that only lead to one."""
    pages = sorted((site / "papers").glob("*.html"))
    return [page for page in pages if 'name="citation_title"' in page.read_text(encoding="utf-8")]


# -- What html-metadata finds ----------------------------------------------------------------------


def test_a_page_tells_title_authors_date_abstract_and_pdf(people: Path) -> None:
    looked_up, crowd, bare = metadata(*(people / "papers" / f"paper-{at}.html" for at in (0, 1, 5)))

    told = looked_up["highwirePress"]
    assert told["title"] == looked_up["openGraph"]["title"] == "Paper 0"
    assert told["author"][:3] == ["José García", "<script>alert(1)</script>", "[x](javascript:alert(1))"]
    assert (told["publication_date"], told["arxiv_id"]) == ("2019/02/03", "2509.01234")
    assert told["pdf_url"] == "https://arxiv.org/pdf/2509.01234"
    assert told["public_url"] == "https://arxiv.org/abs/2509.01234"
    assert told["abstract"].startswith(looked_up["general"]["description"].rstrip("…"))
    assert len(crowd["highwirePress"]["author"]) == 41
    assert (crowd["highwirePress"]["doi"], crowd["highwirePress"]["online_date"]) == ("10.1234/<b>", "2025/09/09")
    assert set(bare["highwirePress"]) <= {"title", "online_date", "abstract", "language"}


def test_every_page_of_the_real_site_tells_what_it_shows(site: Path, archive: Archive) -> None:
    entries = sorted(archive.entries.values(), key=lambda entry: entry.permalink)

    found = metadata(*(site / entry.permalink for entry in entries))

    for entry, told in zip(entries, (one["highwirePress"] for one in found), strict=True):
        assert (told["title"], told["abstract"]) == (entry.shown.plain_title, entry.shown.plain_abstract)
        assert told["online_date"] in {"2025/08/29", "2025/09/09"} if entry.first_listed else True
        assert "author" not in told


def test_a_list_of_a_topic_tells_as_many_papers_as_it_has(site: Path, people: Path) -> None:
    found = [*sorted((site / "topics").rglob("*.html")), *sorted((people / "topics").rglob("*.html"))]
    lists = [page for page in found if not page.name.startswith("group-")]  # those get it from their script
    counts = {page: page.read_text(encoding="utf-8").count("<h3><a") for page in lists}
    told = metadata(*(page for page, count in counts.items() if count))

    assert [len(one["coins"]) for one in told] == list(filter(None, counts.values()))
    assert all(item["rft"]["title"] for one in told for item in one["coins"])
    assert not any("Z3988" in page.read_text(encoding="utf-8") for page in papers(site))


# -- What Zotero would save ------------------------------------------------------------------------


def test_a_page_without_authors_is_saved_as_a_document_without_creators(site: Path) -> None:
    found = [saved(page) for page in papers(site)]

    assert len(found) == 281
    assert {one.type for one in found} == {"document"}
    assert not any(one.creators for one in found)


def test_a_preprint_is_saved_as_one_with_its_number(people: Path) -> None:
    found = saved(people / "papers" / "paper-0.html")

    assert found.type == "preprint"
    assert (found.fields["z.repository"], found.fields["z.archiveID"]) == ("arXiv", "arXiv:2509.01234")
    assert len(found.creators) == 7


def test_a_list_of_a_topic_offers_all_its_papers(site: Path) -> None:
    found = saved(site / TOPIC)

    text = (site / TOPIC).read_text(encoding="utf-8")
    assert found.type == "multiple"
    assert len(found.choices) == text.count("<h3><a") > 20
    assert len({choice["rft.title"][0] for choice in found.choices}) == len(found.choices)


# -- Linked data -----------------------------------------------------------------------------------


def test_linked_data_fits_the_types_of_schema_org(site: Path, people: Path, hostile: Path, tmp_path: Path) -> None:
    pages = [page for built in (site, people, hostile) for page in papers(built)]
    blocks = [block for page in pages for block in Data(page).blocks]
    assert len(blocks) == len(pages) > 281
    lines = [f"export const p{at}: WithContext<ScholarlyArticle> = {block};" for at, block in enumerate(blocks)]
    head = 'import type { ScholarlyArticle, WithContext } from "schema-dts";'
    (tmp_path / "node_modules").symlink_to(WEB / "node_modules")
    (tmp_path / "papers.ts").write_text("\n".join([head, *lines]), encoding="utf-8")

    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"]
    command = [node(), str(WEB / "node_modules" / "typescript" / "bin" / "tsc"), *options, "papers.ts"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stdout == ""
    assert done.returncode == 0


def test_no_title_or_name_ends_a_block_of_data_or_a_value(hostile: Path, people: Path) -> None:
    for page in [*papers(hostile), *papers(people)]:
        [block] = Data(page).blocks
        assert not re.search("[<>&\u2028\u2029]", block)
        assert json.loads(block)["@type"] == "ScholarlyArticle"


# -- What a published site has more ----------------------------------------------------------------


def test_a_site_with_an_address_says_where_each_page_is_and_when_it_changed(kinds: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = etree.parse(kinds / "sitemap.xml").getroot().findall("s:url", names)
    days = {url.findtext("s:loc", "", names): url.findtext("s:lastmod", "", names) for url in found}

    assert days[f"{ADDRESS}papers/melting-lattices.html"] == days[f"{ADDRESS}index.html"] == "2025-09-09"
    assert all((kinds / place.removeprefix(ADDRESS)).is_file() for place in days)
    for place in days:
        text = (kinds / place.removeprefix(ADDRESS)).read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{place}">' in text


def test_a_site_with_an_address_shows_a_picture_where_it_is_shared(kinds: Path) -> None:
    home, paper = metadata(kinds / "index.html", kinds / "papers" / "melting-lattices.html")

    for told, kind, path in ((home, "website", "index.html"), (paper, "article", "papers/melting-lattices.html")):
        card = told["openGraph"]
        assert (card["type"], card["url"]) == (kind, ADDRESS + path)
        assert card["description"] == told["general"]["description"]
        picture = kinds / card["image"]["url"].removeprefix(ADDRESS)
        assert picture.read_bytes().startswith(b"\x89PNG")
    assert (home["openGraph"]["title"], paper["openGraph"]["title"]) == ("Paper Archive", "Melting lattices")


def test_browsers_can_search_it_from_their_address_bar(kinds: Path) -> None:
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    root = etree.parse(kinds / "opensearch.xml").getroot()
    url = root.find("o:Url", names)

    assert root.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    assert 0 < len(root.findtext("o:ShortName", "", names)) <= 16
    assert 0 < len(root.findtext("o:Description", "", names)) <= 1024
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": f"{ADDRESS}search.html?q={{searchTerms}}"}
    kind, name = "application/opensearchdescription+xml", "Paper Archive"
    link = f'<link rel="search" type="{kind}" title="{name}" href="opensearch.xml">'
    assert link in (kinds / "index.html").read_text(encoding="utf-8")


def test_a_site_without_an_address_leaves_out_what_needs_one(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")

    assert not any((site / name).exists() for name in ("opensearch.xml", "sitemap.xml", "sitemap.xml.gz"))
    assert not re.search('rel="(search|canonical)"|og:(image|url)', text)


def test_browsers_can_install_it(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    home = (site / "index.html").read_text(encoding="utf-8")

    assert manifest.keys() >= {"name", "short_name", "start_url", "scope", "display", "icons"}
    assert (site / manifest["start_url"]).is_file()
    assert urljoin("https://you.example/archive/manifest.webmanifest", manifest["scope"]) == (
        "https://you.example/archive/"
    )
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert '<link rel="manifest" href="manifest.webmanifest">' in home
