"""What is a formula for certain, whatever stands around it: numbers glued by commands, glued commands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.text.math.lexicon import GLUED, Lexicon
from builder.text.math.names import SURE

_BETWEEN = "times|sim|simeq|approx|pm|mp|cdot|leq|geq|le|ge|ll|gg|to"
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_BRACED = (  # 64{times}64
    rf"(?<![0-9A-Za-z.,])[0-9A-Za-z]{{1,12}}(?:[.,][0-9]{{1,12}})?"
    rf"(?:\{{(?:{_BETWEEN}|-)\}}[0-9A-Za-z]{{1,12}}(?![A-Za-z]))+"
)
_BARE = (
    # 2883pm11, 5sim10
    rf"(?<![0-9A-Za-z.,]){_NUMBER}(?:(?:{_BETWEEN}){_NUMBER})+"
    # sim10, pm0.3
    rf"|(?<![0-9A-Za-z\\])(?:sim|simeq|approx|pm|leq|geq|lesssim|gtrsim)[0-9](?:[0-9.]*[0-9])?"
)
_CERTAIN = re.compile(f"{_BRACED}|{_BARE}")
_WITHOUT_BRACES = re.compile(_BARE)
_SEED = re.compile(rf"(?:{_BETWEEN}|lesssim|gtrsim)[0-9]")
"""What stands in each of these that has no braces: quickly found."""
_KERN = re.compile(
    rf"(?:(?<![0-9A-Za-z.,]){_NUMBER}(?:pm{_NUMBER})*,?|(?<![A-Za-z]))"
    r"[kMGTP]?e\\?kern -?0?\.?[0-9]*em V(?:!?/c(?:\^2)?)?"
)
_GLUED = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{4,24}(?![A-Za-z])")


def certain_spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where such formulas begin and end, as places in the text."""
    if "{" in text or _SEED.search(text):
        yield from (found.span() for found in (_CERTAIN if "{" in text else _WITHOUT_BRACES).finditer(text))
    if "kern" in text:
        yield from (found.span() for found in _KERN.finditer(text))
    if any(seen.kind == GLUED for seen in lexicon.looks(_GLUED.findall(text))):
        yield from (found.span() for found in _GLUED.finditer(text) if is_glued(found[0], lexicon))


def is_glued(run: str, lexicon: Lexicon) -> bool:
    """Whether a run of letters is commands, of which one stands in no English text, and it is no word."""
    return lexicon.token(run).kind == GLUED and any(name in run for name in LONG)


LONG = sorted(name for name in SURE if len(name) > 3)
"""Names long enough not to stand in a word by chance."""
