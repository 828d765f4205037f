import pytest

from builder.ingest.details import arxiv_number, categories, paper_links


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("[1] arXiv:2509.01234v2 [pdf, html]", "2509.01234"),
        ("arXiv: math/0601001", "math/0601001"),
        ("arXiv:math.AG/0601001v1", "math/0601001"),
        ("arXiv:25.1", ""),
        ("2509.01234", ""),
    ],
)
def test_the_number_of_arxiv_stands_behind_its_label(line: str, number: str) -> None:
    assert arxiv_number(line) == number


def test_of_the_links_of_a_card_those_to_papers_and_code_are_kept() -> None:
    lines = [
        "https://huggingface.co/papers/2509.01234#community",
        "https://huggingface.co/login?next=%2Fpapers%2F2509.01234",
        "see https://github.com/some/code and https://arxiv.org/abs/2509.01234?x=1",
        "https://huggingface.co/papers/2509.01234",
    ]
    assert tuple(link.url for link in paper_links(lines)) == (
        "https://huggingface.co/papers/2509.01234",
        "https://github.com/some/code",
        "https://arxiv.org/abs/2509.01234",
    )


@pytest.mark.parametrize(
    "line", ["Robotics (cs.RO); Optics (physics.optics)", "cs.RO physics.optics", "cs.RO; physics.optics"]
)
def test_categories_are_read_with_and_without_their_names(line: str) -> None:
    assert categories(line) == ("cs.RO", "physics.optics")
