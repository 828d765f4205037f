"""A line of arXiv's metadata as one downloads it, read only where it is wanted: it is one of millions.

Its shape is that of https://www.kaggle.com/datasets/Cornell-University/arxiv; makers of extracts keep its keys,
but some name one day for all versions.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from builder.ingest.formats.objects import arxiv_snapshot
from builder.ingest.formats.objects.values import Object, text_of, whole
from builder.ingest.formats.objects.work import Notes
from builder.ingest.partial_dates import of_text
from builder.model import Place, Record


def read_snapshot_line(
    line: str | bytes, place: Place, is_wanted: Callable[[str, str], bool] = lambda _title, _id: True
) -> Record | None:
    """The paper on a line; None where its title and number are not wanted, for to read it whole takes longer.

    Raises ValueError where the line is no paper.
    """
    try:
        found = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    title, number = (found.get("title"), found.get("id")) if isinstance(found, dict) else (None, None)
    if not isinstance(title, str) or not isinstance(number, str):
        raise ValueError("no paper of arXiv")
    if not is_wanted(whole(title), number):
        return None
    work = arxiv_snapshot.read(found, Notes())
    details = work.details if work.details.published else replace(work.details, published=_day(found))
    return Record(place, None, work.title, work.abstract, details)


def _day(found: Object) -> str:
    """The day where no version names one."""
    days = (of_text(text_of(found.get(key))) for key in ("published", "date"))
    return next(filter(None, days), "")
