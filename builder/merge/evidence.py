"""Whether two listings are one paper: their titles are compared first, then numerals, then abstracts.

The thresholds are measured on 4,583 real pairs (`make bench-ingest`): revisions of one paper, damaged copies,
and look-alikes that are two papers. In doubt a paper rather gets two pages than two papers one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from os.path import commonprefix

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from builder.model import NEAR_TITLE, SAME_ABSTRACT, SAME_TITLE
from builder.text import fold, merge_key, plain

SHORT = 60
"""Letters and digits; an abstract with fewer is a note ("withdrawn") and proves nothing."""

_WORD = re.compile(r"[^\W_]+[+#]*")

_VERSION = re.compile(r"\s*\[v(?:ersion)?\s*\d+\]\s*$", re.IGNORECASE)

_CHINESE_ORDINAL = re.compile(r"第([一二三四五六七八九十百\d]+)")

_ABOUT_ANOTHER = re.compile(
    r"\b(?:comments?|repl(?:y|ies)|response|errat(?:um|a)|corrigendum|correction|addendum|rejoinder|discussion"
    r"|retraction|withdrawn|remarks?)\b"
)

_NUMBERS = {
    **{word: str(n) for n, word in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)},
    **{word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    **{
        word: str(n)
        for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
    },
}

_PARTS = frozenset("part chapter volume number lecture paper section book".split())

_BOUND = frozenset([*_NUMBERS, *_PARTS])
"""Words behind a title that number it. A subtitle has others."""

_OPPOSITES = frozenset("odd even positive negative upper lower supervised unsupervised".split())
"""Words by which the titles of two papers may differ as by a number."""

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


class Comparable:
    """A cleaned title and abstract as they are compared; what is costly is worked out once, when asked for."""

    def __init__(self, title: str, abstract: str) -> None:
        self._title = _VERSION.sub("", title)
        self._abstract = abstract

    @cached_property
    def key(self) -> str:
        return merge_key(self._title)

    @cached_property
    def abstract_key(self) -> str:
        return "".join(_WORD.findall(fold(plain(self._abstract))))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(plain(self._title))))

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The words of the abstract that carry its subject."""
        return frozenset(word for word in _WORD.findall(fold(plain(self._abstract))) if len(word) > 4)

    @cached_property
    def numerals(self) -> Counter[str]:
        """What numbers a title: digits, Roman and written numbers, the B of "part B"; and words such as "odd"."""
        as_digits = (_NUMBERS.get(word, word) for word in self.words)
        digits = ("".join(filter(str.isdigit, word)) or word for word in as_digits)
        parts = (word for before, word in pairwise(self.words) if before in _PARTS and len(word) == 1)
        return Counter(
            [
                *(word for word in digits if word.isdigit() or word in _OPPOSITES),
                *(word for word in parts if word not in _NUMBERS and not word.isdigit()),
                *_CHINESE_ORDINAL.findall(self._title),
            ]
        )

    @cached_property
    def about_another(self) -> frozenset[str]:
        """The words by which a title says that it is about another paper: comment, reply, erratum."""
        return frozenset(_ABOUT_ANOTHER.findall(" ".join(self.words)))

    @property
    def has_abstract(self) -> bool:
        return len(self.abstract_key) >= SHORT


def find_evidence(one: Comparable, other: Comparable) -> Evidence | None:
    """Why two listings are one paper; None where nothing, or too little, says that they are."""
    if one.key == other.key:
        return _of_same_title(one, other)
    if _are_different(one, other):
        return None
    return _of_near_titles(one, other)


def _are_different(one: Comparable, other: Comparable) -> bool:
    """Whether the titles show two papers: only one is about another paper, or their numerals differ.

    Numerals of a subtitle that only one of them has do not count.
    """
    if one.about_another != other.about_another:
        return True
    return one.numerals != other.numerals and not _lost_its_subtitle(one, other)


def _of_same_title(one: Comparable, other: Comparable) -> Evidence | None:
    """Listings with the same title are one paper, unless they have abstracts that are about different things."""
    if not (one.has_abstract and other.has_abstract):
        return Evidence(SAME_TITLE, 1.0)
    similarity = _abstracts(one, other)
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
    if lost or new:
        rule, least = SAME_ABSTRACT, _least(titles, len(lost), len(new))
    else:
        rule, least = NEAR_TITLE, 95 if respelt else 55
    similarity = _abstracts(one, other, least)
    return Evidence(rule, _share(similarity)) if similarity >= least else None


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
    names_more = any(len(word) > 3 and word.isalpha() and word not in _BOUND for word in rest)
    return goes_on and names_more and _abstracts(one, other, 99) >= 99


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
    if len(shorter) < 5 or not (word + near).isalpha() or max(word + near) > _LAST_OF_ALPHABETS:
        return False
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _PREFIXES:
        return False
    return DamerauLevenshtein.distance(word, near, score_cutoff=2) <= 2


def _abstracts(one: Comparable, other: Comparable, least: float = 0) -> float:
    """How alike the letters of the abstracts are, 0 to 100: whole, or cut to the length of the shorter one.

    Less than `least` may be given as 0.
    """
    mine, its = one.abstract_key, other.abstract_key
    length = min(len(mine), len(its))
    whole = fuzz.ratio(mine, its, score_cutoff=least)
    return max(whole, fuzz.ratio(mine[:length], its[:length], score_cutoff=max(least, whole)))


def _shared_words(one: Comparable, other: Comparable) -> float:
    """The share of the long words of the abstract with fewer of them that the other one has, too."""
    fewer = min(len(one.long_words), len(other.long_words))
    return len(one.long_words & other.long_words) / fewer if fewer else 0.0


def _share(percent: float) -> float:
    """Percent as a number from 0 to 1."""
    return round(percent / 100, 3)
