"""What can be doubtful about papers as wholes and what was looked up of them: one function for each kind of it."""

from __future__ import annotations

from collections.abc import Sequence

from builder.model.errors import quote
from builder.model.issues import Issue
from builder.model.records import Place
from builder.text import plural

ID_KINDS = {"arxiv": "arXiv id", "doi": "DOI"}
"""What people read of the ids of papers."""

MOST_NAMED = 3
"""Papers, or ids, that a message names; of more it tells how many."""


def id_of_two_papers(place: Place, kind: str, value: str, papers: Sequence[tuple[str, Place]]) -> Issue:
    """Listings with one id have titles and abstracts that are about different things; `papers` are the titles,
    and where they are listed so; `place` is one of these."""
    return Issue(
        place,
        "IdOfTwoPapers",
        f"the {ID_KINDS[kind]} {quote(value)} stands with {plural(len(papers), 'paper')}: {_named(papers)}. "
        "Titles and abstracts differ too much, so that they were not joined; correct the id, or say [[one]] or "
        "[[two]] in the overrides.",
    )


def ids_of_one_paper(place: Place, title: str, ids: Sequence[tuple[str, Place]], shown: str) -> Issue:
    """The listings of one paper have several numbers of arXiv, of which one is shown."""
    return Issue(
        place,
        "IdsOfOnePaper",
        f"{quote(title)} is listed with {len(ids)} arXiv ids: {_named(ids)}. It stays one paper, and "
        f"{quote(shown)} is shown; correct the wrong one, or say in the overrides what is right "
        "([[facts]], or [[two]]).",
    )


def broken_lookup(place: Place, fault: str, line: str) -> Issue:
    """A line in the file of what was looked up is none; `fault` says why: "is not JSON"."""
    return Issue(
        place,
        "BrokenLookUp",
        f"the look-up {quote(line)}: {fault}. It is left out; mend it, or remove the line and look the paper up "
        "again.",
    )


def stale_lookup(place: Place, title: str) -> Issue:
    """The paper of a look-up is not in the archive."""
    return Issue(
        place,
        "StaleLookUp",
        f"no paper has the text for which {quote(title)} was looked up. It says nothing; remove the line.",
    )


def shared_lookup(place: Place, title: str, papers: Sequence[tuple[str, Place]]) -> Issue:
    """The listing that was looked up has no abstract and stands with several papers."""
    return Issue(
        place,
        "SharedLookUp",
        f"the listing {quote(title)} that was looked up stands with {plural(len(papers), 'paper')}: "
        f"{_named(papers)}. It says nothing of them; remove the line, and look them up.",
    )


def doubtful_lookup(place: Place, title: str, kind: str, value: str, others: Sequence[tuple[str, Place]]) -> Issue:
    """The id that was found for a paper is that of another, or was found for it, too."""
    return Issue(
        place,
        "DoubtfulLookUp",
        f"the {ID_KINDS[kind]} {quote(value)} was found for {quote(title)}, and stands with {_named(others)}, "
        "too. No id is taken from this line; where they are one paper, say [[one]] in the overrides, else say "
        "[[facts]] or remove the line.",
    )


def _named(found: Sequence[tuple[str, Place]]) -> str:
    """ "A" (a.txt:3), "B" (b.txt:1) and 3 more."""
    more = f" and {len(found) - MOST_NAMED:,} more" if len(found) > MOST_NAMED else ""
    return ", ".join(f"{quote(name)} ({place})" for name, place in found[:MOST_NAMED]) + more
