"""A seed that is a file of another kind: nothing is taken from it, and one line says what to do."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model import Place, Reading, Roles, foreign_format

AS_JSON_LINES = 'write each paper as {"title": "…", "abstract": "…", "date": "2025-09-09"} on one line'


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of files that are no listings.

    `what` goes on "this is …", and `remedy` says what makes a listing of it: "unpack it".
    """

    what: str
    remedy: str = AS_JSON_LINES


def refused(name: str, kind: Foreign) -> Reading:
    """A seed that was left out whole."""
    return Reading(name, (), Roles(), (foreign_format(Place(name, 1), kind.what, kind.remedy),))
