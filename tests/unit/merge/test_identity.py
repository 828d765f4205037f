import re
from datetime import date

from builder.merge.identity import as_shown, record_id, text_of, without_tags
from tests.examples import a_record


def test_case_accents_and_punctuation_make_no_other_listing() -> None:
    one = a_record("Schrödinger bridges: a survey", "We survey them.")
    other = a_record("SCHRODINGER BRIDGES (a survey)", "we survey them!")
    assert record_id(one) == record_id(other)


def test_neither_do_day_and_place() -> None:
    assert record_id(a_record(line=1)) == record_id(a_record(listed_on=date(2024, 1, 1), seed="b.txt", line=9))


def test_another_abstract_makes_another_listing_of_one_title() -> None:
    ids = {record_id(a_record("Editorial", abstract)) for abstract in ("", "We melt.", "We freeze.")}
    assert len(ids) == 3


def test_a_letter_that_moves_from_title_to_abstract_makes_another_listing() -> None:
    assert record_id(a_record("Lattices a", "b")) != record_id(a_record("Lattices", "a b"))


def test_an_id_is_thirty_two_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{32}", record_id(a_record()))


def test_texts_are_compared_as_they_are_shown() -> None:
    text = text_of(a_record('Schr\\"odinger', "caf\u0065\u0301"))
    assert (text.title, text.abstract) == ("Schrödinger", "café")


def test_tags_go_from_what_is_shown_and_the_id_stays() -> None:
    text = text_of(a_record("CO&lt;sub&gt;2&lt;/sub&gt; of <i> E. coli </i>", "So <b>e</b>\u0301."))

    shown = as_shown(text)

    assert (shown.title, shown.abstract) == ("CO₂ of E. coli", "So é.")
    assert shown.id == text.id != text_of(a_record("CO2 of E. coli", "So é.")).id


def test_a_text_of_tags_alone_is_shown_as_it_is() -> None:
    assert without_tags("<i></i>") == "<i></i>"
