"""What was read: each seed, each merge, each issue; long tables go on on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.model import JUDGED, SeedUse, dates
from builder.pages.front_matter import Facts, Shelves, merge_facts, page, page_count, pager, paper_link
from builder.text import plural

ROWS = 100
"""Seeds, merges or issues on one page."""

TITLES = {"seeds": "Seeds", "merges": "Merges", "issues": "Issues"}


def coverage_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    """`coverage.html` with the start of each table, then `coverage/merges/2.html` and on."""
    tables = _tables(shelves)
    lede = (
        "What was read, line by line: every non-blank line of a seed is page chrome, a day, a title, "
        "an abstract, or left out and reported below."
    )
    first = {"counts": _counts(shelves), "tables": [_cut(name, rows, 1) for name, rows in tables.items()]}
    yield "coverage.md", "coverage", _page("Coverage", lede, first)
    for name, rows in tables.items():
        for number in range(2, page_count(len(rows), ROWS) + 1):
            title = f"{TITLES[name]}, page {number}"
            facts = {"tables": [_cut(name, rows, number)]}
            yield f"coverage/{name}/{number}.md", "coverage", _page(title, "", facts)


def _page(title: str, lede: str, facts: Facts) -> Facts:
    described = lede or f"{title} of the coverage."
    return page(
        "coverage.html", title, description=described, section="Coverage", coverage=facts, body={"lede": lede}
    )


def _cut(name: str, rows: Sequence[Facts], number: int) -> Facts:
    return {
        "kind": name,
        "name": TITLES[name],
        "count": len(rows),
        "pages": pager("coverage.html", f"coverage/{name}", number, page_count(len(rows), ROWS)),
        "rows": list(rows[(number - 1) * ROWS : number * ROWS]),
    }


def sums(shelves: Shelves) -> tuple[int, int]:
    """How many listings became how many papers."""
    return sum(use.listings for use in shelves.seeds), len(shelves.archive.entries)


def in_short(shelves: Shelves) -> str:
    """The sums as a sentence."""
    listings, papers = sums(shelves)
    seeds = plural(len(shelves.seeds), "seed")
    return f"{plural(listings, 'listing')} in {seeds} became {plural(papers, 'paper')}."


def _counts(shelves: Shelves) -> Facts:
    listings, papers = sums(shelves)
    hidden = shelves.archive.hidden_papers
    return {
        "listings": listings,
        "papers": papers,
        "merged": listings - papers - hidden,
        **({"hidden": hidden} if hidden else {}),
        "issues": len(shelves.issues),
    }


def _tables(shelves: Shelves) -> dict[str, list[Facts]]:
    return {
        "seeds": [_seed(use) for use in shelves.seeds],
        "merges": sorted(
            (
                paper_link(entry) | merge_facts(merge)
                for entry in shelves.archive.entries.values()
                for merge in entry.paper.merged_by
            ),
            key=lambda merge: (merge["rule"] not in JUDGED, merge["similarity"]),
        ),
        "issues": [{"place": str(issue.place), "text": issue.text} for issue in shelves.issues],
    }


def _seed(use: SeedUse) -> Facts:
    roles = use.roles
    return {
        "name": use.seed,
        "day": ", ".join(dates.short_name(day) for day in use.days) or "undated",
        "listings": use.listings,
        "chrome": roles.chrome,
        "day_lines": roles.day,
        "title": roles.title,
        "abstract": roles.abstract,
        "left_out": roles.left_out,
        "lines": roles.total,
    }
