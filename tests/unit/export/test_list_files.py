import json

import bibtexparser
import rispy

from builder.export.citations import citations
from builder.export.list_files import list_files
from builder.model.archive import Archive, Entry
from builder.model.citations import Citation
from tests.examples import an_archive, some_records, told

ARCHIVE = an_archive(*(told(record, arxiv="") for record in some_records("Cold glasses", "Älter {", "深度学习")))


def files_of(archive: Archive) -> dict[str, str]:
    found = {file.path: file.content for file in list_files(archive, citations(archive, ""))}
    return {path: content for path, content in found.items() if isinstance(content, str)}


def test_each_topic_and_day_with_papers_has_three_files() -> None:
    assert sorted(files_of(ARCHIVE)) == [
        "dates/2025-09-09.bib",
        "dates/2025-09-09.csl.json",
        "dates/2025-09-09.ris",
        "topics/spin-glasses.bib",
        "topics/spin-glasses.csl.json",
        "topics/spin-glasses.ris",
    ]


def test_all_papers_stand_in_each_in_the_order_of_the_page() -> None:
    files, [day] = files_of(ARCHIVE), ARCHIVE.days
    titles = [ARCHIVE.entries[paper].shown.plain_title for paper in day.papers]
    keys = [citations(ARCHIVE, "")(ARCHIVE.entries[paper]).key for paper in day.papers]

    items = json.loads(files["dates/2025-09-09.csl.json"])

    assert [item["title"] for item in items] == titles
    assert [item["id"] for item in items] == keys
    assert [entry.key for entry in bibtexparser.parse_string(files["dates/2025-09-09.bib"]).entries] == keys
    assert [one["title"] for one in rispy.loads(files["dates/2025-09-09.ris"])] == titles


def test_a_paper_is_cited_once_however_many_lists_have_it() -> None:
    asked: list[str] = []
    cite = citations(ARCHIVE, "")

    def counted(entry: Entry) -> Citation:
        asked.append(entry.paper.id)
        return cite(entry)

    list(list_files(ARCHIVE, counted))
    assert sorted(asked) == sorted(ARCHIVE.entries)


def test_an_empty_archive_has_none() -> None:
    assert files_of(an_archive()) == {}
