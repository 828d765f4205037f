from __future__ import annotations

from pathlib import Path

import pytest

from builder.merge import groups, memory
from builder.merge.identity import text_of
from builder.merge.papers import merge_records
from builder.model.papers import Paper
from builder.model.records import Record
from builder.system.cache import Cache
from builder.system.means import Means
from builder.system.parallel import HERE, Workers
from tests.examples import FREEZE, MELT, MELT_AGAIN, a_record

LISTED = [
    a_record("Melting lattices", MELT),
    a_record("Melting lattice", MELT_AGAIN, line=3),
    a_record('Fr\\"ozen glasses', FREEZE, line=5),
]


def _merged(records: list[Record], folder: Path) -> tuple[Paper, ...]:
    """The papers as a build makes them that may know what the one before worked out."""
    with Cache(folder) as cache:
        return merge_records(records, means=Means(HERE, cache))


def test_what_was_worked_out_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    afresh = merge_records(LISTED)
    assert _merged(LISTED, tmp_path) == afresh

    monkeypatch.setattr(memory, "text_of", None)
    monkeypatch.setattr(groups, "find_evidence", None)

    assert _merged(LISTED, tmp_path) == afresh
    assert _merged(LISTED[::-1], tmp_path) == afresh


def test_of_a_new_listing_all_is_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Record] = []
    monkeypatch.setattr(memory, "text_of", lambda record: read.append(record) or text_of(record))
    _merged(LISTED[:2], tmp_path)
    edited = a_record("Melting lattices", f"{MELT} More.")

    assert _merged([*LISTED, edited], tmp_path) == merge_records([*LISTED, edited])
    assert read[:4] == [*LISTED, edited]


def test_what_no_listing_asks_for_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _merged(LISTED, tmp_path)
    alone = _merged(LISTED[:1], tmp_path)
    monkeypatch.setattr(memory, "text_of", None)

    assert _merged(LISTED[:1], tmp_path) == alone
    with pytest.raises(TypeError):
        _merged(LISTED, tmp_path)


def test_of_very_many_pairs_some_are_judged_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_KEPT", 1)
    records = [a_record("Editorial", f"{MELT} {number}.", line=number) for number in range(1, 4)]

    assert _merged(records, tmp_path) == _merged(records, tmp_path) == merge_records(records)


def test_other_processes_read_the_same() -> None:
    records = [a_record(f"Melting {number}", f"{MELT} {number}.", line=number) for number in range(1, 300)]

    assert merge_records(records, means=Means(Workers(2, few=0))) == merge_records(records)
