"""Topics, tags and related papers as a reader meets them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from builder.model.archive import Archive, Term
from tests.browser.conftest import Visit


def related(visit: Visit) -> Locator:
    return visit.page.locator(".pa-related li")


def kin(visit: Visit, name: str) -> list[str]:
    """The tags under "Broader" or "Narrower" of a tag's page."""
    line = visit.page.locator(".pa-kin").filter(has_text=re.compile(f"^{name}"))
    return line.get_by_role("link").all_inner_texts()


def with_kin(archive: Archive) -> Term:
    """The tag with the most narrower ones among those with a broader one."""
    return max((term for term in archive.tags if term.broader), key=lambda term: len(term.narrower))


def test_a_tag_leads_to_its_broader_and_narrower_ones_and_back(visit: Visit, archive: Archive) -> None:
    term = with_kin(archive)
    names = {one.slug: one.name for one in archive.tags}
    visit.open(f"tags/{term.slug}.html")
    assert term.broader
    assert kin(visit, "Broader") == [names[term.broader]]
    assert kin(visit, "Narrower") == [names[slug] for slug in term.narrower[:12]]
    child = names[term.narrower[0]]
    with visit.page.expect_navigation():
        visit.page.locator(".pa-kin").get_by_role("link", name=child, exact=True).click()
    assert visit.path() == f"tags/{term.narrower[0]}.html"
    assert kin(visit, "Broader") == [term.name]


def test_a_tag_says_how_many_papers_it_has(visit: Visit, archive: Archive) -> None:
    term = max(archive.tags, key=lambda term: len(term.papers))
    visit.open(f"tags/{term.slug}.html")
    expect(visit.page.locator("[data-pa-count]")).to_contain_text(f"{len(term.papers)} papers")


def test_a_topic_says_what_it_is_and_how_many_papers_it_has(visit: Visit, archive: Archive) -> None:
    term = max((one for terms in archive.topics.values() for one in terms), key=lambda one: len(one.papers))
    visit.open(f"topics/{term.slug}.html")
    expect(visit.page.locator(".pa-head")).to_contain_text(term.description)
    expect(visit.page.locator("[data-pa-count]")).to_contain_text(f"{len(term.papers)} papers")


def test_a_paper_shows_both_topics_its_tags_and_why_others_are_related(visit: Visit, archive: Archive) -> None:
    entry = next(
        entry for entry in archive.entries.values() if len(entry.topics.shown) == 2 and len(entry.related) == 5
    )
    visit.open(entry.permalink)
    for name in (*entry.topics.shown, *(tag.name for tag in entry.tags)):
        expect(visit.page.locator("main").get_by_role("link", name=name, exact=True).first).to_be_visible()
    expect(related(visit)).to_have_count(5)
    for line, near in zip(related(visit).all(), entry.related, strict=True):
        assert near.because
        expect(line.locator("a")).to_have_text(archive.entries[near.id].paper.title)
        expect(line).to_contain_text(f"Both on {', '.join(near.because)}")


def test_a_related_paper_is_one_key_away(visit: Visit, archive: Archive) -> None:
    entry = next(entry for entry in archive.entries.values() if entry.related)
    visit.open(entry.permalink)
    visit.follow(".pa-related a")
    assert visit.path() == archive.entries[entry.related[0].id].permalink
