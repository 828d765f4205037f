"""What is left when our theme, our scripts or the rest of the site are gone: Markdown that says all, pages that
read alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown
import pytest

from builder.model.archive import Archive, Entry
from builder.text.cleaning import squeeze

FOREIGN = re.compile(r"<(?:script|img|iframe|svg|style)|<[^>]* on\w+=|href=\"(?!https?:|[^\":]*\")")
"""Markup that is not ours."""

NOT_READ = {"script", "style", "head", "svg"}


class Reading(HTMLParser):
    """What a browser without style and script shows of a page, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[str] = []
        self._closed = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._closed += tag in NOT_READ
        if tag == "a" and (to := dict(attrs).get("href")):
            self.links.append(to)

    def handle_endtag(self, tag: str) -> None:
        self._closed -= tag in NOT_READ

    def handle_data(self, data: str) -> None:
        if not self._closed:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return squeeze("".join(self.pieces))


def without_front_matter(text: str) -> str:
    """As every program does that knows front matter: what stands between the first two lines of hyphens goes."""
    return text.split("\n---\n", 1)[1]


def pages_of(docs: Path) -> Iterator[tuple[str, Reading]]:
    """Every page of Markdown by plain Python-Markdown, without an extension."""
    for path in sorted(docs.rglob("*.md")):
        text = without_front_matter(path.read_text(encoding="utf-8"))
        yield path.relative_to(docs).as_posix(), Reading(markdown.markdown(text))


@pytest.fixture(scope="session")
def rendered(docs: Path) -> dict[str, Reading]:
    return dict(pages_of(docs))


def _wanted(entry: Entry) -> Iterator[str]:
    yield entry.shown.plain_title
    yield entry.shown.plain_abstract
    yield from entry.topics.shown
    yield from (tag.name for tag in entry.tags)
    yield from (author.name for author in entry.paper.details.authors)


def test_the_markdown_of_a_paper_says_title_abstract_day_topics_and_tags(
    rendered: dict[str, Reading], archive: Archive
) -> None:
    for entry in archive.entries.values():
        text = rendered[entry.permalink.replace(".html", ".md")].text
        assert [words for words in _wanted(entry) if squeeze(words) not in text] == []
        days = {sighting.record.listed_on for sighting in entry.paper.sightings}
        assert all(f"{day:%A} {day.day} {day:%B} {day.year}" in text for day in days if day), entry.permalink  # type: ignore[union-attr,str-bytes-safe]


def test_the_markdown_of_topics_and_days_names_their_papers(
    rendered: dict[str, Reading], archive: Archive
) -> None:
    terms = [*(term for terms in archive.topics.values() for term in terms), *archive.days]
    for term in terms:
        first = rendered[term.address.replace(".html", ".md")]
        shown = [archive.entries[paper].permalink.replace(".html", ".md") for paper in term.papers[:100]]
        assert {f"../{path}" for path in shown} <= {*first.links}


@pytest.mark.parametrize("built", ["site", "hostile", "kinds", "people"])
def test_every_link_among_the_pages_of_markdown_works(built: str, request: pytest.FixtureRequest) -> None:
    docs: Path = request.getfixturevalue(built).with_name("docs")
    broken = [
        (path, to)
        for path, page in pages_of(docs)
        for to in page.links
        if not urlsplit(to).scheme and not (docs / path).parent.joinpath(unquote(urlsplit(to).path)).is_file()
    ]
    assert broken == []


def test_a_hostile_seed_brings_no_markup_into_the_markdown(hostile: Path) -> None:
    for path in sorted(hostile.with_name("docs").rglob("*.md")):
        text = markdown.markdown(without_front_matter(path.read_text(encoding="utf-8")))
        assert not re.search(
            r"<(?:script|img|iframe|svg|style)|<[^>]* on\w+=|href=\"(?!https?:|[^\":]*\")", text
        ), path


def test_a_page_saved_alone_reads_in_order(people: Path, site: Path) -> None:
    """Title, authors, then abstract stand in the text of the page, whatever is not there with it."""
    read = 0
    for path in [*sorted((people / "papers").glob("*.html")), *sorted((site / "papers").glob("*.html"))[:50]]:
        html = path.read_text(encoding="utf-8")
        if 'class="pa-grid pa-paper"' not in html:
            continue
        read += 1
        places = [*map(partial(_place, html), ("<h1", 'id="abstract"', 'id="text"', 'id="cite"', "<footer"))]
        assert places == sorted(places), path.name
        if 'class="pa-people"' in html:
            assert places[0] < html.index('class="pa-people"') < places[1]
        assert " hidden" not in re.sub(r">[^<]*<", "><", html), path.name
        assert Reading(html).text.find("Abstract") > 0
    assert read > 50


def _place(html: str, mark: str) -> int:
    return html.find(mark)
