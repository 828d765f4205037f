from hypothesis import given
from hypothesis import strategies as st

from builder.pages.differences import GONE, NEW, SAME, differences
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
