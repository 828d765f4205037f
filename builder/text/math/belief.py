"""Which of the formulas that seem to stand in a text are to be believed: a learned sum, span by span."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.text.characters import fold_case, is_alphabetic, is_decimal
from builder.text.math.decoding import UNIT
from builder.text.math.lexicon import GLUED, Lexicon
from builder.text.math.names import ALLOWED, GREEK, SURE
from builder.text.math.spans import Span

STRONG = frozenset("^_{}\\")
_MIDDLE = frozenset("=<>|~")
_STEPS = [round(step * UNIT) for step in (0.3, 0.6, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)]


@dataclass(frozen=True)
class Belief:
    """`weights`: of each thing that is seen of a span, parts of UNIT; `least`: what their sum must reach."""

    weights: Mapping[str, int]
    least: int = 0

    def believed(self, tokens: Sequence[str], spans: Sequence[Span], lexicon: Lexicon) -> list[Span]:
        """The spans to be set."""
        seen = seen_of(tokens, spans, lexicon)
        return [span for span, one in zip(spans, seen, strict=True) if self.score(one) >= self.least]

    def score(self, seen: Sequence[str]) -> int:
        return sum(self.weights.get(one, 0) for one in seen)


def seen_of(tokens: Sequence[str], spans: Sequence[Span], lexicon: Lexicon) -> list[list[str]]:
    """What is seen of each span: its kind, how sure the model is, what stands beside it, how sure its twins are,
    and how many strong formulas the text has besides."""
    kinds = [kind_of(tokens[span.start : span.end], lexicon) for span in spans]
    sure = [_step(min(span.edge, span.inner)) for span in spans]
    twins = _twins(tokens, spans, sure)
    strong = [kind == "strong" and step > 3 for kind, step in zip(kinds, sure, strict=True)]
    all_strong = sum(strong)
    found = []
    for span, kind, step, twin, is_strong in zip(spans, kinds, sure, twins, strong, strict=True):
        others = bisect((1, 2, 5), all_strong - is_strong)
        before = tokens[span.start - 1] if span.start else " "
        after = tokens[span.end] if span.end < len(tokens) else " "
        found.append([
            "bias", kind, f"twin {twin}", f"others {others}", f"{kind} twin {twin}", f"{kind} others {others}",
            f"{kind} before {_beside(before)}", f"{kind} after {_beside(after)}",
            *(f"sure {one}" for one in range(step + 1)), f"{kind} sure {min(step, 9) // 2}",
            f"edge {_step(span.edge) // 2}", f"size {min(8, span.end - span.start)}",
        ])  # fmt: skip
    return found


def _step(odds: int) -> int:
    return bisect(_STEPS, odds)


def _beside(token: str) -> str:
    return "letters" if is_alphabetic(token[0]) else "digit" if is_decimal(token[0]) else token[0]


def _twins(tokens: Sequence[str], spans: Sequence[Span], sure: Sequence[int]) -> list[int]:
    """How sure the surest other span of the same text is, from 1; 0 where there is none."""
    best: dict[str, list[int]] = {}
    texts = ["".join(tokens[span.start : span.end]) for span in spans]
    for text, step in zip(texts, sure, strict=True):
        best[text] = sorted([*best.get(text, []), step])[-2:]
    found = []
    for text, step in zip(texts, sure, strict=True):
        others = best[text]
        twin = others[0] if len(others) > 1 and others[1] == step else others[-1] if len(others) > 1 else -1
        found.append(twin // 3 + 1 if twin >= 0 else 0)
    return found


def kind_of(inside: Sequence[str], lexicon: Lexicon) -> str:
    """What a span looks like."""
    if len(inside) == 1:
        return _kind_of_one(inside[0], lexicon)
    signs = {token[0] for token in inside}
    if signs & STRONG:
        return "strong"
    if any(token in SURE for token in inside):
        return "sure"
    if signs & _MIDDLE:
        return "related names" if _has_names(inside, lexicon) else "related"
    if any(token in ALLOWED for token in inside):
        return "names"
    return "glued" if _has_names(inside, lexicon) else "weak"


def _has_names(inside: Sequence[str], lexicon: Lexicon) -> bool:
    return any(token in ALLOWED or lexicon.token(token).kind == GLUED for token in inside)


def _kind_of_one(token: str, lexicon: Lexicon) -> str:
    if len(token) == 1:
        return "letter" if is_alphabetic(token) else "sign"
    if token in GREEK:
        return "greek"
    if token in SURE:
        return "lone sure"
    if token in ALLOWED:
        return "lone name"
    if is_alphabetic(token):
        return (
            "lone word"
            if fold_case(token) in lexicon.levels
            else "lone glued"
            if lexicon.is_glued(token)
            else "lone"
        )
    return "number"
