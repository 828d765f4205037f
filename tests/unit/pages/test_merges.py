from datetime import date

from builder.merge.papers import merge_records
from builder.model.records import Record
from builder.pages.front_matter import Evidence, Piece
from builder.pages.merges import MOST, told_merges
from tests.examples import MELT, a_record

OTHER = f"{MELT} Code comes later."


def told(*records: Record) -> list[Evidence]:
    (paper,) = merge_records(records)
    return list(told_merges(paper))


def listed(title: str, abstract: str, line: int) -> Record:
    return a_record(title, abstract, date(2025, 9, line), line=line)


def test_a_merge_tells_both_titles_and_what_differs() -> None:
    (one,) = told(listed("Melting lattices", MELT, 1), listed("Melting of lattices", OTHER, 2))
    assert one.title == "Melting lattices"
    assert one.other == [Piece("same", "Melting"), Piece("new", "of"), Piece("same", "lattices")]
    assert one.abstract
    assert one.abstract[-1] == Piece("new", "Code comes later.")
    assert [piece.kind for piece in one.abstract] == ["same", "cut", "same", "new"]


def test_of_equal_texts_there_is_nothing_to_judge() -> None:
    (one,) = told(listed("Melting lattices", MELT, 1), listed("Melting lattices", MELT, 2))
    assert one == Evidence("same text", 1.0, "a.txt:1", "a.txt:2")


def test_what_has_no_abstract_differs_in_its_title_alone() -> None:
    (one,) = told(listed("Melting lattices", MELT, 1), listed("Melting lattices", "", 2))
    assert one.abstract is None


def test_no_page_grows_with_its_listings() -> None:
    many = told(*(listed("Melting lattices", f"{MELT} {'x' * at}", 1 + at % 9) for at in range(MOST + 3)))
    assert all(one.abstract is None for one in many[MOST:])
