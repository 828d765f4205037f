"""How formulas are set: a line for each figure of what comes out of real ones and of hostile ones; status 1 below.

    tools/bench_setting.py SHARED [HOSTILE]

SHARED is the folder of the test data, HOSTILE how many hostile formulas are tried (100,000). What is drawn is
drawn with a fixed seed. A crash of the renderer would end this program.
"""

from __future__ import annotations

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
