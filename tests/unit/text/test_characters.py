from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
import unicodedata2

from builder.text.case_folding import EDITION
from builder.text.characters import (
    are_printable,
    are_small,
    ascii_digits,
    blank_signs,
    capital,
    category,
    fold_case,
    has_capital,
    is_alphabetic,
    is_alphanumeric,
    is_capital,
    is_decimal,
    is_mark,
    is_number,
    is_printable,
    is_reordered,
    is_small,
    mute_signs,
    nfc,
    nfkc,
    nfkd,
    without_signs,
)
from builder.text.folding import fold, merge_key

ASSIGNED = [character for character in map(chr, range(0x110000)) if category(character) not in {"Cn", "Co", "Cs"}]

KNOWN = [character for character in ASSIGNED if unicodedata.category(character) != "Cn"]
"""Those that the Python that runs this knows, too."""

YOUNG = {
    "\U0001e4d0": "Nag Mundari, Unicode 15",
    "\U00010d70": "Garay, Unicode 16",
    "\U00016ebb": "Beria Erfe, Unicode 17",
}
"""Letters that Python 3.11 does not know."""


def test_the_two_tables_are_of_one_edition() -> None:
    assert unicodedata2.unidata_version == EDITION


@pytest.mark.parametrize(
    ("ours", "pythons"),
    [
        (fold_case, str.casefold),
        (is_alphanumeric, str.isalnum),
        (is_alphabetic, str.isalpha),
        (is_number, str.isdigit),
        (is_decimal, str.isdecimal),
        (is_printable, str.isprintable),
        (is_capital, lambda one: unicodedata.category(one) == "Lu"),
        (has_capital, lambda one: unicodedata.category(one) == "Lu"),
        (is_small, lambda one: one != "\u0295" and unicodedata.category(one) == "Ll"),  # a small letter no longer
        (is_mark, lambda one: unicodedata.category(one)[0] == "M"),
        (is_reordered, lambda one: unicodedata.combining(one) > 0),
        (nfc, lambda one: unicodedata.normalize("NFC", one)),
        (nfkc, lambda one: unicodedata.normalize("NFKC", one)),
        (nfkd, lambda one: unicodedata.normalize("NFKD", one)),
    ],
)  # fmt: skip
def test_of_a_character_that_python_knows_it_says_the_same(
    ours: Callable[[str], object], pythons: Callable[[str], object]
) -> None:
    assert [one for one in KNOWN if ours(one) != pythons(one)] == []


def test_a_folded_letter_has_the_capital_that_python_gives_it() -> None:
    folded = [one for one in KNOWN if fold(one) == one and unicodedata.category(capital(one)) != "Cn"]

    assert [one for one in folded if len(one.upper()) == 1 and capital(one) != one.upper()] == []


@pytest.mark.parametrize("letter", YOUNG, ids=YOUNG.get)
def test_a_letter_younger_than_python_is_kept_in_a_key(letter: str) -> None:
    assert merge_key(f"Deep {letter}") == f"deep{letter}"


def test_a_capital_younger_than_python_meets_its_small_letter() -> None:
    assert fold("\U00010d50 \U00016ea0") == "\U00010d70 \U00016ebb"
    assert capital("\U00010d70") == "\U00010d50"


def test_a_letter_younger_than_python_that_stands_for_another_is_that_one() -> None:
    outlined = "\U0001ccd6\U0001ccd7\U0001ccf1"  # of Unicode 16: A, B, 1

    assert fold(outlined) == "ab1"
    assert ascii_digits(outlined[2]) == "1"


def test_signs_are_taken_out_or_blanked_or_muted() -> None:
    text = "a·b_c—9\u00a0d+"

    assert without_signs(text, "+") == "abc9d+"
    assert blank_signs(text, "+") == "a b c 9 d+"
    assert mute_signs(text) == "a\x7fb_c\x7f9 d+"
    assert mute_signs("é½").isalnum()


def test_the_digits_of_every_script_become_ours() -> None:
    assert ascii_digits("٢٠٢٥-०९ ² x") == "2025-09 ² x"


@pytest.mark.parametrize("text", ["", "plain", "Plain", "a b", "a\tb", "x2", "ñandú", "ß\u200b", "Ñ"])
def test_a_text_is_what_all_its_characters_are(text: str) -> None:
    assert are_printable(text) == all(map(is_printable, text))
    assert are_small(text or "a") == all(map(is_small, text))
