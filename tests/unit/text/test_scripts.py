import pytest

from builder.text.characters import category
from builder.text.folding import fold
from builder.text.scripts import cut_scripts, is_unspaced, stretches


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用bert模型", ["使用", "bert", "模型"]),
        ("深い学習モテル", ["深", "い", "学習", "モテル"]),
        ("신경망2", ["신경망", "2"]),
        ("การเรยนร", ["การเรยนร"]),
        ("обучение", ["обучение"]),
        ("bert", ["bert"]),
        ("", [""]),
    ],
)
def test_a_text_is_cut_where_scripts_meet(text: str, expected: list[str]) -> None:
    assert cut_scripts(text) == expected


def test_a_stretch_goes_on_through_scripts_without_blanks() -> None:
    assert stretches("bertの模型 и 신경망") == ["の模型", "신경망"]
    assert stretches("bert") == []


@pytest.mark.parametrize(
    ("text", "expected"), [("网", True), ("x网", True), ("ー", True), ("я", False), ("a1", False), ("๑", False)]
)
def test_scripts_without_blanks_are_known_by_their_letters(text: str, expected: bool) -> None:
    assert is_unspaced(text) is expected


def test_no_digit_is_one_of_their_letters() -> None:
    letters = [chr(code) for code in range(0x40000) if is_unspaced(chr(code))]
    assert len(letters) > 100_000
    assert [letter for letter in letters if category(letter) == "Nd"] == []


def test_letters_stay_in_their_script_when_they_are_folded() -> None:
    assert [is_unspaced(fold(letter)) for letter in "模のモ신กﾓ"] == [True] * 6
