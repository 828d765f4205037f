import json
from collections import defaultdict

import pytest

from builder.documents import SHARD_SIZE, hand_over, render_documents, shard_of
from builder.model import PaperId
from builder.text import key_hash
from tests.examples import a_record, an_archive, some_records

IDS = [PaperId(key_hash(str(number))) for number in range(2000)]


def abstracts(*titles: str) -> dict[str, dict[str, str]]:
    archive = an_archive(*some_records(*titles))
    pages = render_documents(tuple(archive.entries.values()))
    return {page.path: json.loads(str(page.content).split(",", 1)[1].removesuffix(");\n")) for page in pages}


@pytest.mark.parametrize("papers", [1, 10, 11, 281, 1999])
def test_a_shard_holds_about_ten_papers_at_most(papers: int) -> None:
    shards: defaultdict[str, int] = defaultdict(int)
    for paper in IDS[:papers]:
        shards[shard_of(paper, papers)] += 1
    assert papers / len(shards) <= SHARD_SIZE
    assert max(shards.values()) <= 3 * SHARD_SIZE


def test_one_more_paper_moves_no_other_but_at_a_doubling() -> None:
    for papers in range(321, 640):
        assert shard_of(IDS[0], papers) == shard_of(IDS[0], 640)
    assert len({shard_of(paper, 640) for paper in IDS}) == 64
    assert len({shard_of(paper, 641) for paper in IDS}) == 128


def test_every_abstract_stands_under_the_last_part_of_its_papers_address() -> None:
    shards = abstracts(*(f"Lattice model {number}" for number in range(30)))
    archive = an_archive(*some_records(*(f"Lattice model {number}" for number in range(30))))
    found = {slug: text for shard in shards.values() for slug, text in shard.items()}
    assert found == {entry.slug: entry.paper.abstract for entry in archive.entries.values()}
    for entry in archive.entries.values():
        assert entry.slug in shards[f"assets/abstracts/{shard_of(entry.paper.id, 30)}.js"]


def test_a_paper_without_an_abstract_has_no_document() -> None:
    assert list(render_documents(tuple(an_archive(a_record(abstract="")).entries.values()))) == []


def test_a_script_is_ascii_and_cannot_be_closed_by_what_it_carries() -> None:
    script = hand_over("x", "</script> \u2028 Schrödinger")
    assert script.isascii()
    assert "<" not in script
    assert json.loads(script[len('paperArchive.put("x",') : -3]) == "</script> \u2028 Schrödinger"
