"""Seeds that once changed what stood there unseen; skipped where shared/data is not beside the project."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from builder.archive.answering import answering
from builder.commands.command_line import main
from builder.config.settings import PROJECT, read_config
from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.export.jsonl import as_object
from builder.model.archive import Archive
from builder.pipeline import gather, read
from tests.examples import REAL

FAULTS = PROJECT.parent / "shared" / "data" / "faults"


def fault(name: str) -> Path:
    if not (FAULTS / name).exists():
        pytest.skip(f"shared/data/faults/{name} is not beside the project")
    return FAULTS / name


def the_archive(seeds: Path) -> Archive:
    config = replace(read_config(REAL / "archive.toml"), seeds=seeds)
    return gather(read(config, lambda *_: None), config, lambda *_: None, with_related=False)


def exported(archive: Archive) -> dict[str, dict[str, Any]]:
    """The exported objects by their ids."""
    return {entry.paper.id: as_object(entry) for entry in archive.entries.values()}


def copied(folder: Path, *sources: Path) -> Path:
    """A folder with the files of others, or with single files."""
    folder.mkdir()
    for source in sources:
        for file in sorted(source.iterdir()) if source.is_dir() else [source]:
            (folder / file.name).write_bytes(file.read_bytes())
    return folder


def lost(before: Archive, after: Archive) -> list[str]:
    return sorted(answering(before).keys() - answering(after).keys())


def changes(seeds: Path, since: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What `check --since` says of them, as JSON."""
    assert main(["check", "--seeds", str(seeds), "--since", str(since), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["changes"]
    assert isinstance(found, list)
    return found


def test_a_listing_whose_shortened_hash_is_that_of_a_paper_leaves_its_page_alone(tmp_path: Path) -> None:
    seeds = copied(tmp_path / "seeds", REAL / "seeds", fault("id-collision"))
    before, after = the_archive(REAL / "seeds"), the_archive(seeds)
    assert len(after.entries) == len(before.entries) + 1
    pages = {entry["permalink"]: entry for entry in exported(after).values()}
    for paper in exported(before).values():
        now = pages[paper["permalink"]]
        assert {key: now[key] for key in ("id", "title", "abstract", "links", "sightings")} == {
            key: paper[key] for key in ("id", "title", "abstract", "links", "sightings")
        }
    assert lost(before, after) == []


def test_no_listing_puts_another_text_link_or_address_in_place_of_what_stands_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = fault("hijack")
    before, after = (
        exported(the_archive(folder / "before" / "seeds")),
        exported(the_archive(folder / "after" / "seeds")),
    )
    said = changes(folder / "after" / "seeds", folder / "before" / "seeds", capsys)
    joined = {
        paper["id"] for paper in after.values() if len(before.keys() & {paper["id"], *paper["former_ids"]}) > 1
    }
    for paper in before.values():
        now = after.get(paper["id"])
        if now and paper["id"] not in joined:
            assert [now[key] for key in ("title", "abstract", "permalink", "links")] == [
                paper[key] for key in ("title", "abstract", "permalink", "links")
            ]
    assert {change["kind"] for change in said} >= {"link", "host", "joined", "day"}
    assert {change["new"] for change in said if change["kind"] == "host"} == {"login.example-phish.com"}
    bridges = [change for change in said if change["kind"] == "joined"]
    assert [change["place"] for change in bridges] == ["c-bridge.jsonl:1"]
    assert {change["paper"] for change in said if change["kind"] in ("text", "permalink")} == joined


def test_both_papers_of_one_title_stay_when_it_is_listed_without_an_abstract() -> None:
    folder = fault("bridge-natural")
    before, after = exported(the_archive(folder / "before")), exported(the_archive(folder / "after"))
    assert after.keys() == before.keys()
    assert {paper["abstract"] for paper in after.values()} == {paper["abstract"] for paper in before.values()}
    [shared] = {former for paper in after.values() for former in paper["former_ids"]}
    assert all(paper["former_ids"] == [shared] for paper in after.values())


def test_a_crowd_of_one_title_parts_no_paper() -> None:
    folder = fault("parted-same-title")
    [paper] = exported(the_archive(folder / "before")).values()
    ids = {paper["id"], *paper["former_ids"]}
    after = exported(the_archive(folder / "after")).values()
    assert [ids <= {one["id"], *one["former_ids"]} for one in after].count(True) == 1


def test_no_tag_page_goes_when_a_seed_comes() -> None:
    folder = fault("tag-address")
    assert lost(the_archive(folder / "before"), the_archive(folder / "after")) == []


@pytest.mark.parametrize("others", [[], [REAL / "seeds"]])
def test_a_day_far_off_is_not_the_newest(others: Iterable[Path], tmp_path: Path) -> None:
    archive = the_archive(copied(tmp_path / "seeds", *others, fault("future-day")))
    assert archive.newest_day
    assert archive.newest_day.year == 2025
    assert [day.slug for day in archive.doubtful] == ["2099-12-31"]


def test_a_switch_without_an_end_is_read_in_linear_time() -> None:
    """No clock is asked: before, this alone took 80 seconds of the suite's ten minutes."""
    archive = the_archive(fault("redos"))
    assert {entry.paper.title for entry in archive.entries.values()} >= {"Another paper"}


# -- Seeds as people save them -----------------------------------------------------------------

THREE = ("Quillstone: Ranking", "Marlbank: Neighbouring", "Testing Before Folding")
ON_THE_DAY = [(start, "2026-06-29") for start in THREE]

FORMS = {
    "01-hf-daily-browser-copy": ON_THE_DAY,
    "02-hf-notebook-export-urls": ON_THE_DAY,
    "05-hf-trending-page": ON_THE_DAY,
    "07-arxiv-new-listing-copied": ON_THE_DAY,
    "09-arxiv-rss-prefix": ON_THE_DAY,
    "10-hard-wrapped-abstracts": [
        *ON_THE_DAY,
        ("A Second Listing: Wrapped", "2026-06-30"),
        ("Corvane: Tidal Clocks", "2026-06-30"),
    ],
    "19-trending-heading-only": ON_THE_DAY[:2],
    "21-card-dates": ON_THE_DAY,
    "23-numbered-titles": ON_THE_DAY,
    "25-csv": [],
    "27-name-has-day": ON_THE_DAY[:2],
    "28-awesome-list": [],
}
"""What stands at the beginning of the titles, and the day of the first listing."""


@pytest.mark.parametrize("name", FORMS)
def test_a_listing_as_people_save_it_gives_its_papers_and_nothing_else(name: str) -> None:
    archive = the_archive(fault("forms") / name / "seeds")
    found = exported(archive).values()
    assert sorted((paper["title"], paper["first_listed"]) for paper in found) == sorted(
        (next(title for title in (paper["title"] for paper in found) if title.startswith(start)), day)
        for start, day in FORMS[name]
    )
    assert all(paper["abstract"].endswith(".") for paper in found)


def test_each_of_three_numbered_listings_is_one_of_its_paper() -> None:
    archive = the_archive(fault("forms") / "23-numbered-titles" / "seeds")
    assert [len(paper["sightings"]) for paper in exported(archive).values()] == [3, 3, 3]


def test_the_bibtex_of_each_paper_has_its_braces_in_pairs() -> None:
    archive = the_archive(fault("forms") / "30-bibtex-brace" / "seeds")
    assert len(archive.entries) == 4
    for entry in archive.entries.values():
        record = bibtex(citations(archive, "")(entry))
        depths = list(accumulate((one == "{") - (one == "}") for one in record))
        assert min(depths) == depths[-1] == 0


def test_other_keys_of_json_lines_are_read() -> None:
    archive = the_archive(fault("forms") / "13-jsonl-other-keys" / "seeds")
    assert all(paper["abstract"] for paper in exported(archive).values())
