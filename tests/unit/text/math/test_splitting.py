import pytest

from builder.text.math.splitting import LONGEST, Splitter

SPLITTER = Splitter(
    {"paper", "string"},
    {"in": 120, "rightarrow": 120, "infty": 115, "alpha": 110, "log": 120, "min": 140, "sigma": 120, "left": 120},
    {"min": ("\\min",), "( min": ("m", "\\in"), "sin A": ("s", "\\in")},
)


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("arightarrowinfty", ("a", r"\rightarrow", r"\infty")),
        ("xin", ("x", r"\in")),
        ("mlog", ("m", r"\log")),
        ("sigmaleft", (r"\sigma", r"\left")),
        ("alpha", (r"\alpha",)),
        ("abc", ("abc",)),
    ],
)
def test_a_run_falls_apart_into_commands_and_letters(run: str, pieces: tuple[str, ...]) -> None:
    assert SPLITTER.split(run) == pieces


@pytest.mark.parametrize("word", ["paper", "String"])
def test_an_english_word_stays_whole(word: str) -> None:
    assert SPLITTER.split(word) == (word,)


def test_what_stands_beside_a_run_may_tell_how_it_was_meant() -> None:
    assert SPLITTER.split("min", "(") == ("m", r"\in")
    assert SPLITTER.split("sin", "", "S") == ("s", r"\in")
    assert SPLITTER.split("sin", "", "x") == (r"\sin",)


def test_an_endless_run_stays_whole() -> None:
    run = "in" * LONGEST

    assert SPLITTER.split(run) == (run,)
