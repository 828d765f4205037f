import pytest

from builder.text.cleaning import clean
from builder.text.folding import fold


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ("SchrÃ¶dinger â€” a survey", "Schrödinger — a survey"),
        ("Q&amp;A &lt;b&gt; &amp;lt; &#233;e&#x301;", "Q&A <b> < éé"),
        ("https://a.org/?a=1&copy=2&lt=3", "https://a.org/?a=1&copy=2&lt=3"),
        ("ﬁeld\u200b theory\u00ad\x00", "ﬁeld theory"),
        ("cafe\u0301 na\u00efve", "café naïve"),
    ],
)
def test_what_listings_do_to_text_is_undone(listed: str, shown: str) -> None:
    assert clean(listed) == shown


def test_marks_piled_up_by_the_hundred_thousand_are_cut_down() -> None:
    """Putting them in order would take minutes (Unicode's stream-safe form allows 30)."""
    assert len(clean("x" + "\u0301\u0316" * 200_000)) <= 32
    assert len(fold("x" + "\u0301\u0316" * 200_000)) == 1


@pytest.mark.parametrize("space", ["\n", "\t ", "\x1c", "  "])
def test_plain_text_is_squeezed_whatever_blanks_it_has(space: str) -> None:
    assert clean(f"{space}Spin{space}glasses{space}") == "Spin glasses"
    assert clean(f"Spin{space}\x00gla\x7fsses") == "Spin glasses"
