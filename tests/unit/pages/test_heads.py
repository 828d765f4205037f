from dataclasses import replace
from datetime import date

import pytest

from builder.model.citations import Citation
from builder.model.papers import Shown
from builder.model.people import Author
from builder.model.records import MonthDay
from builder.pages.front_matter import Meta
from builder.pages.heads import MOST_AUTHORS, inverted, is_english, linked_data, metas
from builder.text import Formula

SHOWN = Shown(("Of ", Formula("\\alpha^2", "alpha^2", repaired=False)), ("We count.",))

BARE = Citation(key="of", title=SHOWN.title, page="papers/of.html", listed=date(2025, 9, 9))

FULL = replace(
    BARE,
    authors=(Author("Wei von Zhang", "von Zhang", "Wei"), Author("The H1 Collaboration")),
    published="2017-06",
    arxiv="1706.03762",
    doi="10.1234/a<b",
    pdf="https://arxiv.org/pdf/1706.03762",
    url="https://arxiv.org/abs/1706.03762",
)


def test_of_a_bare_paper_is_told_what_is_known_and_that_it_is_no_article() -> None:
    assert list(metas(BARE, SHOWN)) == [
        Meta("citation_title", "Of α²", "og:title"),
        Meta("citation_online_date", "2025/09/09"),
        Meta("citation_abstract", "We count."),
        Meta("DC.type", "document"),
    ]


def test_highwire_comes_first_and_each_author_by_itself() -> None:
    assert [(meta.name, meta.content) for meta in metas(FULL, SHOWN)] == [
        ("citation_title", "Of α²"),
        ("citation_author", "von Zhang, Wei"),
        ("citation_author", "The H1 Collaboration"),
        ("citation_publication_date", "2017/06"),
        ("citation_abstract", "We count."),
        ("citation_doi", "10.1234/a<b"),
        ("citation_arxiv_id", "1706.03762"),
        ("citation_pdf_url", "https://arxiv.org/pdf/1706.03762"),
        ("citation_public_url", "https://arxiv.org/abs/1706.03762"),
        ("DC.type", "preprint"),
        ("z.repository", "arXiv"),
        ("z.archiveID", "arXiv:1706.03762"),
    ]


@pytest.mark.parametrize("listed", [None, MonthDay(9, 9)])
def test_a_day_without_a_year_is_not_told(listed: MonthDay | None) -> None:
    assert not any("date" in meta.name for meta in metas(replace(BARE, listed=listed), SHOWN))


def test_two_hundred_authors_are_enough() -> None:
    crowd = replace(BARE, authors=tuple(Author(f"A {at}", str(at), "A") for at in range(500)))

    assert sum(meta.name == "citation_author" for meta in metas(crowd, SHOWN)) == MOST_AUTHORS
    assert len(linked_data(crowd, SHOWN)["author"]) == MOST_AUTHORS  # type: ignore[arg-type]


def test_no_name_is_taken_for_two() -> None:
    """Zotero splits at semicolons, and a single name at a comma with blanks on both sides."""

    def names(*authors: Author) -> list[str]:
        found = metas(replace(BARE, authors=authors), SHOWN)
        return [meta.content for meta in found if meta.name == "citation_author"]

    one, other = Author("Jan Willem van Dam", "van Dam", "Jan Willem"), Author("X; Y")
    assert names(one) == ["Jan Willem van Dam"]
    assert names(one, other) == ["van Dam, Jan Willem", "X, Y"]
    assert len(inverted(Author("x" * 9000))) == 200


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", ""])
def test_no_address_that_is_none_of_the_web_is_told(url: str) -> None:
    told = [meta.content for meta in metas(replace(FULL, pdf=url, url=url), SHOWN)]

    assert url not in told
    assert "url" not in linked_data(replace(FULL, url=url), SHOWN)


def test_linked_data_leaves_out_what_is_not_known() -> None:
    bare = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "Of α²"}

    assert linked_data(BARE, SHOWN) == bare
    assert linked_data(FULL, SHOWN) == {
        **bare,
        "author": [
            {"@type": "Person", "name": "Wei von Zhang"},
            {"@type": "Person", "name": "The H1 Collaboration"},
        ],
        "datePublished": "2017-06",
        "identifier": ["arXiv:1706.03762", "doi:10.1234/a<b"],
        "url": "https://arxiv.org/abs/1706.03762",
    }


ENGLISH = (
    "We show that lattices melt when they are warmed, slowly at first and then at once, and we say at which of "
    "the many warmths that were tried this is so."
)

FRENCH = (
    "Nous montrons que les réseaux fondent quand on les chauffe, d'abord lentement puis soudain, et nous disons à "
    "quelle température cela se produit, sur deux exemples connus."
)


@pytest.mark.parametrize(("text", "told"), [(ENGLISH, True), (FRENCH, False), ("This is so.", False), ("", False)])
def test_a_language_is_told_where_it_is_plain(text: str, told: bool) -> None:
    assert is_english(text) is told
