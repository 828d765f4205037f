import pytest

from builder.annotate.links import find_links, links_beside
from builder.model.links import Link
from builder.model.records import Details


@pytest.mark.parametrize(
    ("abstract", "url", "kind"),
    [
        ("Code is at https://github.com/a/b.", "https://github.com/a/b", "code"),
        ("See https://a.github.io/b/.", "https://a.github.io/b/", "project"),
        ("Weights: https://huggingface.co/a/b", "https://huggingface.co/a/b", "model"),
        ("https://huggingface.co/datasets/a/b", "https://huggingface.co/datasets/a/b", "data"),
        ("https://huggingface.co/spaces/a/b", "https://huggingface.co/spaces/a/b", "demo"),
        ("The project website: https://x.org/y", "https://x.org/y", "project"),
        ("The source code and data is at https://bit.ly/x.", "https://bit.ly/x", "data"),
        ("We did it. See https://x.org", "https://x.org", "other"),
        ("We release code. Elsewhere: https://x.org", "https://x.org", "other"),
    ],
)
def test_links_are_told_apart_by_address_then_by_the_words_before(abstract: str, url: str, kind: str) -> None:
    assert find_links(abstract) == (Link(url, kind),)


def test_a_link_that_comes_twice_is_one_and_the_order_is_the_abstracts() -> None:
    found = find_links("https://b.org then https://a.org then https://b.org")
    assert [link.url for link in found] == ["https://b.org", "https://a.org"]


def test_links_beside_an_abstract_get_their_kind_by_address_where_nobody_tells_it() -> None:
    urls = ("https://github.com/a/b", "https://x.org/", "https://github.com/a/b", "https://a.github.io/")
    found = links_beside(Details(links=(Link("https://y.org", "data"), *(Link(url, "") for url in urls))))
    assert found == (
        Link("https://y.org", "data"),
        Link("https://github.com/a/b", "code"),
        Link("https://x.org/", "other"),
        Link("https://a.github.io/", "project"),
    )


def test_the_papers_own_pages_are_no_links() -> None:
    own = (
        "https://arxiv.org/abs/2509.01234v2",
        "https://arxiv.org/pdf/2509.01234",
        "https://huggingface.co/papers/2509.01234",
        "https://doi.org/10.1000/A",
        "https://b.org/x.pdf",
    )
    others = ("https://arxiv.org/abs/2509.04321", "https://doi.org/10.1000/b")
    links = tuple(Link(url, "") for url in (*own, *others))
    details = Details(arxiv="2509.01234", doi="10.1000/a", pdf="https://b.org/x.pdf", links=links)
    assert [link.url for link in links_beside(details)] == [*others]
    assert links_beside(Details(links=links[:3])) == ()
