"""Papers in small scripts: which holds what. tests/citing reads them as pages do."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builder.export.citations import citations
from builder.export.paper_scripts import paper_scripts
from builder.model.archive import Archive
from builder.model.papers import PaperId
from builder.text.javascript import stamp
from tests.examples import a_record, an_archive, some_records

MODULE = sys.modules[paper_scripts.__module__]


def scripts(archive: Archive) -> Mapping[str, Any]:
    """Each script by its name, with the value it hands over."""
    found = {}
    for file in paper_scripts(archive, citations(archive, ""), "https://a.example/"):
        [(name, told)] = re.findall(r'^paperArchive\.put\("papers/(.*?)",(.*)\);\n$', str(file.content))
        assert file.path == f"assets/papers/{name}.js"
        found[name] = json.loads(told)
    return found


def shelf(count: int) -> Archive:
    return an_archive(*some_records(*(f"Paper number {at}" for at in range(count))))


def test_each_paper_stands_in_the_script_of_its_first_digits() -> None:
    archive = shelf(5)
    made = scripts(archive)
    assert made["manifest"]["digits"] == 1
    for entry in archive.entries.values():
        rows, former = made[entry.paper.short_id[0]]
        [row] = [row for row in rows if row[0] == entry.paper.short_id]
        assert row[1:3] == [entry.slug, entry.number]
        assert made["manifest"]["topics"][row[3]][1] == entry.topics.shown[0]
        assert row[6] == entry.shown.plain_title
        assert former == {}


def test_more_digits_tell_more_papers_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "MOST", 2)
    few, many = scripts(shelf(16 * 2)), scripts(shelf(16 * 2 + 1))
    assert [made["manifest"]["digits"] for made in (few, many)] == [1, 2]
    assert {len(name) for name in many if name not in ("manifest", "known") and "/" not in name} == {2}


def test_an_id_of_before_leads_to_every_paper_that_bore_it() -> None:
    archive = shelf(2)
    old = PaperId("f" * 32)
    bore = {
        paper: replace(entry, paper=replace(entry.paper, former_ids=(old,)))
        for paper, entry in archive.entries.items()
    }
    made = scripts(replace(archive, entries=bore))
    assert made["f"][1] == {"f" * 10: [entry.paper.short_id for entry in bore.values()]}
    assert made["order/0"][2] == {"0": "f" * 10, "1": "f" * 10}


def test_the_order_is_that_of_numbers_and_a_new_day_changes_its_end_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "CHUNK", 20)
    before, after = shelf(20), shelf(20 + 1)
    made, later = scripts(before), scripts(after)
    ids, topics, _ = made["order/0"]
    by_number = sorted(before.entries.values(), key=lambda entry: entry.number)
    assert re.findall(".{10}", ids) == [entry.paper.short_id for entry in by_number]
    assert len(topics) == 20
    assert {name for name in later if name.startswith("order")} == {"order/0", "order/1"}
    newer = an_archive(*some_records("A", "B"), a_record("C", listed_on=date(2025, 9, 10), line=99))
    assert scripts(newer)["order/0"][0].startswith(scripts(an_archive(*some_records("A", "B")))["order/0"][0])


def test_the_manifest_has_a_stamp_of_each_script() -> None:
    archive = shelf(3)
    made = scripts(archive)
    stamps = re.findall(".{4}", made["manifest"]["stamps"])
    assert len(stamps) == 16
    for at, told in enumerate(stamps):
        name = f"{at:x}"
        value = json.dumps(made[name], separators=(",", ":")) if name in made else ""
        assert told == (stamp(value) if value else "----")
    assert made["manifest"]["order"] == stamp(json.dumps(made["order/0"], separators=(",", ":")))


def test_the_repository_stands_once_where_there_is_one() -> None:
    archive = an_archive(*some_records("A"))
    address = "https://github.test/you/papers/"
    files = [*paper_scripts(archive, citations(archive, ""), "", address)]
    assert [file.path for file in files if address in str(file.content)] == ["assets/papers/manifest.js"]
    assert "repository" not in str(next(paper_scripts(archive, citations(archive, ""), "")).content)


def test_a_script_closes_no_tag_and_is_ascii() -> None:
    archive = an_archive(*some_records("</script><b>Ö"))
    for file in paper_scripts(archive, citations(archive, ""), ""):
        assert "<" not in str(file.content)
        assert str(file.content).isascii()
