import pytest

from builder.annotate.links import find_links
from builder.model.archive import Link


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
