"""How well formulas are found and repaired, on papers that nothing was learned from.

    tools/bench_maths.py SHARED [scores|cases|cost …]

SHARED is the folder of the test data.  A text counts as one without mathematics if its author marked none and
wrote none of the signs = < ~ _ ^ and backslash; the others without marks are counted apart, for there much of what
is found is mathematics that was not marked.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from damaged_papers import Damaged, Part, read_damaged, shared_tool

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.text.cleaning import clean
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.repair import Repairer
from builder.text.math.table import read_table

TABLE = PROJECT / "vocabulary" / "maths.xz"
SIGNS = re.compile(r"[=<~_^\\]")
SAMPLE = 1_000
"""Texts of each part of the measure: the figures swing from part to part."""

TIMED = 1_000
"""Texts of which the cost is measured."""


def main(shared: str, *parts: str) -> None:
    repairer = Repairer.of(read_table(TABLE))
    for part in parts or tuple(PARTS):
        print(f"\n== {part}", flush=True)
        PARTS[part](Path(shared), repairer)


def scores(shared: Path, repairer: Repairer, part: Part = Part.HELD_OUT) -> None:
    """What score_math.py says, of texts with mathematics and of those without."""
    papers = list(read_damaged(shared, part))
    maths = [paper for paper in papers if paper.spans]
    plain = [paper for paper in papers if not paper.spans and not SIGNS.search(paper.text)]
    signs = [paper for paper in papers if not paper.spans and SIGNS.search(paper.text)]
    score = shared_tool(shared, "score_math")
    count = sum(
        (counted(score, maths[at : at + SAMPLE], repairer) for at in range(0, len(maths), SAMPLE)), Counter()
    )
    figures = score.figures(count)
    for name in ("commands", "bounds", "exact"):
        print(f"{name:9} precision {figures[f'{name} precision']:.4f} recall {figures[f'{name} recall']:.4f}")
    for name, some in (("without mathematics", plain), ("with signs, not marked", signs)):
        count = counted(score, some, repairer)
        share = 2000 / max(1, len(some))
        print(
            f"{name}: {len(some)} texts, per 2,000 {count['false'] * share:.1f} false and "
            f"{count['greek'] * share:.1f} Greek, {count['rejected']} rejected"
        )


def counted(score: object, papers: Iterable[Damaged], repairer: Repairer) -> Counter[str]:
    """The counts of score_math.py."""
    papers = list(papers)
    truth = [{"id": paper.id, "damaged": paper.text, "spans": paper.spans} for paper in papers]
    answers = {paper.id: with_dollars(repairer.read(clean(paper.text))) for paper in papers}
    return score.score(truth, answers)[0]  # type: ignore[attr-defined]


def with_dollars(pieces: Pieces) -> str:
    """The text with each formula between dollars."""
    return "".join(f"${one.tex}$" if isinstance(one, Formula) else one.replace("$", r"\$") for one in pieces)


def cases(shared: Path, repairer: Repairer) -> None:
    """The open cases: each place of the seeds, and what became of it."""
    score = shared_tool(shared, "score_math")
    papers = {}
    for seed in sorted((shared / "seeds").iterdir()):
        papers |= {
            clean(one.title): clean(one.abstract) for one in parse_seed(seed.name, seed.read_bytes()).records
        }
    with (shared / "data" / "math_cases.tsv").open(encoding="utf-8", newline="") as rows:
        right = [
            is_right(row, papers, repairer, score.norm)
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    print(f"{sum(right)} of {len(right)}")


def is_right(
    row: Mapping[str, str], papers: Mapping[str, str], repairer: Repairer, norm: Callable[[str], str]
) -> bool:
    shown, wanted = row["span as shown"], row["repaired TeX (empty: leave as shown)"]
    text = papers[row["title of the paper"]]
    start = text.index(row["text before"] + shown) + len(row["text before"])
    at, found = 0, []
    for piece in repairer.read(text):
        length = len(piece.shown if isinstance(piece, Formula) else piece)
        if isinstance(piece, Formula) and at < start + len(shown) and start < at + length:
            found.append((at, at + length, piece.tex))
        at += length
    right = not found if not wanted else [norm(tex) for *_, tex in found] == [norm(wanted)]
    if not right:
        print(f"{shown!r} became {[tex for *_, tex in found]}, not {wanted!r}")
    return right


def cost(shared: Path, repairer: Repairer) -> None:
    """The time of a text, by whether it has mathematics."""
    papers = list(read_damaged(shared, Part.HELD_OUT))
    for name, some in (("with", [p for p in papers if p.spans]), ("without", [p for p in papers if not p.spans])):
        start = time.process_time()
        for paper in some[:TIMED]:
            repairer.read(paper.text)
        print(f"{name} mathematics: {(time.process_time() - start) / TIMED * 1000:.2f} ms a text")


PARTS = {"scores": scores, "cases": cases, "cost": cost}

if __name__ == "__main__":
    main(*sys.argv[1:])
