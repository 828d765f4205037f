"""A listing as it is compared with others: the keys, words and numerals of its texts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise
from zlib import crc32

from builder.text import GREEK_NAMES, ascii_digits, blank_signs, fold, is_alphabetic, is_number, merge_key, plain

SHORT = 60
"""Letters and digits; an abstract with fewer is a note ("withdrawn") and proves nothing."""

RUN = 4
"""Letters of a run: so many in a row, wherever they stand."""

RUNS_HELD = 8192
"""Bits of a set of runs; two of an abstract's thousand runs seldom fall on one."""

MOST_TITLE_WORDS = 100
"""With more words a title is none, and near no other: to compare two takes time by the square of their words. The
longest of 100,000 titles has 61."""

LONGEST_TITLE = 2_000
"""Letters and digits; likewise."""

_KEPT = "+#'\u2019"
"""Signs that words may hold; all others are blanks to them."""

_WORD = re.compile(rf"[^ {_KEPT}]+[+#]*")

_NUMBERED = r"v(?:ersion)?\.?\s*[0-9]{1,3}"

_VERSION = re.compile(
    rf"\s*(?:[\[［]{_NUMBERED}[\]］]|[(（]{_NUMBERED}[)）]|[,，]\s*{_NUMBERED})\.?$", re.IGNORECASE
)

_CHINESE_NUMERAL = re.compile("[一二三四五六七八九十百上中下前後后甲乙丙丁]")

_BESIDE_DIGITS = re.compile(r"[0-9]+|(?<=[0-9])[^0-9d+#](?![^0-9+#])")
"""Digits; and the "o" of "4o", but not the "d" of "3d", which some write apart."""

_APOSTROPHE = re.compile(rf"(?<=[^ {_KEPT}])['\u2019](?=[^ {_KEPT}])")

_ABOUT_ANOTHER = re.compile(
    r"(?:comments?|repl(?:y|ies)|response|errat(?:um|a)|corrigendum|correction|addendum|rejoinder|discussion"
    r"|retraction|withdrawn|remarks?)"
)

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"

_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

NUMBERS = {
    **{word: str(n) for n, word in enumerate(_ROMAN.split(), 1)},
    **{word: str(n) for n, word in enumerate(_CARDINALS.split(), 1)},
    **{word: str(n) for n, word in enumerate(_ORDINALS.split(), 1)},
}

PARTS = frozenset("part chapter volume number lecture paper section book".split())

_OPPOSITES = frozenset("odd even positive negative upper lower supervised unsupervised".split())
"""Words by which the titles of two papers may differ as by a number."""

_SERIES = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter "
    "monday tuesday wednesday thursday friday saturday sunday "
    "north south east west left right alpha beta gamma delta epsilon".split()
)
"""Words that number a title where another stands in their place, as single letters do."""


class Comparable:
    """A cleaned title and abstract as they are compared; what is costly is worked out once, when asked for."""

    def __init__(self, title: str, abstract: str) -> None:
        self._title = without_version(title)
        self._abstract = abstract

    @cached_property
    def key(self) -> str:
        return merge_key(folded(self._title))

    @cached_property
    def abstract_key(self) -> str:
        return "".join(_WORD.findall(_spaced(self._abstract)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(_spaced(self._title)))

    @cached_property
    def spaced_words(self) -> str:
        """The words of the title as one text, as many as are compared."""
        return " ".join(self.words[:MOST_TITLE_WORDS])[:LONGEST_TITLE]

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The words of the abstract that carry its subject."""
        return frozenset(word for word in _WORD.findall(_spaced(self._abstract)) if len(word) > 4)

    @cached_property
    def numerals(self) -> Counter[str]:
        """What numbers a title: digits, Roman and written numbers, the B of "part B", the "o" of "4o"; and words
        such as "odd"."""
        as_digits = [NUMBERS.get(word, word) for word in self.words]
        parts = (word for before, word in pairwise(self.words) if before in PARTS and len(word) == 1)
        return Counter(
            [
                *(part for word in as_digits for part in _BESIDE_DIGITS.findall(ascii_digits(word))),
                *(word for word in as_digits if word in _OPPOSITES),
                *(word for word in parts if word not in NUMBERS and not is_number(word)),
                *_CHINESE_NUMERAL.findall(self._title),
            ]
        )

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """What may number a title, in the place of each of its words: a letter that stands alone ("Model B",
        "C++"), the name of a month, a direction; "" for other words."""
        words = _WORD.findall(_APOSTROPHE.sub("", _spaced(self._title)))
        return tuple(word if word in _SERIES else _letter_of(word) for word in words)

    @cached_property
    def runs(self) -> int:
        """The runs of letters of the abstract, each as a bit."""
        key = self.abstract_key
        bits = bytearray(RUNS_HELD // 8)
        for at in range(len(key) - RUN + 1):
            bit = crc32(key[at : at + RUN].encode()) % RUNS_HELD
            bits[bit >> 3] |= 1 << (bit & 7)
        return int.from_bytes(bits)

    @cached_property
    def count_of_runs(self) -> int:
        return self.runs.bit_count()

    @cached_property
    def about_another(self) -> frozenset[str]:
        """The words by which a title says that it is about another paper: comment, reply, erratum."""
        return frozenset(filter(_ABOUT_ANOTHER.fullmatch, (word.rstrip("+#") for word in self.words)))

    @property
    def is_endless(self) -> bool:
        """Whether the title is too long to be compared word by word."""
        return len(self.words) > MOST_TITLE_WORDS or len(self.key) > LONGEST_TITLE

    @cached_property
    def has_abstract(self) -> bool:
        return len(self.abstract_key) >= SHORT


_GREEK_LETTER = re.compile("(?<![α-ω])[α-ω](?![α-ω])")
"""One that stands by itself: a Greek word is none."""

_VARIANT = re.compile(r"\\var(?=epsilon|theta|pi|rho|sigma|phi)")


def folded(text: str) -> str:
    r"""A cleaned text for comparing, Greek letters by their names: one listing has "β", another "\beta"."""
    text = _VARIANT.sub(r"\\", text) if "\\var" in text else text
    text = fold(plain(text))
    return (
        text if text.isascii() else _GREEK_LETTER.sub(lambda letter: GREEK_NAMES.get(letter[0], letter[0]), text)
    )


def without_version(title: str) -> str:
    """The title without the number of its version, as in "[v2]", "(version 2)" or ", v2"."""
    return _VERSION.sub("", title)


def _spaced(text: str) -> str:
    """The text folded, with a blank for each sign that is in no word."""
    return blank_signs(folded(text), _KEPT)


def _letter_of(word: str) -> str:
    """The letter that a word is ("b", "c++") or has before a number ("a1"); "" for other words, and for "v2"."""
    rest = word[1:].rstrip("+#")
    is_one = is_alphabetic(word[0]) and (not rest or (is_number(rest) and word[0] != "v"))
    return (word if not rest else word[0]) if is_one else ""
