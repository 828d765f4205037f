"""How well seeds are read and merged, on data with the truth beside it.

    tools/bench_ingest.py SHARED [seeds|dumps|forms|pairs|crowd|scale …]

SHARED is the folder of the test data. Times are of this machine; everything else is the same anywhere.
"""

from __future__ import annotations

import json
import lzma
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from builder.ingest.dates import parse_day
from builder.ingest.seeds import parse_seed, read_seeds
from builder.merge.identity import text_of
from builder.merge.papers import merge_records
from builder.merge.revisions import is_small_revision
from builder.model import dates
from builder.model.papers import Paper
from builder.model.records import Place, Record
from builder.text.cleaning import squeeze

ROOT = Path(__file__).parents[1]


def main(shared: str, *parts: str) -> None:
    data = Path(shared)
    chosen = parts or ("seeds", "dumps", "forms", "pairs", "crowd", "scale")
    if "seeds" in chosen:
        bench_seeds()
    if "dumps" in chosen:
        bench_dumps(data / "data" / "dumps")
    if "forms" in chosen:
        bench_forms(data / "data" / "forms")
    if "pairs" in chosen:
        bench_pairs(data / "data" / "merge_pairs.jsonl.xz")
    if "crowd" in chosen:
        bench_crowd(data)
    if "scale" in chosen:
        for number in (10_000, 100_000):
            bench_scale(data, number)


def bench_seeds() -> None:
    readings = read_seeds(ROOT / "seeds", {})
    papers = merge_records(record for reading in readings for record in reading.records)
    issues = sum(len(reading.issues) for reading in readings)
    print(f"seeds: {sum(len(r.records) for r in readings)} listings, {len(papers)} papers, {issues} issues")


# -- Reading -----------------------------------------------------------------------------------


def bench_dumps(folder: Path) -> dict[str, tuple[int, int, bool]]:
    """Papers with exactly the right title and abstract: {dump: (right, all, whether its days are right)}."""
    found: dict[str, tuple[int, int, bool]] = {}
    print(f"\n{'dump':<32}{'right':>7}{'papers':>8}{'share':>8}  days")
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        told = path.with_suffix(".truth.jsonl").read_text(encoding="utf-8")
        head, *truth = map(json.loads, told.splitlines())
        reading = parse_seed(path.name, path.read_bytes())
        read = Counter((record.title, record.abstract) for record in reading.records)
        wanted = Counter((squeeze(paper["title"]), squeeze(paper["abstract"] or "")) for paper in truth)
        good = sum((read & wanted).values())
        is_dated = _days(reading.records) == _truth_days(head["dates"])
        print(
            f"{path.stem:<32}{good:>7}{len(truth):>8}{good / len(truth):>8.3f}  {'right' if is_dated else 'WRONG'}"
        )
        found[path.stem] = good, len(truth), is_dated
    right, total, dated = (sum(column) for column in zip(*found.values(), strict=True))
    print(f"{'all':<32}{right:>7}{total:>8}{right / total:>8.4f}  {dated} of {len(paths)}")
    return found


