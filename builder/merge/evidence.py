"""Whether two listings are one paper: their titles are compared first, then numerals, then abstracts.

The thresholds are measured on 4,583 real pairs (`make bench-ingest`): revisions of one paper, damaged copies,
and look-alikes that are two papers. In doubt a paper rather gets two pages than two papers one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from os.path import commonprefix

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from builder.merge.comparable import NUMBERS, PARTS, Comparable
from builder.model import NEAR_TITLE, SAME_ABSTRACT, SAME_TITLE
from builder.text import is_alphabetic

LEAST_SHARED_RUNS = 0.35
"""The part of its runs that an abstract must share with another version of it.  Any two abstracts in one language
share a fifth; of 3,300 that are alike by letters or words only ten, mostly of different papers, share less than
this.  It is what makes it cheap to tell 2,000 papers of one title apart."""

_BOUND = frozenset([*NUMBERS, *PARTS])
"""Words behind a title that number it. A subtitle has others."""

_ENDINGS = frozenset(["", *"s es ies y ed d ing e n an ise ize ises izes isation ization ised ized".split()])

_LAST_OF_ALPHABETS = "\u052f"  # Latin, Greek, Cyrillic: scripts whose words are parted by blanks

_PREFIXES = frozenset("a an un non in im ir il bi co de re di dis mis sub pre".split())

_GRAMMAR = frozenset(
    "a an the of and or in on for to with by from at via using is are as its their into between under over".split()
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two listings are one paper. `similarity` is that of the abstracts, or of the titles, 0 to 1."""

    rule: str
    similarity: float


def find_evidence(one: Comparable, other: Comparable) -> Evidence | None:
    """Why two listings are one paper; None where nothing, or too little, says that they are."""
    if one.key == other.key:
        return _of_same_title(one, other)
    if one.is_endless or other.is_endless or _are_different(one, other):
        return None
    return _of_near_titles(one, other)


def likeness(one: Comparable, other: Comparable, least: float = 0) -> float:
    """How alike the letters of the abstracts are, 0 to 100: whole, or cut to the length of the shorter one.

    Less than `least` may be given as 0.
    """
    mine, its = one.abstract_key, other.abstract_key
    length = min(len(mine), len(its))
    whole = fuzz.ratio(mine, its, score_cutoff=least)
    return max(whole, fuzz.ratio(mine[:length], its[:length], score_cutoff=max(least, whole)))


def share_runs(one: Comparable, other: Comparable) -> bool:
    """Whether the abstract with fewer runs of letters shares enough of them with the other."""
    fewer = min(one.count_of_runs, other.count_of_runs)
    return (one.runs & other.runs).bit_count() >= LEAST_SHARED_RUNS * fewer


def _are_different(one: Comparable, other: Comparable) -> bool:
    """Whether the titles show two papers: only one is about another paper, or their numerals differ.

    Numerals of a subtitle that only one of them has do not count.
    """
    if one.about_another != other.about_another or _have_other_letters(one, other):
        return True
    return one.numerals != other.numerals and not _lost_its_subtitle(one, other)


def _have_other_letters(one: Comparable, other: Comparable) -> bool:
    """Whether a letter stands in one title where the other has another: a formula may come and go.

    An "a" is an article, unless another letter stands in its very place.
    """
    if len(one.letters) == len(other.letters):
        return any(mine and its and mine != its for mine, its in zip(one.letters, other.letters, strict=True))
    mine, its = (
        Counter(filter(None, title.letters)) - Counter("a" * len(title.letters)) for title in (one, other)
    )
    return bool(mine - its and its - mine)


def _of_same_title(one: Comparable, other: Comparable) -> Evidence | None:
    """Listings with the same title are one paper, unless they have abstracts that are about different things."""
    if not (one.has_abstract and other.has_abstract):
        return Evidence(SAME_TITLE, 1.0)
    if not share_runs(one, other):
        return None
    similarity = likeness(one, other)
    if similarity >= 55 or _shared_words(one, other) >= 0.55:
        return Evidence(SAME_TITLE, _share(similarity))
    return None


