from hypothesis import given
from hypothesis import strategies as st

from builder.pages.differences import AROUND, CUT, GONE, NEW, SAME, cut_to_differences, differences
from builder.pages.front_matter import Piece

words = st.lists(st.sampled_from(["we", "melt", "freeze", "<b>", "lattices"]), max_size=12).map(" ".join)


def test_words_that_came_and_went_are_told_apart() -> None:
    assert differences("We melt old lattices slowly.", "We melt lattices very slowly.") == [
        Piece(SAME, "We melt"),
        Piece(GONE, "old"),
        Piece(SAME, "lattices"),
        Piece(NEW, "very"),
        Piece(SAME, "slowly."),
    ]


def test_texts_that_share_little_differ_as_wholes() -> None:
    assert differences("We melt lattices.", "Glasses freeze.") == [Piece(NEW, "Glasses freeze.")]
    assert differences("We melt lattices.", "") == []


@given(words, words)
def test_the_new_text_is_what_is_not_gone(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert " ".join(piece.text for piece in pieces if piece.kind != GONE) == new


@given(words, words)
def test_a_cut_leaves_what_differs_and_few_words_around_it(old: str, new: str) -> None:
    pieces = differences(old, new)
    cut = cut_to_differences(pieces)
    assert [piece for piece in cut if piece.kind in (GONE, NEW)] == [p for p in pieces if p.kind in (GONE, NEW)]
    assert all(len(piece.text.split()) <= 2 * AROUND for piece in cut if piece.kind == SAME)


def test_what_is_left_out_is_marked() -> None:
    (first, gap, last) = cut_to_differences([Piece(SAME, "a b c d e f g h i")])
    assert (first.text, gap, last.text) == ("a b c d", Piece(CUT, "…"), "f g h i")
