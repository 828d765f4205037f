"""All topics, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import OTHER
from builder.pages.front_matter import Facts, Shelves, link, shelf_term, topic_term
from builder.pages.lists import BESIDE, PaperList, group, list_pages, terms_page


def topic_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for name, terms in shelves.archive.topics.items():
        for term in terms:
            others = [topic_term(other) for other in terms if other != term]
            yield from list_pages(
                shelves,
                PaperList(
                    path=f"topics/{term.slug}",
                    title=term.name,
                    section="Topics",
                    papers=term.papers,
                    kicker=link(name if name != OTHER else "Topics", "topics/index.html"),
                    beside={"name": f"More in {name}", "terms": others[:BESIDE]},
                    lede=term.description,
                    query=f"topic={term.slug}",
                ),
            )


def topics_index(shelves: Shelves) -> Facts:
    groups = [
        group(name, (shelf_term(term, shelves.fresh) | {"description": term.description} for term in terms))
        for name, terms in shelves.archive.topics.items()
    ]
    counts = [term["count"] for part in groups for term in part["terms"]]
    lede = "Every paper has one main topic, and a second where it is close."
    empty = counts.count(0)
    more = f" {empty} of the {len(counts)} topics {'has' if empty == 1 else 'have'} no paper yet." if empty else ""
    return terms_page("Topics", "Topics", groups, lede + more)
