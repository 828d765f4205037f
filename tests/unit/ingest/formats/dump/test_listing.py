import pytest

from builder.ingest.seeds import parse_seed
from builder.model.seeds import Roles


@pytest.mark.parametrize("mark", ["\ufeff", "\u200e", "\u200b"])
def test_invisible_characters_hide_no_chrome_and_no_day(mark: str) -> None:
    chrome = f"{mark}Get trending papers in your email inbox!\nSubscribe{mark}"
    page = f"{chrome}\n{mark}Sep 9{mark}\nSpin glasses\nWe freeze them."
    reading = parse_seed("a.txt", page.encode(), 2025)
    assert reading.roles == Roles(chrome=2, day=1, title=1, abstract=1, total=5)


def test_a_label_alone_in_a_file_without_a_page_is_no_text() -> None:
    text = "Melting\nAbstract\nWe melt them slowly.\nFreezing\nAbstract\nWe freeze them slowly.\n"
    assert parse_seed("a.txt", text.encode()).roles.is_conserved
