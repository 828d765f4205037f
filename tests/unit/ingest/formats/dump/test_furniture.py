import pytest

from builder.ingest.formats.dump.furniture import NONE, Shown, are_names, furniture

TITLE = Shown("Melting of lattices at the ends of long lines")
TEXT = Shown(
    "We study lattice models and show that they melt when they are heated, which explains what others saw."
)


def odds(*lines: Shown | str) -> list[float]:
    return furniture([line if isinstance(line, Shown) else Shown(line) for line in lines], has_chrome=True)


@pytest.mark.parametrize(
    "line",
    ["·", "138", "https://example.org/a", "[12]: https://example.org", "", "12 authors", "arXiv:2509.01234 [pdf]"],
)
def test_a_line_that_can_be_nothing_else_is_furniture(line: str) -> None:
    assert odds(line)[0] > 0


def test_titles_and_texts_are_not() -> None:
    assert max(odds(TITLE, TEXT, "GPT-4", TEXT)) < 0


def test_a_short_line_that_comes_with_every_card_is() -> None:
    cards = [line for number in range(4) for line in (TITLE, TEXT, f"{number} votes up")]
    assert all(each > 0 for each in odds(*cards)[2::3])


def test_so_is_one_that_stands_where_such_a_line_stands_elsewhere() -> None:
    cards: list[Shown | str] = [line for _ in range(4) for line in (TITLE, TEXT, "6 authors", "·")]
    assert odds(*cards, TITLE, TEXT, "Northwater University", "·")[-2] > 0


def test_a_name_below_by_is() -> None:
    assert min(odds("Submitted by", "kitelab")) > 0


def test_a_row_of_short_lines_is_a_menu() -> None:
    assert min(odds("Models", "Datasets", "Spaces", "Docs", "Pricing")) > 0


def test_labels_are_where_there_are_several_and_so_are_names_between_title_and_label() -> None:
    found = odds(
        Shown("Melting", is_title=True), "Ann Bee, C. D. Eff", "Comments: 12 pages", "Subjects: cs.LG", TEXT
    )
    assert found[0] < 0
    assert min(found[1:4]) > 0
    assert found[4] < 0
    assert odds(TEXT, "Comments: on a theorem of lattices")[1] < 0


def test_numbers_that_end_a_sentence_above_are_text() -> None:
    assert odds(Shown("This was seen in many experiments of recent years, see"), "[2-4].")[1] < 0


def test_where_nothing_shows_a_page_there_is_none() -> None:
    assert furniture([Shown("BERT"), Shown("GPT"), Shown("T5")], has_chrome=False) == [NONE] * 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Bee, C. D. Eff", True),
        ("Ann Bee, Åse Dahl, and C. D. Eff", True),
        ("Theory, Practice, Applications", False),
        ("Ann Bee", False),
        ("On lattices, and on glasses", False),
        ("Ann Bee, C. D. Eff.", False),
    ],
)
def test_a_list_of_people_is_recognised(line: str, expected: bool) -> None:
    assert are_names(line) is expected
