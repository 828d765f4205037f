import pytest

from builder.ingest.formats.line_details import details_of
from builder.ingest.formats.objects.work import Notes
from builder.ingest.seeds import parse_seed
from builder.model import Author, Details, Link, line_of


def details(**values: object) -> Details:
    notes = Notes()
    found = details_of(values, notes)
    assert notes.fault is None
    return found


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (["Ann Bee", "Cee Eff"], ["Ann Bee", "Cee Eff"]),
        (["Bee, Ann", "Eff, C."], ["Ann Bee", "C. Eff"]),
        (["Zhang, Wei"], ["Wei Zhang"]),
        (["Ann Bee, Cee Eff"], ["Ann Bee", "Cee Eff"]),
        ("Ann Bee, Cee Eff and Dee Gee", ["Ann Bee", "Cee Eff", "Dee Gee"]),
        ([{"name": "Ann Bee"}, {"family": "Eff", "given": "Cee"}], ["Ann Bee", "Cee Eff"]),
        ("Bee, Ann; Eff, C.; and Gee, Dee", ["Ann Bee", "C. Eff", "Dee Gee"]),
        (["Bee, Ann; Dahl, Åse"], ["Ann Bee", "Åse Dahl"]),
        ("Bee, Ann; Eff, C. and Dee Gee", ["Ann Bee", "C. Eff", "Dee Gee"]),
        ("Ann Bee, Cee Eff; Dee Gee", ["Ann Bee", "Cee Eff", "Dee Gee"]),
        ("Ann Bee; Cee Eff", ["Ann Bee", "Cee Eff"]),
        ({"name": "Ann Bee"}, ["Ann Bee"]),
        ([None, 3, {}], []),
        (None, []),
    ],
)
def test_authors_stand_in_many_forms(authors: object, names: list[str]) -> None:
    assert [author.name for author in details(authors=authors).authors] == names


def test_the_shown_name_of_an_object_counts() -> None:
    author = {"name": "张伟", "family": "张", "given": "伟"}
    assert details(authors=[author]).authors == (Author("张伟", "张", "伟"),)


def test_others_say_that_the_list_goes_on() -> None:
    found = details(authors=["Ann Bee", "et al."])
    assert (found.authors, found.has_more) == ((Author("Ann Bee"),), True)
    assert details(authors="Ann Bee et al.") == found


def test_the_number_of_arxiv_is_that_of_the_paper_or_of_its_page() -> None:
    assert details(arxiv="arXiv:2509.01234v2", id="17").version == 2
    assert details(id="2509.01234").arxiv == "2509.01234"
    assert details(links="https://arxiv.org/abs/2509.01234").arxiv == "2509.01234"
    assert details(pdf="https://arxiv.org/pdf/2509.01234").arxiv == "2509.01234"
    assert details(id="17").arxiv == ""


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.b", {"url": "file:///etc/passwd"}, 3])
def test_a_link_that_is_no_address_of_the_web_is_told(link: object) -> None:
    notes = Notes()
    found = details_of({"links": ["https://a.b", link]}, notes)
    assert found.links == (Link("https://a.b", ""),)
    assert notes.fault
    assert notes.fault[0] == "address of the web"


def test_all_else_is_kept() -> None:
    found = details(
        doi="https://doi.org/10.1234/A", published="2025-09", updated="2025-10-01", categories="cs.LG stat.ML",
        venue="ICML", comment="9 pages", pdf="https://a.b/c.pdf", links=["https://a.b", ""],
    )  # fmt: skip
    assert found == Details(
        source="jsonl",
        doi="10.1234/a",
        published="2025-09",
        updated="2025-10-01",
        categories=("cs.LG", "stat.ML"),
        venue="ICML",
        comment="9 pages",
        pdf="https://a.b/c.pdf",
        links=(Link("https://a.b", ""),),
    )


def test_links_may_tell_their_kind() -> None:
    links = [
        {"url": "https://a.b", "kind": "code"},
        {"url": "https://c.d", "kind": "x"},
        {"name": "https://e.f"},
    ]
    found = details(links=links).links
    assert found == (Link("https://a.b", "code"), Link("https://c.d", ""), Link("https://e.f", ""))


def test_a_day_without_a_year_is_no_fault() -> None:
    assert details(published="Sep 9").published == ""


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("arxiv", "nothing", "number of arXiv"),
        ("doi", "nothing", "DOI"),
        ("published", "2025-99-99", "day of publication"),
        ("pdf", "javascript:alert(1)", "address of the web"),
    ],
)
def test_what_holds_nothing_is_told_and_the_paper_kept(key: str, value: str, what: str) -> None:
    line = f'{{"title": "A", "abstract": "We.", "{key}": "{value}"}}'
    reading = parse_seed("a.jsonl", line.encode())
    assert len(reading.records) == 1
    assert [line_of(issue) for issue in reading.issues] == [
        f'a.jsonl:1: "{value}" is no {what}. The paper is kept without it; correct it, or remove it.'
    ]


def test_what_readers_of_arxiv_write_is_understood() -> None:
    line = (
        '{"entry_id": "http://arxiv.org/abs/2509.01234v2", "title": "A", "journal_ref": "J. X"}\n'
        '{"title": "B", "abstract": "We.", "url": "https://doi.org/10.1234/A"}'
    )
    first, second = parse_seed("a.jsonl", line.encode()).records
    assert (first.details.arxiv, first.details.version, first.details.venue) == ("2509.01234", 2, "J. X")
    assert second.details.doi == "10.1234/a"
