from dataclasses import replace
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from builder.model.citations import Citation
from builder.model.people import Author
from builder.pages.coins import MOST_AUTHORS, coins

BARE = Citation(key="of", title=("Of x",), page="papers/of.html")

KIND = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type="


def test_a_bare_paper_is_a_title_of_a_document() -> None:
    assert coins(BARE, "Of x") == f"{KIND}document&rft.title=Of%20x"


def test_all_that_is_known_of_a_preprint() -> None:
    paper = replace(
        BARE,
        authors=(Author("Wei Zhang", "Zhang", "Wei"), Author("OpenAI")),
        published="2017-06",
        arxiv="1706.03762",
        doi="10.1234/A&B;c",
        url="https://arxiv.org/abs/1706.03762",
    )

    assert coins(paper, "Of x & y") == (
        f"{KIND}preprint&rft.title=Of%20x%20%26%20y&rft.au=Zhang,%20Wei&rft.au=OpenAI&rft.date=2017-06"
        "&rft_id=info:doi/10.1234/A%26B%3Bc&rft.identifier=https://arxiv.org/abs/1706.03762"
    )


def test_a_crowd_is_cut() -> None:
    crowd = replace(BARE, authors=(Author("A B"),) * 3000)

    assert coins(crowd, "T").count("rft.au=") == MOST_AUTHORS


def test_no_address_that_is_none_of_the_web_is_told() -> None:
    assert "javascript" not in coins(replace(BARE, url="javascript:alert(1)"), "T")


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_title_comes_back_and_nothing_else(title: str) -> None:
    told = coins(BARE, title)

    assert told.isascii()
    assert not set("+<>\"' ") & set(told)
    assert dict(parse_qsl(told))["rft.title"] == title
    assert len(parse_qsl(told)) == 4
