"""The phrases that the lexicon lacks, as tags of texts that have few others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.choice import ENOUGH, HasPage

MOST_PHRASES = 8
"""So many phrases a text bears at most, its best."""


def lacks(chosen: Sequence[str], most: int) -> int:
    """How many tags a text with these of the lexicon is short of `ENOUGH`."""
    return min(ENOUGH, most) - len(chosen)


def bears_phrases(candidates: TagCandidates, is_short: bool) -> dict[str, frozenset[str]]:
    """The phrases that a text could be given, best first; of one that is not short of tags those that it is surely
    about. With each stand the better ones that share a word with it, to which it gives way."""
    fit = [key for key in candidates.discovered if is_short or key in candidates.certain][:MOST_PHRASES]
    return {
        key: frozenset(one for one in fit[:at] if not set(one.split()).isdisjoint(key.split()))
        for at, key in enumerate(fit)
    }


def choose_phrases(
    candidates: TagCandidates, chosen: Sequence[str], most: int, has_page: HasPage
) -> tuple[str, ...]:
    """The phrases that a text gets beside the tags `chosen` in the lexicon: as many as it lacks; where it lacks
    none those that it is surely about, so that it has at most `most` tags."""
    short = lacks(chosen, most)
    fit = (key for key in candidates.discovered if has_page(key))
    if short > 0:
        return _first(fit, short)
    return _first((key for key in fit if key in candidates.certain), most - len(chosen))


def shared_phrases(papers: Iterable[TagCandidates], least: int) -> set[str]:
    """The phrases that at least `least` papers have, one of which is surely about it."""
    counts: Counter[str] = Counter()
    certain: set[str] = set()
    for paper in papers:
        counts.update(paper.discovered)
        certain |= paper.certain
    return {key for key in certain if counts[key] >= least}


def _first(keys: Iterable[str], number: int) -> tuple[str, ...]:
    """The first keys, at most `number`; of keys that share a word only one, since they say much the same."""
    chosen: list[str] = []
    said: set[str] = set()
    for key in keys:
        if len(chosen) >= number:
            break
        if said.isdisjoint(key.split()):
            chosen.append(key)
            said.update(key.split())
    return tuple(chosen)