def _of_near_titles(one: Comparable, other: Comparable) -> Evidence | None:
    """Listings with different titles are one paper where the abstracts are alike: the more, the more words differ.

    Without two abstracts the titles may differ in grammar alone.
    """
    lost, new, respelt = _changed_words(one, other)
    if one.about_another and (lost or new):  # several people comment on one paper, in the same words
        return None
    if not (one.has_abstract and other.has_abstract):
        return None if lost or new or respelt else Evidence(NEAR_TITLE, 1.0)
    titles = max(fuzz.ratio(" ".join(one.words), " ".join(other.words)), fuzz.ratio(one.key, other.key))
    if _each_names_its_own(one, other, lost, new):
        return None
    if lost or new:
        rule, least = SAME_ABSTRACT, _least(titles, len(lost), len(new))
    else:
        rule, least = NEAR_TITLE, 95 if respelt else 55
    similarity = likeness(one, other, least)
    return Evidence(rule, _share(similarity)) if similarity >= least else None


def _each_names_its_own(one: Comparable, other: Comparable, lost: list[str], new: list[str]) -> bool:
    """Whether each abstract has a word of its own title that neither the other title nor the other abstract has.

    So two works of one group name their methods in sentences that are otherwise alike.
    """
    mine, its = one.long_words - other.long_words, other.long_words - one.long_words
    return not mine.isdisjoint(lost) and not its.isdisjoint(new)


def _least(titles: float, lost: int, new: int) -> float:
    """How alike two abstracts must be, 0 to 100, where the titles are alike by `titles`, 0 to 100.

    `lost` and `new` count the words that only the one and only the other title has. Where one word stands for
    another, the papers are rather companions than revisions, so that the abstracts must be more alike.
    """
    if lost and new:
        return 90 if 70 <= titles < 90 and lost + new > 2 else 95
    return 85 if titles >= 85 else 92


def _lost_its_subtitle(one: Comparable, other: Comparable) -> bool:
    """Whether one title is the other with a subtitle, and the abstracts are the same."""
    shorter, longer = sorted((one.words, other.words), key=len)
    rest = longer[len(shorter) :]
    goes_on = longer[: len(shorter)] == shorter
    names_more = any(len(word) > 3 and is_alphabetic(word) and word not in _BOUND for word in rest)
    return goes_on and names_more and likeness(one, other, 99) >= 99


def _changed_words(one: Comparable, other: Comparable) -> tuple[list[str], list[str], bool]:
    """The content words that only the one title has, those that only the other has, and whether some are respelt.

    Pairs of inflected words ("network", "networks") and of respelt ones count as the same word and are left out.
    But a respelt word may be another one ("encoder", "decoder"): so the caller learns that there was one.
    """
    mine, its = Counter(one.words), Counter(other.words)
    lost = [word for word in (mine - its).elements() if word not in _GRAMMAR]
    new = [word for word in (its - mine).elements() if word not in _GRAMMAR]
    if "".join(lost) == "".join(new):  # "time lapse" and "timelapse"
        return [], [], False
    respelt = False
    for is_near, is_certain in ((_is_inflected, True), (_is_respelt, False)):
        for word in lost[:]:
            if near := next((near for near in new if is_near(word, near)), None):
                lost.remove(word)
                new.remove(near)
                respelt = respelt or not is_certain
    return lost, new, respelt


def _is_inflected(word: str, near: str) -> bool:
    """Whether two words have one stem and only grammatical endings: "network", "networks"."""
    stem = commonprefix([word, near])  # noqa: RUF071  letters, not folders, are meant
    return len(stem) >= 4 and {word[len(stem) :], near[len(stem) :]} <= _ENDINGS


def _is_respelt(word: str, near: str) -> bool:
    """Whether two words in an alphabet differ in at most two letters, and not by a prefix such as "un"."""
    shorter, longer = sorted((word, near), key=len)
    if len(shorter) < 5 or not is_alphabetic(word + near) or max(word + near) > _LAST_OF_ALPHABETS:
        return False
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _PREFIXES:
        return False
    return DamerauLevenshtein.distance(word, near, score_cutoff=2) <= 2


def _shared_words(one: Comparable, other: Comparable) -> float:
    """The share of the long words of the abstract with fewer of them that the other one has, too."""
    fewer = min(len(one.long_words), len(other.long_words))
    return len(one.long_words & other.long_words) / fewer if fewer else 0.0


def _share(percent: float) -> float:
    """Percent as a number from 0 to 1."""
    return round(percent / 100, 3)
