from dataclasses import replace
from datetime import date

from builder.export.said import address, listed, note, plain_title, read_on, title_of
from builder.model.records import MonthDay
from builder.text.math.pieces import Formula
from builder.text.math.reading import read_formulas
from tests.unit.export.examples import BARE, WHOLE


def test_a_title_is_on_a_line_and_its_words_stay_apart() -> None:
    formula = Formula("x\n^2", "$x\n^2$", repaired=False)
    cited = replace(BARE, title=("On\r\n\u202ethe \n", formula, "\nnorm"))
    assert title_of(cited) == ("On the ", Formula("x ^2", "$x ^2$", repaired=False), " norm")
    assert plain_title(replace(BARE, title=read_formulas("A\n$x^2$\x00"))) == "A x²"


def test_a_note_says_when_it_was_listed_and_what_is_to_be_completed() -> None:
    assert listed(BARE) == "Listed on Tuesday 9 September 2025"
    assert listed(replace(BARE, listed=None)) == "Listed without a date"
    assert note(WHOLE) == "Listed on Tuesday 9 September 2025"
    assert note(replace(WHOLE, authors=())).endswith("2025; authors to be completed")
    assert note(replace(WHOLE, published="")).endswith("2025; year to be completed")


def test_an_address_was_read_on_the_day_of_the_listing_where_that_is_known() -> None:
    assert read_on(WHOLE) == date(2025, 9, 9)
    assert read_on(BARE) is None
    assert read_on(replace(WHOLE, listed=MonthDay(9, 9))) is None


def test_no_sign_of_an_address_ends_a_field() -> None:
    assert address("https://a/{b}\\_~%41") == "https://a/%7Bb%7D%5C_~%41"