@dataclass(frozen=True, slots=True)
class FormScore:
    """What was read of files of one form, beside the truth: papers, read right, read that are none, days."""

    papers: int = 0
    right: int = 0
    junk: int = 0
    read: int = 0
    dated: int = 0

    def __add__(self, other: FormScore) -> FormScore:
        return FormScore(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        shares = self.right / self.papers, self.junk / max(1, self.read), self.dated / max(1, self.right)
        return f"{self.right:>7}{self.papers:>8}" + "".join(f"{share:>8.3f}" for share in shares)


def bench_forms(folder: Path) -> dict[str, FormScore]:
    """Listings as people save them: the score of each form, its files taken together."""
    found: dict[str, FormScore] = {}
    print(f"\n{'form':<32}{'right':>7}{'papers':>8}{'share':>8}{'junk':>8}{'days':>8}")
    for path in sorted(folder.glob("*.txt")):
        form = re.sub(r"-[0-9]+$", "", path.stem)
        found[form] = found.get(form, FormScore()) + score_of_form(path)
    for form, score in found.items():
        print(f"{form:<32}{score}")
    print(f"{'all':<32}{sum(found.values(), FormScore())}")
    return found


def score_of_form(path: Path) -> FormScore:
    """One file beside its truth; papers that are listed twice count once."""
    told = path.with_suffix(".truth.jsonl").read_text(encoding="utf-8").splitlines()
    truth = {_texts(paper): paper["listed_on"] for paper in map(json.loads, told[1:])}
    reading = parse_seed(path.name, path.read_bytes())
    read = {(record.title, record.abstract): dates.iso(record.listed_on) for record in reading.records}
    right = truth.keys() & read.keys()
    titles = {title for title, _ in truth}
    junk = sum(title not in titles for title, _ in read)
    return FormScore(len(truth), len(right), junk, len(read), sum(truth[texts] == read[texts] for texts in right))


def _texts(paper: dict[str, Any]) -> tuple[str, str]:
    return squeeze(paper["title"]), squeeze(paper["abstract"] or "")


def _days(records: Sequence[Record]) -> list[str | None]:
    """The days of a reading, each once for a run of records."""
    found: list[str | None] = []
    for record in records:
        day = dates.iso(record.listed_on)
        if not found or found[-1] != day:
            found.append(day)
    return found


def _truth_days(texts: Sequence[str]) -> list[str | None]:
    found: list[str | None] = []
    for text in texts:
        day = dates.iso(parse_day(text))
        if not found or found[-1] != day:
            found.append(day)
    return found or [None]


# -- Merging: pairs ----------------------------------------------------------------------------


def bench_pairs(path: Path) -> dict[str, float]:
    """All listings of all pairs in one archive: the share decided rightly of each kind, recall and precision."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    records = [
        Record(
            Place("pairs", 2 * at + side),
            None,
            squeeze(pair[name]["title"]),
            squeeze(pair[name]["abstract"] or ""),
        )
        for at, pair in enumerate(pairs)
        for side, name in enumerate("ab")
    ]
    start = time.monotonic()
    owner = _owners(merge_records(records))
    seconds = time.monotonic() - start
    right: defaultdict[str, list[bool]] = defaultdict(list)
    outcome: Counter[tuple[bool, bool]] = Counter()
    for at, pair in enumerate(pairs):
        is_merged = owner[Place("pairs", 2 * at)] == owner[Place("pairs", 2 * at + 1)]
        right[pair["kind"]].append(is_merged == pair["same"])
        outcome[is_merged, pair["same"]] += 1
    print(f"\n{'pairs':<32}{'number':>7}{'right':>8}")
    for kind, each in sorted(right.items()):
        print(f"{kind:<32}{len(each):>7}{sum(each) / len(each):>8.3f}")
    merged, wanted = outcome[True, True] + outcome[True, False], outcome[True, True] + outcome[False, True]
    recall, precision = outcome[True, True] / wanted, outcome[True, True] / merged
    wrong = outcome[True, False]
    print(f"recall {recall:.4f}, precision {precision:.4f}, {wrong} wrong merges, {seconds:.1f} s")
    _print_small(pairs, records, owner)
    shares = {kind: sum(each) / len(each) for kind, each in right.items()}
    return shares | {"recall": recall, "precision": precision}


def _print_small(pairs: Sequence[dict[str, Any]], records: Sequence[Record], owner: dict[Place, str]) -> None:
    """Of the real revisions, how many are merged, and how many of these are small enough to be shown."""
    revised = merged = small = 0
    for at, pair in enumerate(pairs):
        if pair["kind"].startswith("rev_"):
            one, other = records[2 * at : 2 * at + 2]
            revised += 1
            if owner[one.place] == owner[other.place]:
                merged += 1
                small += is_small_revision(text_of(one), text_of(other))
    share = small / merged
    print(f"real revisions {revised}: merged {merged}, small enough to be shown {small} ({share:.2f})")


# -- Merging: a crowd --------------------------------------------------------------------------


def bench_crowd(shared: Path, number: int = 2_000) -> None:
    """As many different listings of one title: how long it takes to tell them apart, in two orders."""
    with lzma.open(shared / "data" / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        abstracts = [json.loads(line)["abstract"] for line in islice(lines, number)]
    listed = [
        Record(Place("crowd", line), None, "One title of all", text) for line, text in enumerate(abstracts, 1)
    ]
    start = time.process_time()
    papers = merge_records(listed)
    seconds = time.process_time() - start
    same = merge_records(listed[::-1]) == papers
    print(
        f"crowd of {number:,} on one title: {len(papers):,} papers, {seconds:.1f} s; the same in reverse: {same}"
    )


def _owners(papers: Sequence[Paper]) -> dict[Place, str]:
    return {sighting.record.place: paper.id for paper in papers for sighting in paper.sightings}


# -- Merging: a whole archive ------------------------------------------------------------------


def bench_scale(shared: Path, number: int) -> None:
    """Real papers as dated seeds, some of them again in an older version; read and merged as a build does."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        tool = shared / "tools" / "make_scale.py"
        subprocess.run([sys.executable, str(tool), str(number), str(made)], check=True, stdout=subprocess.DEVNULL)
        start = time.monotonic()
        readings = read_seeds(made / "seeds", {})
        read = time.monotonic()
        papers = merge_records(record for reading in readings for record in reading.records)
        merged = time.monotonic()
        truth = _truth(made / "truth.jsonl")
        placed = {
            record.place: truth[Path(reading.seed).name, position]
            for reading in readings
            for position, record in enumerate(reading.records)
        }
        wrong = list(_wrong(papers, placed))
        again, found = _revised(papers, placed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"\n{number:,} papers: {len(placed):,} listings became {len(papers):,}; {len(wrong)} wrong merges; "
        f"{found} of {again} revised repeats merged ({found / again:.2f}); "
        f"read {read - start:.1f} s, merged {merged - read:.1f} s, together {merged - start:.1f} s; {peak:.2f} GB"
    )
    for paper in wrong:
        titles = " | ".join(sorted({sighting.record.title for sighting in paper.sightings}))
        rules = ", ".join(f"{merge.rule} {merge.similarity}" for merge in paper.merged_by)
        print(f"  wrong: {titles} ({rules})")


def _truth(path: Path) -> dict[tuple[str, int], dict[str, Any]]:
    """{(file, position in it from 0): its line of the truth}"""
    with path.open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    first = min(line["position"] for line in told)
    return {(Path(line["file"]).name, line["position"] - first): line for line in told}


def _wrong(papers: Sequence[Paper], placed: dict[Place, dict[str, Any]]) -> Iterator[Paper]:
    """Papers of ours that hold two of the truth."""
    for paper in papers:
        if len({placed[sighting.record.place]["paper"] for sighting in paper.sightings}) > 1:
            yield paper


def _revised(papers: Sequence[Paper], placed: dict[Place, dict[str, Any]]) -> tuple[int, int]:
    """How many listings are an older version of a paper, and how many of them stand with another of it."""
    again = found = 0
    for paper in papers:
        here = [placed[sighting.record.place] for sighting in paper.sightings]
        for line in here:
            if line["revised"]:
                again += 1
                found += any(other is not line and other["paper"] == line["paper"] for other in here)
    return again, found


if __name__ == "__main__":
    main(*sys.argv[1:])
