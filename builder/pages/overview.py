"""Home and coverage: what the archive holds and where it comes from."""

from __future__ import annotations

from datetime import date

from builder import days
from builder.model import Archive, SeedUse
from builder.pages.facts import Facts, Shelves, counted, day_term, merge_facts, page, paper_link, row
from builder.text import plural

NEWEST = 8
"""Papers of the newest day on the page."""
TRIES = 3
"""Searches the page proposes."""


def home(shelves: Shelves) -> Facts:
    archive = shelves.archive
    home: Facts = {
        "groups": [
            {
                "name": name,
                "terms": [counted(t.name, f"topics/{t.slug}.html", len(t.papers)) for t in terms if t.papers],
            }
            for name, terms in archive.topics.items()
            if any(term.papers for term in terms)
        ],
        "ways": _ways(archive),
        "note": _coverage_note(shelves),
        "tries": [term.name for term in sorted(archive.tags, key=lambda t: (-len(t.papers), t.name))[:TRIES]],
    }
    newest = next((day for day in archive.days), None)
    if newest and isinstance(newest.listed_on, date):
        home["newest"] = day_term(newest) | {
            "papers": [row(shelves, shelves.entry(paper)) for paper in newest.papers[:NEWEST]]
        }
    lede = (
        "Every paper of the listings once: its abstract, its topic and tags, "
        "the days it was listed and the papers next to it."
    )
    title = f"{plural(len(archive.entries), 'paper')}, one page each"
    return page("home.html", title, description=lede, home=home, body={"lede": lede})


def _ways(archive: Archive) -> list[Facts]:
    topics = sum(bool(term.papers) for terms in archive.topics.values() for term in terms)
    ways = [
        counted("Topics", "topics/index.html", topics),
        counted("Tags", "tags/index.html", len(archive.tags)),
        counted("Days", "dates/index.html", sum(day.listed_on is not None for day in archive.days)),
    ]
    undated = [day_term(day) for day in archive.days if day.listed_on is None]
    return [*ways, *(way | {"name": "Undated papers"} for way in undated)]


def _coverage_note(shelves: Shelves) -> str:
    listings, papers = _sums(shelves)
    seeds = plural(len(shelves.seeds), "seed")
    return f"{plural(listings, 'listing')} in {seeds} became {plural(papers, 'paper')}."


def _sums(shelves: Shelves) -> tuple[int, int]:
    return sum(use.listings for use in shelves.seeds), len(shelves.archive.entries)


def about() -> Facts:
    """What this is and how it is made: words of ours, in the body template."""
    lede = "What this archive is, how its pages are made, and how to keep a copy."
    return page("prose.html", "About", description=lede, body={"lede": lede})


def coverage(shelves: Shelves) -> Facts:
    listings, papers = _sums(shelves)
    lede = (
        "What was read, line by line: every non-blank line of a seed is page chrome, a day, a title, "
        "an abstract, or left out and reported below."
    )
    return page(
        "coverage.html",
        "Coverage",
        description=lede,
        section="Coverage",
        coverage={
            "counts": {
                "listings": listings,
                "papers": papers,
                "merged": listings - papers,
                "issues": len(shelves.issues),
            },
            "seeds": [_seed(use) for use in shelves.seeds],
            "merges": [
                paper_link(entry) | merge_facts(merge)
                for entry in shelves.archive.entries.values()
                for merge in entry.paper.merged_by
            ],
            "issues": [{"place": str(issue.place), "text": issue.text} for issue in shelves.issues],
        },
        body={"lede": lede},
    )


def _seed(use: SeedUse) -> Facts:
    roles = use.roles
    return {
        "name": use.seed,
        "day": ", ".join(days.short_name(day) for day in use.days) or "undated",
        "listings": use.listings,
        "chrome": roles.chrome,
        "day_lines": roles.day,
        "title": roles.title,
        "abstract": roles.abstract,
        "left_out": roles.left_out,
        "lines": roles.total,
    }
