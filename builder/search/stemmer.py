"""English words to their stems, letter by letter as lunr.js 2.3.9 does it in the reader's browser.

M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with lunr.js's departures:
a `y` at the end becomes `i` only behind a consonant that is not the first letter (`query` -> `queri`,
but `survey` and `by` stay; Porter, and lunr.py with him, says `survei`), `bli` stands for Porter's `abli`,
`logi` is added, and a `y` at the start is a consonant.  A stem that differs from the browser's by one
letter is a word nobody can find, so `tests/search` compares both on every word we have.
"""

from __future__ import annotations

import re
from functools import lru_cache

_C = "[^aeiou][^aeiouy]*"  # a run of consonants; y opens one, but does not continue it

_V = "[aeiouy][aeiou]*"  # a run of vowels; likewise

# Porter's measure m counts the times a run of vowels is followed by a run of consonants.
_MEASURE_OVER_0 = re.compile(f"(?:{_C})?{_V}{_C}")

_MEASURE_OVER_1 = re.compile(f"(?:{_C})?{_V}{_C}{_V}{_C}")

_MEASURE_1 = re.compile(rf"(?:{_C})?{_V}{_C}(?:{_V})?\Z")

_WITH_VOWEL = re.compile(f"(?:{_C})?[aeiouy]")

_SHORT = re.compile(rf"{_C}[aeiouy][^aeiouwxy]\Z")  # hop, fil, str-ip: those that take an e back

_TWIN_CONSONANT = re.compile(r"([^aeiouylsz])\1\Z")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al",
    "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip

_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}

_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip

_ENDS = frozenset("sdgy").union(ending[-1] for ending in (*_STEP_2, *_STEP_3, *_STEP_4, "ion", "e", "ll"))
"""The last letters of all that any step takes away."""


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """The stem of a lower-case word; other scripts mostly pass unchanged."""
    if word[-1:] not in _ENDS:
        return word
    units = _to_units(word)
    if len(units) < 3:
        return word
    marked = "Y" + units[1:] if units[0] == "y" else units
    for step in (_plural, _past, _final_y, _double_suffix, _adjective, _suffix, _final_e, _final_l):
        marked = step(marked)
    return _from_units("y" + marked[1:] if units[0] == "y" else marked)


def _to_units(word: str) -> str:
    """One character for each UTF-16 unit, for JavaScript counts a letter beyond U+FFFF as two."""
    if word.isascii() or max(word) < "\U00010000":
        return word
    encoded = word.encode("utf-16-le", "surrogatepass")
    return "".join(chr(low | high << 8) for low, high in zip(encoded[::2], encoded[1::2], strict=True))


def _from_units(units: str) -> str:
    if units.isascii():
        return units
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _split(word: str, suffixes: tuple[str, ...]) -> tuple[str, str] | None:
    """What stands before the longest suffix that leaves something before it, and the suffix."""
    if not word.endswith(suffixes):  # most words, at once
        return None
    fitting = [suffix for suffix in suffixes if word.endswith(suffix) and len(word) > len(suffix)]
    if not fitting:
        return None
    longest = max(fitting, key=len)
    return word[: -len(longest)], longest


def _plural(word: str) -> str:
    """Step 1a: caresses -> caress, ponies -> poni, cats -> cat."""
    if _split(word, ("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2] != "s" else word


def _past(word: str) -> str:
    """Step 1b: agreed -> agree, plastered -> plaster, motoring -> motor."""
    if agreed := _split(word, ("eed",)):
        return word[:-1] if _MEASURE_OVER_0.match(agreed[0]) else word
    found = _split(word, ("ed", "ing"))
    if not found or not _WITH_VOWEL.match(found[0]):
        return word
    return _repair(found[0])


def _repair(bare: str) -> str:
    """The second half of step 1b: conflat -> conflate, hopp -> hop, fil -> file."""
    if bare.endswith(("at", "bl", "iz")):
        return bare + "e"
    if _TWIN_CONSONANT.search(bare):
        return bare[:-1]
    return bare + "e" if _SHORT.match(bare) else bare


def _final_y(word: str) -> str:
    """Step 1c, lunr.js's: query -> queri, but survey and by as they are."""
    ends = len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiou"
    return word[:-1] + "i" if ends else word


def _double_suffix(word: str) -> str:
    """Step 2: relational -> relate, digitizer -> digitize."""
    return _replace(word, _STEP_2)


def _adjective(word: str) -> str:
    """Step 3: triplicate -> triplic, hopeful -> hope."""
    return _replace(word, _STEP_3)


def _replace(word: str, endings: dict[str, str]) -> str:
    found = _split(word, tuple(endings))
    if not found or not _MEASURE_OVER_0.match(found[0]):
        return word
    return found[0] + endings[found[1]]


def _suffix(word: str) -> str:
    """Step 4: revival -> reviv, adoption -> adopt."""
    found = _split(word, _STEP_4) or _split_ion(word)
    return found[0] if found and _MEASURE_OVER_1.match(found[0]) else word


def _split_ion(word: str) -> tuple[str, str] | None:
    """`ion` goes only behind s or t, and only where a letter stands before that."""
    return (word[:-3], "ion") if len(word) > 4 and word.endswith(("sion", "tion")) else None


def _final_e(word: str) -> str:
    """Step 5a: probate -> probat, but rate stays."""
    if len(word) < 2 or word[-1] != "e":
        return word
    bare = word[:-1]
    drops = _MEASURE_OVER_1.match(bare) or (_MEASURE_1.match(bare) and not _SHORT.match(bare))
    return bare if drops else word


def _final_l(word: str) -> str:
    """Step 5b: controll -> control."""
    return word[:-1] if word.endswith("ll") and _MEASURE_OVER_1.match(word) else word
