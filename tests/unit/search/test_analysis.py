import pytest

from builder.search.analysis import first_term, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Time-lapse of Schrödinger", ["time", "lapse", "timelapse", "of", "schrodinger"]),
        ("GPT-4 in 2012-2015", ["gpt", "4", "gpt4", "in", "2012", "2015"]),
        ("e.g. foo:bar, (x^2)!", ["e", "g", "foo", "bar", "x", "2"]),
        ("深度学习 и Обучение", ["深度学习", "и", "обучение"]),
        ("ﬁnite Straße", ["finite", "strasse"]),
        (
            r"$\mathcal{O}(n)$ and $\alpha$- or α-divergence",
            "o n and alpha or alpha divergence alphadivergence".split(),
        ),
        ("!? --", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_what_is_no_letter_and_no_digit_is_a_blank() -> None:
    assert tokens("a data-set, b_c d--é -f") == ["a", "data-set", "b", "c", "d", "e", "f"]


def test_a_title_is_kept_under_its_first_word_that_is_no_stop_word() -> None:
    assert first_term("The Time-Lapse of Cells") == "time"
    assert first_term("What is this?") == ""
