"""The site of an archive that knows who wrote its papers."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path


class Links(HTMLParser):
    """Where the links of a page lead, and its scripts."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [values["href"] or ""] if tag == "a" and "href" in values else []
        is_data = values.get("type") == "application/ld+json"
        self.scripts += [values.get("src") or "inside"] if tag == "script" and not is_data else []


def test_names_ids_and_links_of_a_hostile_record_are_text(people: Path) -> None:
    for page in people.rglob("*.html"):
        found = Links(page)
        assert all(re.match(r"(?!\w+:)|https?://", link) for link in found.links), page
        assert all("assets/js/" in script for script in found.scripts), page


def test_the_names_of_two_people_lead_to_both_and_to_each(people: Path) -> None:
    shared = Links(people / "authors" / "jose-garcia.html")
    assert sum(link.startswith("jose-garcia-") for link in shared.links) == 2
    assert "authors/index.html" in Links(people / "index.html").links


def test_of_many_authors_twenty_are_seen_and_the_others_are_folded(people: Path) -> None:
    text = (people / "papers" / "paper-1.html").read_text(encoding="utf-8")
    before, folded = text.split("<details>", 1)
    assert before.count("search.html?q=author") == 19
    assert "<summary>21 more authors</summary>" in folded
    assert "Given39 Family39</a></p></details>" in folded


def test_a_paper_of_which_nothing_is_known_says_nothing_of_it(people: Path) -> None:
    text = (people / "papers" / "paper-5.html").read_text(encoding="utf-8")
    assert not re.search("pa-people|pa-sources|pa-looked-up|Published", text)
    assert "authors and year to be completed" in text
    assert "Search arXiv for it" in text


def test_it_says_what_was_looked_up_once(people: Path) -> None:
    text = (people / "papers" / "paper-0.html").read_text(encoding="utf-8")
    assert text.count("arXiv number looked up at arXiv on 28 November 2026, not in the listing") == 1


def test_nothing_on_a_page_is_called_a_byline(people: Path) -> None:
    """Zotero takes what is called so for the author."""
    assert not any("byline" in page.read_text(encoding="utf-8") for page in people.rglob("*.html"))
