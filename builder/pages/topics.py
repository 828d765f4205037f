"""All topics, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import OTHER, TOPIC
from builder.pages.context import PageContext
from builder.pages.front_matter import Link
from builder.pages.lists import BESIDE, PaperList, list_pages, terms_page
from builder.pages.page import Page
from builder.pages.parts import beside, counted, counted_topic, group, section_link


def topic_pages(context: PageContext) -> Iterator[Page]:
    for name, terms in context.archive.topics.items():
        for term in terms:
            others = [counted(other, other.description or None) for other in terms if other != term]
            listed = PaperList(
                facet=TOPIC,
                slug=term.slug,
                title=term.name,
                papers=term.papers,
                kicker=Link(name, TOPIC.index) if name != OTHER else section_link(TOPIC),
                beside=beside(f"More in {name}", others[:BESIDE]),
                lede=term.description,
                query=f"{TOPIC.search.key}={term.slug}",
            )
            yield from list_pages(context, listed)


def topics_index(context: PageContext) -> Page:
    groups = [
        group(name, (counted_topic(term, context.fresh, term.description) for term in terms))
        for name, terms in context.archive.topics.items()
    ]
    counts = [term.count for part in groups for term in part.terms]
    lede = "Every paper has one main topic, and a second where it is close."
    empty = counts.count(0)
    more = f" {empty} of the {len(counts)} topics {'has' if empty == 1 else 'have'} no paper yet." if empty else ""
    return terms_page(TOPIC.index, TOPIC, TOPIC.section, groups, lede + more)
