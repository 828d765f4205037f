from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from builder.config.figures import Figure, Figures, read_figures
from builder.config.settings import PROJECT
from builder.model.errors import BuilderError

DAY = "day = 2026-11-27\n"

FIGURE = '[[figure]]\nname = "tags"\nvalue = 0.9\nof = "200 tags"\n'


def file_with(folder: Path, text: str) -> Path:
    path = folder / "figures.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_figures_are_read_in_their_order(tmp_path: Path) -> None:
    path = file_with(tmp_path, f'{DAY}{FIGURE}[[figure]]\nname = "tags a paper"\nvalue = 2\nof = "281 papers"\n')

    assert read_figures(path) == Figures(
        date(2026, 11, 27), (Figure("tags", 0.9, "200 tags"), Figure("tags a paper", 2.0, "281 papers"))
    )


def test_the_file_need_not_be_there(tmp_path: Path) -> None:
    assert read_figures(tmp_path / "figures.toml") is None


def test_our_own_file_is_in_order() -> None:
    assert read_figures(PROJECT / "vocabulary" / "figures.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FIGURE, "the file has no day. Nothing was built; write day = 2025-09-09, without quotes."),
        (
            f"day = 2026-11-27T12:00:00\n{FIGURE}",
            "the file has no day. Nothing was built; write day = 2025-09-09, without quotes.",
        ),
        (DAY, "there is no figure. Nothing was built; add a [[figure]], or remove the file."),
        (
            f"{DAY}figure = [1]",
            "there is no figure. Nothing was built; add a [[figure]], or remove the file.",
        ),
        (
            DAY + FIGURE.replace('"tags"', '" "'),
            'name of a figure is not a text. Nothing was built; write name = "…", in quotes.',
        ),
        (
            DAY + FIGURE.replace('of = "200 tags"', "of = 200"),
            'of of a figure is not a text. Nothing was built; write of = "…", in quotes.',
        ),
        *(
            (
                DAY + FIGURE.replace("0.9", value),
                'the value of "tags" is no number of 0 to a million. Nothing was built; write value = 0.85.',
            )
            for value in ("-1", "nan", "inf", "9" * 400, "true", '"0.9"')
        ),
    ],
)
def test_what_is_wrong_is_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    path = file_with(tmp_path, text)

    with pytest.raises(BuilderError, match=f"^{re.escape(f'{path.as_posix()}: {message}')}$"):
        read_figures(path)
