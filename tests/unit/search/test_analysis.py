import pytest

from builder.search.analysis import first_term, has_phrase, phrase_of, phrases_in, tokens, without_ends, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Time-lapse of Schrödinger", ["time", "lapse", "timelapse", "of", "schrodinger"]),
        ("GPT-4 in 2012-2015", ["gpt", "4", "gpt4", "in", "2012", "2015"]),
        ("e.g. foo:bar, (x^2)!", ["e", "g", "foo", "bar", "x", "2"]),
        ("深度学习 и Обучение", ["深度", "度学", "学习", "习", "и", "обучение"]),
        ("使用BERT模型", ["使用", "用", "bert", "模型", "型"]),
        (
            "深い学習モデル",
            ["深", "い", "学習", "習", "モテ", "テル", "ル"],
        ),  # folding takes voicing for an accent
        ("신경망을 쓰는", ["신경", "경망", "망을", "을", "쓰는", "는"]),
        ("GPT-4模型, GPT-4-turbo", "gpt 4 模型 型 gpt4 gpt 4 turbo gpt4turbo gpt4 4turbo".split()),
        ("C++, c#, F#: ASP.NET", ["c++", "c#", "f#", "asp", ".net"]),
        ("用C++17写的C#代码 (.NET平台)", "用 c++ 17 写的 的 c# 代码 码 .net 平台 台".split()),
        ("PointNet++ in C++-like code", ["pointnet++", "pointnet", "in", "c++", "like", "code"]),
        ("x+y a#1 e.nets #P K+ a+++", ["x", "y", "a", "1", "e", "nets", "p", "k", "a"]),
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


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("使用bert模型", []),
        ("神经网络", [("神经", "经网", "网络")]),
        ("深い学習", [("深", "い", "学習")]),
        ("学習モテル2の", [("学習", "習", "モテ", "テル")]),
        ("time-lapse", []),
    ],
)
def test_what_touches_in_a_script_without_blanks_must_stand_together(token: str, expected: list[object]) -> None:
    assert phrases_in(token) == expected


def test_an_end_of_a_run_is_not_asked_for_beside_its_pair() -> None:
    assert without_ends(["学習", "習", "モテ", "い", "c", "c"]) == ["学習", "モテ", "い", "c", "c"]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("网络", "神经网络的", True),
        ("神经网络", "神经，经网络", False),
        ("模型 bert", "大模型BERT", True),
        ("模型 bert", "模型化BERT", False),
        ("深い", "最深いところ", True),
        ("state space", "the State-Space of", True),
        ("state space", "estate space", False),
        ("13 TeV", "at 13TeV now", True),
        ("llama3 models", "Llama 3 models", True),
        ("C++ code", "some C code", False),
    ],
)
def test_a_phrase_stands_side_by_side(phrase: str, text: str, expected: bool) -> None:
    assert has_phrase(text, phrase_of(phrase)) is expected
