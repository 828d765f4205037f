"""Whole files of data, line by line."""

import json

from builder.export.citations import citations
from builder.export.whole import DATA_FILES, WRITERS
from builder.model.archive import Archive
from tests.examples import FREEZE, MELT, a_record, an_archive, told

MELTING = told(a_record("Melting lattices", MELT, line=1), arxiv="2509.01234", doi="10.1234/a")
FROZEN = told(a_record("Frozen glasses", FREEZE, line=3), doi="10.1234/b")


def text(form: str, archive: Archive) -> str:
    return "".join(f"{line}\n" for line in WRITERS[form](archive, citations(archive, "")))


def test_each_format_has_a_file() -> None:
    assert WRITERS.keys() == DATA_FILES.keys()


def test_csl_is_one_list_in_the_order_of_ids() -> None:
    archive = an_archive(MELTING, FROZEN)
    items = json.loads(text("csl", archive))
    titles = [archive.entries[paper].shown.plain_title for paper in sorted(archive.entries)]
    assert [item["title"] for item in items] == titles
    assert json.loads(text("csl", an_archive())) == []


def test_bibtex_has_a_record_for_each_paper() -> None:
    assert text("bib", an_archive(MELTING, FROZEN)).count("\n}\n") == 2


def test_ids_lead_to_pages() -> None:
    assert json.loads(text("ids", an_archive(MELTING, FROZEN))) == {
        "arxiv": {"2509.01234": "papers/melting-lattices.html"},
        "doi": {"10.1234/a": "papers/melting-lattices.html", "10.1234/b": "papers/frozen-glasses.html"},
    }


def test_the_objects_are_those_of_the_export() -> None:
    assert [json.loads(line)["title"] for line in text("jsonl", an_archive(MELTING)).splitlines()] == [
        "Melting lattices"
    ]
