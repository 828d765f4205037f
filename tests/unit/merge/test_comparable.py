import pytest

from builder.merge.comparable import Comparable


def test_the_mark_of_a_version_is_no_part_of_a_title() -> None:
    keys = {
        Comparable(f"Melting{mark}", "").key
        for mark in ("", " [v2]", " (v2)", ", v2", " (Version 2)", ", v. 12", "（v2）", " [v3].")
    }
    assert keys == {"melting"}
    assert Comparable("Melting v2", "").key == "meltingv2"


def test_numerals_are_read_however_they_are_written() -> None:
    one, other = (
        Comparable("The second lattice of 3D type, Part B", ""),
        Comparable("Lattice II of 3-D type, part b", ""),
    )
    assert one.numerals == other.numerals


@pytest.mark.parametrize("letter", ["β", r"$\beta$", r"\beta", "Β", "beta"])
def test_a_greek_letter_is_compared_by_its_name(letter: str) -> None:
    one = Comparable(f"A {letter}-decay of lattices", "")
    assert (one.key, one.words) == ("abetadecayoflattices", ("a", "beta", "decay", "of", "lattices"))


def test_variants_of_greek_letters_are_these_letters_and_greek_words_stay() -> None:
    assert Comparable(r"$\varphi$ and ϕ", "").words == ("phi", "and", "phi")
    assert Comparable("Τα πλέγματα", "").words == ("τα", "πλεγματα")
