import math

from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.formats.dump.emissions import Observation, Part
from builder.ingest.formats.dump.viterbi import decode
from builder.ingest.formats.dump.wrapping import Break
from tests.strategies import titles

TITLE, OTHER = "Melting of lattices", "Spin glasses, frozen"
ABSTRACT = "We study lattice models and show that they melt when they are heated. This explains what was seen."
MORE = "In addition, we find that what has been melted is not frozen again. Our results are confirmed by tests."


def test_titles_and_abstracts_take_turns_below_a_day() -> None:
    lines = [Observation("Sep 9", may_be_day=True), *map(Observation, (TITLE, ABSTRACT, OTHER, MORE))]
    assert decode([lines]) == [[Part.DAY, Part.TITLE, Part.ABSTRACT, Part.TITLE, Part.ABSTRACT]]


def test_a_title_may_lack_its_abstract_and_an_abstract_have_a_second_paragraph() -> None:
    lines = [*map(Observation, (TITLE, OTHER, ABSTRACT, MORE))]
    assert decode([lines]) == [[Part.TITLE, Part.TITLE, Part.ABSTRACT, Part.MORE]]


def test_what_is_known_to_be_a_title_is_one_whatever_it_looks_like() -> None:
    assert decode([[Observation(ABSTRACT, is_title=True), Observation(MORE)]]) == [[Part.TITLE, Part.ABSTRACT]]


def test_a_segment_begins_anew_with_a_day_or_a_title() -> None:
    one, other = decode([[Observation(TITLE), Observation(ABSTRACT)], [Observation(MORE)]])
    assert (one, other) == ([Part.TITLE, Part.ABSTRACT], [Part.TITLE])


def test_no_lines_have_no_parts() -> None:
    assert decode([]) == []
    assert decode([[]]) == [[]]


ENDS = st.builds(
    Break, st.sampled_from([-math.inf, -9.0, -0.1]), st.sampled_from([-9.0, -0.1]), is_wrapped=st.booleans()
)
LINES = st.builds(
    Observation,
    st.one_of(titles, st.just("")),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, -20.0, -2.0, 9.0]),
    ENDS,
)


@given(st.lists(st.lists(LINES, max_size=8), max_size=3))
def test_every_line_has_a_part_and_only_what_may_be_a_day_is_one(segments: list[list[Observation]]) -> None:
    found = decode(segments)
    assert [len(parts) for parts in found] == [len(lines) for lines in segments]
    assert all(parts[0] in (Part.DAY, Part.TITLE, Part.CHROME) for parts in found if parts)
    for lines, parts in zip(segments, found, strict=True):
        assert all(line.may_be_day for line, part in zip(lines, parts, strict=True) if part is Part.DAY)


def test_chrome_between_a_title_and_its_abstract_takes_it_not_away() -> None:
    lines = [Observation(TITLE), Observation("https://example.org", furniture=9.0), Observation(ABSTRACT)]
    assert decode([lines]) == [[Part.TITLE, Part.WITHIN, Part.ABSTRACT]]


def test_lines_that_were_broken_are_one_text() -> None:
    goes_on, border = Break(-0.1, -3.0, is_wrapped=True), Break(-4.0, -0.1, is_wrapped=True)
    lines = [
        Observation(TITLE, end_above=border),
        Observation("We study lattice models and show that they", end_above=border),
        Observation("melt when they are heated.", end_above=goes_on),
        Observation(OTHER, end_above=border),
    ]
    assert decode([lines]) == [[Part.TITLE, Part.ABSTRACT, Part.GOES_ON, Part.TITLE]]


def test_a_menu_above_and_links_below_are_chrome() -> None:
    menu, foot = Observation("Models", furniture=3.0), Observation("Privacy", furniture=3.0)
    assert decode([[menu, Observation(TITLE), Observation(ABSTRACT), foot]]) == [
        [Part.CHROME, Part.TITLE, Part.ABSTRACT, Part.CHROME]
    ]
