import pytest
from hypothesis import given

from builder.ingest.formats.dump.marks import Marked, has_marks, unmarked, without_bullet
from tests.strategies import titles

HERE = "https://example.org/a"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"### [Melting]({HERE})", Marked("Melting", (HERE,))),
        ("## Sep 9", Marked("Sep 9")),
        ("[Melting][12]", Marked("Melting")),
        (f"[We melt [1] things.]({HERE})", Marked("We melt [1] things.", (HERE,))),
        (f"[![logo]({HERE}.png)Northwater]({HERE})", Marked("Northwater", (HERE,))),
        (f"3 authors]({HERE})", Marked("3 authors", (HERE,))),
        (f"May 6[2]({HERE})", Marked("May 6")),
        ("Aug 1, 2021 [ 2][39]", Marked("Aug 1, 2021")),
        (f"by [AK]({HERE}) and others", Marked("by AK and others", (HERE,))),
        ("**Oct 9**", Marked("Oct 9")),
        ("Title: Melting", Marked("Melting", is_title=True)),
        ("[1] Title: Melting", Marked("Melting", is_title=True)),
        ("Title:", Marked("", wants_title=True)),
        ("Abstract: We melt.", Marked("We melt.", is_abstract=True)),
        ("Abstract", Marked("", wants_abstract=True)),
        (
            "arXiv:2509.01234v1 Announce Type: new Abstract: We melt.",
            Marked("We melt.", arxiv="2509.01234", is_abstract=True),
        ),
        ("Melting (arXiv:2509.01234v1 [cs.LG])", Marked("Melting", arxiv="2509.01234", is_title=True)),
        ("- **Authors:** Ann Bee", Marked("Authors: Ann Bee")),
        ("   - Abstract: We melt.".strip(), Marked("We melt.", is_abstract=True)),
        ("**Abstract**: We melt.", Marked("We melt.", is_abstract=True)),
        ("1. **Melting**", Marked("1. Melting", number="1. ")),
        ("1. Melting", Marked("1. Melting", number="1. ")),
        ("#3 Melting", Marked("#3 Melting", number="#3 ")),
    ],
)
def test_the_marks_of_a_form_are_taken_off(line: str, expected: Marked) -> None:
    assert unmarked(line) == expected


@pytest.mark.parametrize(
    "line", ["3D Melting", "[Lur09], [And10] and more", "Abstract algebra", "C# and F#", "x [1](2) y"]
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert unmarked(line).text == line


@given(titles)
def test_a_plain_title_has_no_marks(title: str) -> None:
    if not has_marks(title) and ":" not in title and "(" not in title:
        assert unmarked(title).text in (title, "")


def test_the_bare_text_lacks_its_number() -> None:
    assert unmarked("[4] Melting").bare == "Melting"
    assert without_bullet("- Daily") == "Daily"
