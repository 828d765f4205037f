"""What the archive knows of papers beside their texts: how right it is, and what it costs, on the data in SHARED.

    PYTHONPATH=.:tools .venv/bin/python tools/bench_records.py SHARED [formats] [archive] [look-up] [cost]

formats   10,000 entries of each kind of file: seconds and memory
archive   300 papers in seven kinds of files, in every choice of these: one archive of 300, and no field wrong
look-up   281 papers planted in a snapshot of 100,000, and the same for 4,000
cost      10,000 papers with authors, numbers and days beside the same without: seconds, MB, bytes a paper
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import plant_lookup
from damaged_papers import shared_tool
from measure import Cost, cost_of

from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from tests.catalogues import SAYS, WRITERS, Work, wrong_fields

ENTRIES, SUBSET, STEP, FIRST = 10_000, 300, 7, 60_000

BESIDE = ("authors", "arxiv", "doi", "published", "categories")
"""What the seeds with more say of each paper."""

READ = """
import sys, resource
from pathlib import Path
from builder.ingest.seeds import parse_seed
path = Path(sys.argv[1])
reading = parse_seed(path.name, path.read_bytes())
print(len(reading.records), len(reading.issues))
"""


def works(shared: Path, first: int, count: int, step: int = 1) -> list[Work]:
    """Some of the real papers."""
    with lzma.open(shared / "data" / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, first, first + count * step, step)]


def formats(shared: Path) -> Iterator[str]:
    """How long each kind of file takes, in a process of its own."""
    some = works(shared, 0, ENTRIES)
    with tempfile.TemporaryDirectory() as folder:
        for name, write in WRITERS.items():
            path = Path(folder) / name
            path.write_text(write(some), encoding="utf-8")
            cost = cost_of([sys.executable, "-c", READ, str(path)], Path.cwd())
            yield f"{name:20} {cost.wall:6.1f} s {cost.cpu:6.1f} CPU s {cost.peak:6.0f} MB"


def archive(shared: Path) -> Iterator[str]:
    """Every choice of the kinds of files, and in how many of these anything is wrong."""
    some = works(shared, FIRST, SUBSET, STEP)
    damage = shared_tool(shared, "damage").damage
    listed = [{**work, "abstract": damage(work["abstract"]).text} for work in some]
    read = {
        name: parse_seed(name, write(listed if "dump" in name else some).encode()).records
        for name, write in WRITERS.items()
    }
    choices = [names for size in range(1, len(read) + 1) for names in combinations(read, size)]
    whole, wrong, fields = 0, 0, 0
    for names in choices:
        papers = merge_records(record for name in names for record in read[name])
        whole += len(papers) == SUBSET
        found, asked = wrong_fields(papers, some, set().union(*(SAYS.get(name, set()) for name in names)))
        wrong, fields = wrong + len(found), fields + asked
    yield f"{len(choices)} choices of files: {whole} are one archive of {SUBSET}"
    yield f"{wrong} of {fields:,} fields wrong"


def look_up(shared: Path) -> Iterator[str]:
    """Planted look-ups; the tool says what it found."""
    for count in ("281", "4000"):
        with tempfile.TemporaryDirectory() as folder:
            plant_lookup.main([str(shared), folder, count])
    yield ""


def cost(shared: Path) -> Iterator[str]:
    """The same papers with and without what is known of them."""
    some = works(shared, 0, ENTRIES)
    costs: dict[str, tuple[Cost, int]] = {}
    for kind, fields in (("without", ()), ("with", BESIDE)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_seeds(folder / "seeds", some, fields)
            build = [sys.executable, "-m", "builder", "build", "--seeds", str(folder / "seeds")]
            told = cost_of([*build, "--site", str(folder / "site"), "--no-cache"], Path.cwd())
            files = (path for path in (folder / "site").rglob("*") if path.is_file())
            size = sum(path.stat().st_size for path in files)
            costs[kind] = told, size
            spent = f"{told.wall:6.1f} s {told.cpu:6.1f} CPU s {told.peak:6.0f} MB"
            yield f"{kind:8} {spent}, site {size / 1e6:.1f} MB"
    (before, small), (after, large) = costs["without"], costs["with"]
    more = after.wall / before.wall - 1, after.cpu / before.cpu - 1
    yield f"more: {more[0]:.1%} wall, {more[1]:.1%} CPU, {(large - small) / ENTRIES:,.0f} bytes a paper"


def write_seeds(folder: Path, papers: Sequence[Work], fields: Sequence[str]) -> None:
    """The papers as our JSON Lines, 50 a day, with some fields beside the texts."""
    folder.mkdir()
    for at in range(0, len(papers), 50):
        day = f"{2006 + at // 50 // 336}-{at // 50 // 28 % 12 + 1:02}-{at // 50 % 28 + 1:02}"
        rows = (json.dumps(row(paper, day, fields)) for paper in papers[at : at + 50])
        (folder / f"{day}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def row(paper: Work, day: str, fields: Sequence[str]) -> Mapping[str, Any]:
    """A paper as a line."""
    known = {**paper, "arxiv": paper["id"], "published": paper["date"]}
    said = {field: known[field] for field in fields if field in known}
    return {"title": paper["title"], "abstract": paper["abstract"], "date": day, **said}


PARTS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "formats": formats,
    "archive": archive,
    "look-up": look_up,
    "cost": cost,
}


def main(shared: str, *names: str) -> None:
    """Print what some parts find."""
    for name in names or PARTS:
        for line in PARTS[name](Path(shared)):
            print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
