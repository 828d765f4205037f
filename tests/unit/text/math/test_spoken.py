import pytest

from builder.text.math.spoken import speak


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"$B^- \rightarrow D^0 K_\mathrm{S}^0$", ["$B^-", "D^0", "K_", "{S}^0$"]),
        (r"\mathcal{O}(n\log n)", ["{O}(n", "log", "n)"]),
        (r"N\times N", ["N", "x", "N"]),
        (r"\alpha\varepsilon \ell_2", ["α", "ε", "l", "_2"]),
        (r"\argmax_x", ["arg", "max", "_x"]),
        (r"a\,b \ourmethod", ["a", "b", "ourmethod"]),
        ("no TeX", ["no", "TeX"]),
    ],
)
def test_a_command_is_asked_for_by_its_word_or_not_at_all(text: str, words: list[str]) -> None:
    assert speak(text).split() == words
