"""Records of real papers in the programs that read them; `make test-latex` asks all papers."""

import json
import shutil

import jsonschema
import pytest

from builder.config.settings import PROJECT
from builder.export.citations import citations
from builder.export.list_files import list_files
from builder.model.archive import Archive
from builder.model.citations import Citation
from tests.cited import complaints_of_biber, hostile_citations, hostile_titles, losses, unbalanced
from tests.unit.export.examples import WHOLE

SCHEMA = PROJECT.parent / "shared" / "data" / "schemas" / "csl-data.schema.json"

SOME = 20
"""Papers that biber is asked about in `make test`."""


@pytest.fixture(scope="module")
def cited(archive: Archive) -> list[Citation]:
    return list(map(citations(archive, "https://a.example/"), archive.entries.values()))


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed: sudo apt-get install biber")
def test_biber_reads_records_without_a_word(cited: list[Citation]) -> None:
    assert complaints_of_biber([*cited[:: len(cited) // SOME], WHOLE]) == []


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed: sudo apt-get install biber")
def test_what_biber_has_against_a_record_would_be_seen() -> None:
    complaints = complaints_of_biber([Citation("a", ("A",), "a.html", published="12x4")])
    assert any("12x4" in complaint for complaint in complaints)


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed: sudo apt-get install biber")
def test_nothing_that_is_said_of_a_paper_breaks_the_file_of_all() -> None:
    assert complaints_of_biber(hostile_citations(200)) == []


def test_every_paper_is_read_back_as_it_was_written(cited: list[Citation]) -> None:
    assert list(losses(cited)) == []


def test_every_brace_of_a_hostile_title_has_its_partner() -> None:
    assert list(unbalanced(hostile_titles(2000))) == []


@pytest.mark.skipif(not SCHEMA.exists(), reason="shared/data/schemas is not beside the project")
def test_lists_are_valid_by_the_schema_of_csl(archive: Archive) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    lists = [file for file in list_files(archive, citations(archive, "")) if file.path.endswith(".csl.json")]
    assert len(lists) > len(archive.days)
    for file in lists:
        jsonschema.validate(json.loads(file.content), schema)
