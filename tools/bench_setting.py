"""How well formulas are found and repaired, on papers that nothing was learned from.

    tools/bench_maths.py SHARED [scores|cases|cost …]

SHARED is the folder of the test data.  A text counts as one without mathematics if its author marked none and
wrote none of the signs = < ~ _ ^ and backslash; the others without marks are counted apart, for there much of what
is found is mathematics that was not marked.
"""How formulas are set: a line for each figure of what comes out of real ones and of hostile ones; status 1 below.

    tools/bench_setting.py SHARED [HOSTILE]

SHARED is the folder of the test data, HOSTILE how many hostile formulas are tried (100,000). What is drawn is
drawn with a fixed seed. A crash of the renderer would end this program.
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
import json
import lzma
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

from builder.text.cleaning import clean
from builder.text.math.mathml import ATTRIBUTES, ELEMENTS, as_html, mathml
from builder.text.math.pieces import Formula
from builder.text.math.plain import plain_formula
from builder.text.math.reading import read_formulas

SPANS, HOSTILE = 20_000, 100_000

LEAST_SET = 0.93
"""The share of the formulas that authors marked which must be set; the others hold commands of their own."""

MILLION = 1_000_000

TAG = re.compile(r"<(/?)([^\s<>/]*)([^<>]*)>")

ATTRIBUTE = re.compile(r" ([a-z]+)=\"[a-z0-9.+-]{1,24}\"")

_COMMANDS = "sqrt frac hat left right over not big kern color text mathbf limits begin end tag label char".split()

ATOMS = (
    *"{}^_&#%~$<>\"'`x1 (|)[]!@;*\x00\u200b\u0301\u202e\U0001d4aa\ud800", *(rf"\{name} " for name in _COMMANDS),
    r"\\", r"\text{", r"\mathrm{", r"\begin{array}{c}", r"\end{array}", r"\left(", r"\right)", r"\begin{cases}",
    r"\end{cases}", r"\href{javascript:alert(1)}{x}", r"\url{x}", r"\style{x}{y}", r"\class{x}{y}", "^{", "_{",
    r"\def\a{\a\a}\a", r"\newcommand{\a}{\a\a}\a", r"\let\a\a", r"\includegraphics{x}", r"\operatorname{",
    "</math>", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "]]>", "&lt;", "&#60;", r"\ref{x}",
    r"\unicode{x3c}", r"\substack{", r"\phantom{", r"\rule{1em}{1em}", r"\hspace{9in}",
)  # fmt: skip
"""Of what hostile formulas are made."""

SHAPES = ("{", r"\sqrt{", r"\hat", "^{", r"\frac{", r"\left(", r"\begin{array}{c}", r"\text{", "_", "x^", r"\not")
"""Of what deep ones are."""


def spans(papers: Path, most: int) -> Iterator[Formula]:
    """The formulas that the titles and abstracts of some papers mark."""
    left = most
    with lzma.open(papers, "rt", encoding="utf-8") as lines:
        for paper in map(json.loads, lines):
            for text in (paper["title"], paper["abstract"]):
                for piece in read_formulas(clean(text)) if "$" in text else ():
                    if isinstance(piece, Formula) and left:
                        left -= 1
                        yield piece
            if not left:
                return


def hostile(number: int) -> Iterator[str]:
    """Hostile formulas: nested ones, ones of a million characters, and what chance makes of `ATOMS`."""
    chance = random.Random(17)
    for shape in SHAPES:
        yield from (shape * deep for deep in (1, 15, 16, 17, 190, 3_000))
        yield shape * (MILLION // len(shape))
    for _ in range(number):
        yield "".join(chance.choices(ATOMS, k=chance.randint(1, 60)))


def off_the_lists(html: str) -> list[str]:
    """What is in a set formula that must not be."""
    tags = TAG.findall(html)
    found = [name for _, name, _ in tags if name not in ELEMENTS]
    found += [rest for _, _, rest in tags if ATTRIBUTE.sub("", rest) or set(ATTRIBUTE.findall(rest)) - ATTRIBUTES]
    return found + re.findall(r"[<>]", TAG.sub("", html))


def set_formulas(formulas: Iterable[Formula]) -> tuple[int, int, int, list[str]]:
    """How many formulas there are, how many are set, in how many characters, and what is off the lists."""
    number = made = size = 0
    wrong: list[str] = []
    for formula in formulas:
        number += 1
        if node := mathml(formula):
            html = as_html(node)
            made += 1
            size += len(html)
            wrong += off_the_lists(html)
    return number, made, size, wrong


def main(shared: Path, number: int = HOSTILE) -> int:
    real = list(spans(shared / "data" / "papers-100k.jsonl.xz", SPANS))
    start = process_time()
    count, made, size, wrong = set_formulas(real)
    seconds = process_time() - start
    left = sum(any(sign in plain_formula(one) for sign in "\\$") for one in real)
    tried, through, _, bad = set_formulas(Formula(tex, f"${tex}$", repaired=False) for tex in hostile(number))
    share = made / count
    print(
        f"set: {share:.4f} of {count:,} formulas (at least {LEAST_SET}), {size / max(1, made):.0f} characters each"
    )
    print(f"time: {seconds:.2f} s")
    print(f"plain: {left} with a backslash or a dollar (none)")
    print(f"hostile: {tried:,} tried, none ended the program, {through:,} set")
    print(f"off the lists: {len(wrong) + len(bad)} (none) {(wrong + bad)[:3] or ''}")
    return int(share < LEAST_SET or bool(left or wrong or bad))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
