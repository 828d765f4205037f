from hypothesis import given
from hypothesis import strategies as st

from builder.text.math.tokens import tokens_of


@given(st.text())
def test_tokens_put_together_are_the_text(text: str) -> None:
    assert "".join(tokens_of(text)) == text


def test_runs_of_letters_and_digits_commands_and_signs_are_tokens() -> None:
    assert tokens_of(r"64times64 \in\, Erdős_i") == [
        "64",
        "times",
        "64",
        " ",
        r"\in",
        r"\,",
        " ",
        "Erdős",
        "_",
        "i",
    ]
