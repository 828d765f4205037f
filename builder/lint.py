"""Seeds checked without building: how each line is used, what is new, what repeats, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.issues import in_order, line_of
from builder.model import Paper
from builder.reading import Reading
from builder.text import plural

HEAD = ("lines", "chrome", "days", "titles", "abstracts", "left out", "listings")


def report_lines(readings: Sequence[Reading], papers: Sequence[Paper], folder: str) -> Iterator[str]:
    """The report as text: a row a seed, the sums, every issue with its place below `folder`."""
    numbers = [_numbers(reading) for reading in readings]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    yield _columns(HEAD, "seed")
    for row, reading in zip(numbers, readings, strict=True):
        yield _columns(row, reading.seed)
    yield _columns(sums, "in all")
    listings, parts = sums[-1], " + ".join(map(str, sums[1:6]))
    issues = in_order(issue for reading in readings for issue in reading.issues)
    yield (
        f"{plural(listings, 'listing')}, {plural(len(papers), 'paper')}, {listings - len(papers):,} merged, "
        f"{plural(len(issues), 'issue')}; {plural(sums[0], 'line')} = {parts}"
    )
    yield from (line_of(issue, folder) for issue in issues)


def _numbers(reading: Reading) -> tuple[int, ...]:
    """What HEAD names, for one seed."""
    roles = reading.roles
    used = (roles.chrome, roles.day, roles.title, roles.abstract, roles.left_out)
    return roles.total, *used, len(reading.records)


def _columns(cells: Sequence[object], name: str) -> str:
    return f"{'  '.join(f'{cell!s:>9}' for cell in cells)}  {name}"
