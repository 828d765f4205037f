from builder.merge.candidates import CROWD, candidate_pairs
from tests.examples import FREEZE, MELT, MELT_AGAIN


def test_what_is_compared_shares_a_title_but_for_a_word_or_passages_of_an_abstract() -> None:
    texts = [
        ("Melting lattices in the heat of summer", MELT),
        ("Melting lattices in the cold of summer", ""),
        ("A wholly new name of the paper", MELT_AGAIN),
        ("Frozen glasses", FREEZE),
    ]
    assert candidate_pairs(texts) == [(0, 1), (0, 2)]


def test_very_many_texts_of_one_title_meet_in_a_chain() -> None:
    texts = [("Editorial", f"{number} {number + 1} {number + 2}") for number in range(CROWD + 1)]
    assert len(candidate_pairs(texts)) == 2 * CROWD - 1  # each with the next and with the first
    assert len(candidate_pairs(texts[:-1])) == CROWD * (CROWD - 1) // 2
