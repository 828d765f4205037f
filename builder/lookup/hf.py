"""Hugging Face's daily papers: a question for each day that papers were listed on (https://huggingface.co/docs/hub/api)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from builder.lookup.questions import Question, Wanted
from builder.lookup.shapes import json_fault
from builder.model import PaperId

PAGE = 50
"""Papers on a page of an answer, or a multiple of it: where one is full there may be another."""

MOST_PAGES = 10


def questions(wanted: Sequence[Wanted]) -> list[Question]:
    """A question a day. A paper whose number is known needs none: arXiv says more of it."""
    days: defaultdict[str, list[PaperId]] = defaultdict(list)
    for one in wanted:
        for day in () if one.arxiv else one.days:
            days[day].append(one.paper)
    return [Question(_target(day, 0), tuple(days[day])) for day in sorted(days)]


def further(question: Question, records: int, _wanted: Mapping[PaperId, Wanted]) -> list[Question]:
    """The next page."""
    if not records or records % PAGE or question.page + 1 >= MOST_PAGES:
        return []
    page = question.page + 1
    first = question.target.partition("&")[0]
    return [Question(f"{first}&p={page}", question.papers, page)]


def fault(body: bytes) -> str:
    return json_fault(body)


def _target(day: str, page: int) -> str:
    return f"/api/daily_papers?{urlencode({'date': day} | ({'p': page} if page else {}))}"
