"""Learn what tells a title from a paragraph of an abstract, and from a broken-off part of one: writes
builder/ingest/formats/dump/weights.py.

    tools/learn_lines.py PAPERS.jsonl.xz    papers with title and abstract, one JSON object a line

Deterministic: equal papers give equal weights.
"""

from __future__ import annotations

import json
import lzma
import math
import random
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from builder.ingest.formats.dump.features import features

WEIGHTS = Path(__file__).parents[1] / "builder" / "ingest" / "formats" / "dump" / "weights.py"
FIRST, PAPERS, ROUNDS = 10_000, 40_000, 6  # the first ten thousand papers are kept for measuring
SENTENCE = re.compile(r"""(?<=[.?!])["')\]]? +(?=[A-Z0-9"(\[])""")

Line = tuple[str, bool]
Weights = dict[str, float]


def main(path: str) -> None:
    papers = list(read(path))
    write({"WEIGHTS": learned(papers, variants), "FRAGMENT_WEIGHTS": learned(papers, fragments)})


def learned(papers: list[tuple[str, str]], made: Callable[[str, str, random.Random], Iterator[Line]]) -> Weights:
    """The weights for lines that are made of the papers; says how many others they classify wrongly."""
    rng = random.Random(1)
    lines = [line for title, abstract in papers for line in made(title, abstract, rng)]
    rng.shuffle(lines)
    labelled = [(tuple(features(line)), is_title) for line, is_title in lines]
    held_out = len(labelled) // 10
    weights = learn(labelled[held_out:])
    wrong = sum((odds(weights, each) > 0) != is_title for each, is_title in labelled[:held_out])
    print(
        f"{len(labelled):,} lines; {wrong / held_out:.4f} of {held_out:,} others classified wrongly",
        file=sys.stderr,
    )
    return weights


def read(path: str) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= FIRST + PAPERS:
                return
            paper = json.loads(line)
            title, abstract = (" ".join(paper[name].split()) for name in ("title", "abstract"))
            if number >= FIRST and title and abstract:
                yield title, abstract


def variants(title: str, abstract: str, rng: random.Random) -> Iterator[Line]:
    """A title and an abstract as dumps have them: dotted, in capitals, cut off, in paragraphs, one sentence."""
    chance = rng.random()
    if chance < 0.02:
        title += rng.choice("..?!")
    elif chance < 0.03:
        title = title.upper() if chance < 0.026 else title.lower()
    yield title, True
    if rng.random() < 0.06:
        yield abstract[: rng.randrange(20, max(21, len(abstract)))].strip(), False
    cuts = [found.end() for found in SENTENCE.finditer(abstract)]
    chance = rng.random()
    if cuts and chance < 0.45:
        cut = rng.choice(cuts)
        yield from ((part.strip(), False) for part in (abstract[:cut], abstract[cut:]))
    else:
        yield (abstract[: cuts[0]].strip() if cuts and chance < 0.6 else abstract), False


def fragments(title: str, abstract: str, rng: random.Random) -> Iterator[Line]:
    """A title, and what one could take for it where lines were broken: one or two lines of an abstract, mostly
    from the beginning of a sentence."""
    yield title, True
    width = rng.randint(60, 110)
    starts = [0, *(found.end() for found in SENTENCE.finditer(abstract))]
    for start in rng.sample(starts, min(2, len(starts))):
        lines = textwrap.wrap(abstract[start:], width, break_on_hyphens=False)
        first = rng.choice([0, 0, 0, rng.randrange(len(lines))]) if lines else 0
        if text := " ".join(lines[first : first + rng.choice([1, 1, 2])]):
            yield text, False


def odds(weights: dict[str, float], line: tuple[str, ...]) -> float:
    return weights.get("bias", 0.0) + sum(weights.get(feature, 0.0) for feature in line)


def learn(labelled: list[tuple[tuple[str, ...], bool]]) -> dict[str, float]:
    """Logistic regression by stochastic gradient descent with a falling step."""
    weights: dict[str, float] = {}
    for number in range(ROUNDS):
        step = 0.1 / (1 + number)
        for line, is_title in labelled:
            surprise = is_title - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds(weights, line)))))
            for feature in ("bias", *line):
                weights[feature] = weights.get(feature, 0.0) * (1 - 1e-5 * step) + step * surprise
    return weights


def write(tables: Mapping[str, Weights]) -> None:
    text = '"""The weight of each feature of a line, as tools/learn_lines.py learned it: made, not written."""\n'
    text += "\nfrom __future__ import annotations\n"
    for name, weights in tables.items():
        rows = "".join(f'    "{feature}": {weight:.2f},\n' for feature, weight in sorted(weights.items()))
        text += f"\n{name} = {{\n{rows}}}\n"
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
