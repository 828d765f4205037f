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
