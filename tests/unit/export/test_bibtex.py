import pytest

from builder.export.bibtex import bibtex, escape_bibtex
from tests.examples import a_record, an_archive


def test_a_record_says_what_a_listing_knows() -> None:
    [entry] = an_archive(a_record("Lattice models & more")).entries.values()
    assert bibtex(entry) == (
        f"@misc{{lattice-models-more-{entry.paper.id[:6]},\n"
        "  title = {{Lattice models \\& more}},\n"
        "  note  = {Listed on Tuesday 9 September 2025; authors and year to be completed from the paper}\n"
        "}"
    )


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("50% of $x_1$", "50\\% of $x_1$"),
        ("The $T_{cs 0}^{*}(2870)^0$ state", "The $T_{cs 0}^{*}(2870)^0$ state"),
        ("a } b { c", "a \\} b \\{ c"),
        ("$\\input{/etc/passwd}$", "\\$\\textbackslash{}input\\{/etc/passwd\\}\\$"),
        ("$}{$", "\\$\\}\\{\\$"),
        ("$5 and $6", "$5 and $6"),
        ("one $ only", "one \\$ only"),
    ],
)
def test_titles_are_escaped_and_only_harmless_mathematics_is_kept(title: str, escaped: str) -> None:
    assert escape_bibtex(title) == escaped


def test_a_title_of_many_commands_is_judged_in_no_time() -> None:
    escape_bibtex("$" + "\\alphaalpha" * 3000 + "%$")
