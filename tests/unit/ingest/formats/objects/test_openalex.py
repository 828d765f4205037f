import pytest

from builder.ingest.formats.objects import openalex
from builder.model import Author, Link
from tests.unit.ingest.formats.objects.examples import reading_of, work_of

FIELDS = {"id": "https://openalex.org/W1", "title": "A"}


@pytest.mark.parametrize(
    ("index", "abstract"),
    [
        ({"b": [1], "a": [0, 2]}, "a b a"),
        ({"a": [10**12], "b": [0]}, "b a"),
        ({"<jats:p>We": [0], "do.</jats:p>": [1]}, "We do."),
        ({"Abstract": [0], "We": [1], "do.": [2]}, "We do."),
        ({"a": "x", "b": [None, True, "1"], "c": [3]}, "c"),
        ({"InvertedIndex": {"b": [1], "a": [0]}}, "a b"),
        (None, ""),
        ([], ""),
    ],
)
def test_the_words_of_an_abstract_stand_in_the_order_of_their_places(index: object, abstract: str) -> None:
    assert work_of(openalex, **FIELDS, abstract_inverted_index=index).abstract == abstract


def test_the_number_of_arxiv_may_be_that_of_any_place() -> None:
    places = [{"landing_page_url": "https://a.b"}, {"pdf_url": "https://arxiv.org/pdf/2509.01234v2"}]
    details = work_of(openalex, **FIELDS, doi="https://doi.org/10.1234/A", locations=places).details
    assert (details.arxiv, details.version, details.doi) == ("2509.01234", 2, "10.1234/a")
    assert details.pdf == "https://arxiv.org/pdf/2509.01234v2"


def test_the_venue_is_no_repository() -> None:
    journal = {"source": {"display_name": "Nature", "type": "journal"}}
    store = {"source": {"display_name": "arXiv (Cornell University)", "type": "repository"}}
    details = work_of(openalex, **FIELDS, primary_location=store, locations=[store, journal]).details
    assert details.venue == "Nature"


def test_a_page_is_a_link_where_no_id_leads_to_the_work() -> None:
    place = {"landing_page_url": "https://a.b/c"}
    assert work_of(openalex, **FIELDS, primary_location=place).details.links == (Link("https://a.b/c", ""),)
    assert work_of(openalex, **FIELDS, doi="10.1234/a", primary_location=place).details.links == ()


def test_authors_days_and_ids_are_kept() -> None:
    people = [{"author": {"display_name": "Ana Núñez"}, "raw_author_name": "Núñez, Ana"}, {"author": None}]
    ids = {"pmid": "https://pubmed.ncbi.nlm.nih.gov/12", "mag": "34"}
    details = work_of(openalex, **FIELDS, authorships=people, ids=ids, publication_year=2025).details
    assert details.authors == (Author("Ana Núñez", "Núñez", "Ana"),)
    assert details.ids == (("mag", "34"), ("openalex", "W1"), ("pmid", "12"))
    assert details.published == "2025"


def test_a_work_without_a_title_is_told_and_left_out() -> None:
    reading = reading_of({"results": [{**FIELDS, "title": None, "display_name": None}, FIELDS]})
    assert len(reading.records) == 1
    assert [issue.kind for issue in reading.issues] == ["EntryWithoutTitle"]


def test_authors_of_the_catalogue_are_no_works() -> None:
    assert not openalex.is_one({"id": "https://openalex.org/A1", "display_name": "Ana Núñez"})
