"""Each text file beside this one is a story: a sentence, a seed, the records and the issues it must give.

-- seed NAME [YEAR] --      the file, as it is
-- records --               line | listed on | title | abstract
-- issues --                the whole messages
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.ingest.seeds import parse_seed
from builder.model import dates
from builder.model.issues import in_order, line_of

STORIES = sorted(Path(__file__).parent.glob("*.txt"))
SECTION = re.compile(r"^-- (seed|records|issues)(?: (\S+))?(?: (\d{4}))? --\n", re.MULTILINE)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story(story: Path) -> None:
    _, *parts = SECTION.split(story.read_bytes().decode("utf-8"))
    (_, name, year, seed), (_, _, _, records), (_, _, _, issues) = zip(*[iter(parts)] * 4, strict=True)

    reading = parse_seed(name, seed.encode("utf-8"), int(year) if year else None)

    assert [
        f"{record.place.line} | {dates.iso(record.listed_on)} | {record.title} | {record.abstract}".rstrip()
        for record in reading.records
    ] == records.split("\n")[:-1]
    assert [line_of(issue) for issue in in_order(reading.issues)] == issues.split("\n")[:-1]
    assert reading.roles.is_conserved
