import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given

from builder.config.settings import PROJECT
from builder.export.csl import csl
from builder.ingest.formats.objects.csl import is_one, read
from builder.ingest.formats.objects.work import Notes
from builder.model.citations import Citation
from builder.model.people import Author
from tests.unit.export.examples import BARE, WHOLE, citations
from tests.unit.export.test_bibtex import HARMFUL

SCHEMA = PROJECT.parent / "shared" / "data" / "schemas" / "csl-data.schema.json"


def test_an_item_says_all_that_is_known() -> None:
    assert csl(replace(WHOLE, has_more=True)) == {
        "id": "zhang2025lattice",
        "type": "article",
        "title": "Lattice models",
        "author": [
            {"family": "von Zhang", "given": "Wei"},
            {"family": "Doe", "given": "John", "suffix": "Jr"},
            {"literal": "others"},
        ],
        "issued": {"date-parts": [[2025, 9, 2]]},
        "accessed": {"date-parts": [[2025, 9, 9]]},
        "number": "arXiv:2509.01234",
        "publisher": "arXiv",
        "container-title": "Journal of A & B",
        "DOI": "10.1234/a_b",
        "URL": "https://arxiv.org/abs/2509.01234",
        "note": "Listed on Tuesday 9 September 2025",
    }


def test_what_is_known_by_its_title_alone_is_a_document() -> None:
    assert csl(BARE) == {
        "id": "lattice-models-2025-09-09",
        "type": "document",
        "title": "Lattice models",
        "note": "Listed on Tuesday 9 September 2025",
    }


@pytest.mark.skipif(not SCHEMA.exists(), reason="shared/data/schemas is not beside the project")
def test_items_are_valid_by_the_schema_of_csl() -> None:
    harmed = (
        replace(
            WHOLE, title=(text,), venue=text, authors=(Author(text), Author(text, text, text)), published="2025-09"
        )
        for text in HARMFUL
    )
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate([csl(one) for one in (BARE, WHOLE, *harmed)], schema)


@given(citations)
def test_our_own_reader_reads_it_back(citation: Citation) -> None:
    item = csl(citation)
    assert is_one(item)
    work = read(item, Notes())
    details = work.details
    assert (work.title,) == citation.title
    assert [author.name for author in details.authors] == [author.name for author in citation.authors]
    assert details.has_more == (citation.has_more and bool(citation.authors))
    assert (details.published, details.arxiv, details.doi) == (citation.published, citation.arxiv, citation.doi)
