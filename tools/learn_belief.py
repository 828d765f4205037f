"""Which spans that the labeller finds are formulas: learned on the papers for tuning, for `learn_maths.py`.

Logistic regression with a ridge, by Newton's method.  A span counts as right if more of its commands are true than
false; one without commands if it lies in a true formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from types import ModuleType
from typing import NamedTuple

import numpy as np
from damaged_papers import Damaged

from builder.text.math.belief import seen_of
from builder.text.math.decoding import UNIT
from builder.text.math.repair import Repairer, may_have_formulas

RIDGE = 1.0
ROUNDS = 12


class Candidate(NamedTuple):
    """A span that was found: what is seen of it, how many of its commands are true and how many are not, whether
    it is right, and whether its text has any formula."""

    seen: list[str]
    right: int
    wrong: int
    is_right: bool
    has_formulas: bool
    shown: str
    tex: str


def candidates(repairer: Repairer, papers: Iterable[Damaged], score: ModuleType) -> Iterator[Candidate]:
    """The spans found in the texts."""
    for paper in papers:
        if not may_have_formulas(paper.text, repairer.lexicon):
            continue
        tokens, spans = repairer.spans(paper.text)
        starts = [0, *accumulate(map(len, tokens))]
        true = {one for start, _, tex in paper.spans for one in score.commands(start, tex, paper.text)}
        for span, seen in zip(spans, seen_of(tokens, spans, repairer.lexicon), strict=True):
            start, end = starts[span.start], starts[span.end]
            shown = paper.text[start:end]
            tex = repairer.retex.tex_of(shown)
            if tex is not None and score.VISIBLE.search(tex):
                mine = score.commands(start, tex, paper.text)
                right = len([one for one in mine if one in true])
                wrong = len([one for one in mine if one not in true and one[0] not in score._FREE])
                inside = any(a <= start + 1 and end - 1 <= b for a, b, _ in paper.spans)
                is_right = bool(paper.spans) and (right > wrong if mine else inside)
                yield Candidate(seen, right, wrong, is_right, bool(paper.spans), shown, tex)


def learn_belief(found: list[Candidate]) -> dict[str, int]:
    """The weight of each thing that is seen, in parts of UNIT."""
    names = sorted({one for candidate in found for one in candidate.seen})
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(found), len(names)))
    for row, candidate in enumerate(found):
        table[row, [column[one] for one in candidate.seen]] = 1
    labels = np.array([candidate.is_right for candidate in found], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (labels - likely) - RIDGE * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(curve, slope)
    return {name: value for name, one in zip(names, weights, strict=True) if (value := round(float(one) * UNIT))}
