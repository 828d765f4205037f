"""A digest as a page for mail programs."""

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from builder.export.digest_html import digest_html
from tests.examples import a_record, told
from tests.strategies import titles
from tests.unit.export.digests import ADDRESS, HOSTILE, a_digest


class Reader(HTMLParser):
    """The tags and attributes of a page, where it leads, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.leads: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attributes)
        self.leads += [value or "" for name, value in attributes if name in ("href", "src")]

    def handle_data(self, text: str) -> None:
        self.text += text


OURS = set("html head meta title style body table tr td h1 h2 h3 p span a hr".split())
ATTRIBUTES = set(
    "lang charset name content role width border cellspacing cellpadding align class dir href".split()
)


def test_a_page_has_its_papers_and_where_they_lead() -> None:
    page = Reader(digest_html(a_digest(told(a_record("Melting", line=3), authors=["Ada Bee"]))))
    assert page.leads == [
        ADDRESS,
        f"{ADDRESS}topics/spin-glasses.html",
        f"{ADDRESS}papers/lattice-models.html",
        f"{ADDRESS}papers/melting.html",
        ADDRESS,
    ]
    assert "Ada Bee · Listed on 9 Sep 2025" in page.text
    assert "2 new papers in 1 topic" in page.text


@given(title=titles, abstract=st.text(max_size=80))
def test_whatever_a_paper_says_is_text(title: str, abstract: str) -> None:
    digest = a_digest(HOSTILE, a_record(title, abstract, line=5), name="<b>Mine</b>")
    page = Reader(digest_html(digest))
    assert page.tags <= OURS
    assert page.names <= ATTRIBUTES
    assert all(url.startswith(ADDRESS) for url in page.leads)
    for item in digest.groups[0].items:
        assert item.title in page.text
        assert item.excerpt in page.text


def test_nothing_is_loaded_and_there_is_one_style() -> None:
    page = digest_html(a_digest())
    assert page.count("<style>") == 1
    assert "url(" not in page
    assert "@import" not in page
    assert not {"img", "link", "script", "form"} & Reader(page).tags
    assert "prefers-color-scheme: dark" in unescape(page)


def test_without_an_address_nothing_leads_to_one() -> None:
    assert Reader(digest_html(a_digest(address=""))).leads == []
