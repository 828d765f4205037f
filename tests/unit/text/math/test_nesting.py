import pytest

from builder.text.math.nesting import DEEPEST, LONGEST, depth, is_readable


@pytest.mark.parametrize(
    ("tex", "deep"),
    [
        ("x+y", 0),
        ("x^{y^{z}}", 2),
        (r"\alpha\beta\gamma\delta", 0),
        (r"\sqrt{\hat{x}}", 4),
        (r"\left(x\right)", 1),
        (r"\{x\}", 0),
        (r"\hat\hat\hat x", 3),
        ("}}}{", 1),
    ],
)
def test_a_depth_is_what_may_stand_within_each_other(tex: str, deep: int) -> None:
    assert depth(tex) == deep


def test_what_is_too_long_or_too_deep_is_not_read() -> None:
    assert is_readable("x" * LONGEST)
    assert not is_readable("x" * (LONGEST + 1))
    assert is_readable("{" * DEEPEST + "}" * DEEPEST)
    assert not is_readable("{" * (DEEPEST + 1) + "}" * (DEEPEST + 1))
    assert not is_readable(r"\sqrt" * (DEEPEST + 1))
