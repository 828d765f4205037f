import textwrap

import pytest

from builder.ingest.seeds import parse_seed
from builder.model.seeds import Roles
from tests.examples import MELT


@pytest.mark.parametrize("mark", ["\ufeff", "\u200e", "\u200b"])
def test_invisible_characters_hide_no_chrome_and_no_day(mark: str) -> None:
    chrome = f"{mark}Get trending papers in your email inbox!\nSubscribe{mark}"
    page = f"{chrome}\n{mark}Sep 9{mark}\nSpin glasses\nWe freeze them."
    reading = parse_seed("a.txt", page.encode(), 2025)
    assert reading.roles == Roles(chrome=2, day=1, title=1, abstract=1, total=5)


def test_a_label_alone_in_a_file_without_a_page_is_no_text() -> None:
    text = "Melting\nAbstract\nWe melt them slowly.\nFreezing\nAbstract\nWe freeze them slowly.\n"
    reading = parse_seed("a.txt", text.encode())
    assert [(record.title, record.abstract) for record in reading.records] == [
        ("Melting", "We melt them slowly."),
        ("Freezing", "We freeze them slowly."),
    ]


def test_a_line_that_only_its_place_makes_chrome_is_told() -> None:
    text = f"Melting lattices\n{MELT}\nOslo\n·\n12\nFreezing lattices\n{MELT}\n·\n12\n"
    reading = parse_seed("a.txt", text.encode())
    assert [(issue.kind, issue.place.line) for issue in reading.issues] == [("TakenForChrome", 3)]
    assert len(reading.records) == 2


def test_a_label_within_a_broken_text_loses_no_paper() -> None:
    text = "\n\n".join(["Melting lattices", *textwrap.wrap(f"{MELT} " * 4, 60), "Freezing lattices", f"{MELT}"])
    broken = text.replace("\n\n", "\n").replace("\nwhen", "\nSummary: when", 1)
    titles = [record.title for record in parse_seed("a.txt", broken.encode()).records]
    assert (titles[0], titles[-1]) == ("Melting lattices", "Freezing lattices")


def test_labels_alone_within_a_link_over_lines_are_no_text() -> None:
    roles = parse_seed("a.txt", b"[\nTitle:\nAbstract\n][0]").roles
    assert roles == Roles(chrome=2, title=1, abstract=1, total=4)
