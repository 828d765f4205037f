"""All topics, and the papers of each and of each group of them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import TOPIC
from builder.pages.context import PageContext
from builder.pages.front_matter import Link
from builder.pages.lists import BESIDE, PaperList, list_pages, terms_page
from builder.pages.page import Page
from builder.pages.parts import beside, counted, counted_topic, group, named, section_link
from builder.pages.trends import TRENDS
from builder.text import plural


def topic_pages(context: PageContext) -> Iterator[Page]:
    groups = context.archive.groups
    for name, terms in context.archive.topics.items():
        for term in terms:
            others = [named(other) for other in terms if other != term]
            listed = PaperList(
                facet=TOPIC,
                slug=term.slug,
                title=term.name,
                papers=term.papers,
                kicker=Link(name, groups[name].address) if name in groups else section_link(TOPIC),
                beside=beside(f"More in {name}", others[:BESIDE]),
                lede=term.description,
                query=f"{TOPIC.search.key}={term.slug}",
                has_files=True,
            )
            yield from list_pages(context, listed)


def group_pages(context: PageContext) -> Iterator[Page]:
    """The papers of each group, below its topics."""
    groups = context.archive.groups
    for name, term in groups.items():
        topics = context.archive.topics[name]
        listed = PaperList(
            facet=TOPIC,
            slug=term.slug,
            title=name,
            papers=term.papers,
            kicker=section_link(TOPIC),
            beside=beside("Other groups", (named(other) for other in groups.values() if other != term)),
            kin=(beside("Topics", map(counted, topics)),),
            lede=f"The papers of {plural(len(topics), 'topic')}, each once.",
            query="&".join(f"{TOPIC.search.key}={topic.slug}" for topic in topics),
        )
        yield from list_pages(context, listed)


def topics_index(context: PageContext) -> Page:
    archive = context.archive
    groups = [
        group(
            name,
            (counted_topic(term, context.fresh, term.description) for term in terms),
            archive.groups[name].address if name in archive.groups else None,
        )
        for name, terms in archive.topics.items()
    ]
    lede = "Every paper has one main topic, and a second where it is close."
    counts = [len(term.papers) for term in archive.leaves]
    empty = counts.count(0)
    more = f" {empty} of the {len(counts)} topics {'has' if empty == 1 else 'have'} no paper yet." if empty else ""
    return terms_page(TOPIC.index, TOPIC, TOPIC.section, groups, lede + more, see=TRENDS)
