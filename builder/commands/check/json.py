"""A check of seeds as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from builder.commands.check.figures import COLUMNS
from builder.commands.check.result import Check
from builder.model import Place, Reading


def as_json(check: Check) -> Iterator[str]:
    """One JSON object: `seeds`, `changes`, `new`, `repeats`, `merges` to look at, `issues`, `gone`; with {file,
    line}."""
    report = {
        "seeds": [_seed(reading) for reading in check.readings],
        "changes": [
            {
                "kind": change.kind,
                "paper": change.paper,
                "title": change.title,
                "place": str(change.place),
                "old": change.old,
                "new": change.new,
                "refuse": change.refuse,
            }
            for change in check.changes
        ],
        "new": [
            {"id": paper.id, "title": paper.title, **_place(check, check.first_place(paper))}
            for paper in check.new
        ],
        "repeats": [
            {"id": paper.id, "title": paper.title, **_place(check, place), "of": _place(check, first)}
            for paper, place, first in check.repeats
        ],
        "merges": [
            {
                "title": paper.title,
                "rule": merge.rule,
                "similarity": merge.similarity,
                **_place(check, merge.b),
                "with": _place(check, merge.a),
            }
            for paper, merge in check.judged
        ],
        "issues": [
            {"kind": issue.kind, **_place(check, issue.place), "text": issue.text} for issue in check.issues
        ],
        "gone": [{"id": paper.id, "title": paper.title} for paper in check.gone],
    }
    yield json.dumps(report, ensure_ascii=True, indent=1)


def _place(check: Check, place: Place) -> dict[str, str | int]:
    return {"file": check.file(place.seed), "line": place.line}


def _seed(reading: Reading) -> dict[str, object]:
    return {"seed": reading.seed, **{column.name.replace(" ", "_"): column.count(reading) for column in COLUMNS}}
