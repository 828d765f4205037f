"""All ids as steps: tests/browser reads them as pages do."""

import pytest

from builder.export.short_ids import LETTERS, short_ids
from tests.examples import an_archive, some_records


def numbers_in(text: str, low: int) -> list[int]:
    bits = "".join(f"{LETTERS.index(letter):06b}" for letter in text)
    found, at, last = [], 0, -1
    while (end := bits.find("0", at)) >= 0:
        step = (end - at << low) + int(bits[end + 1 : end + 1 + low] or "0", 2)
        last += step + 1
        found.append(last)
        at = end + 1 + low
    return found


def test_the_steps_lead_to_the_first_bits_of_every_id() -> None:
    archive = an_archive(*some_records(*map(str, range(50))))

    bits, low, steps, stamps = short_ids(archive, ["abcd"])

    ids = sorted(int(entry.paper.short_id, 16) >> (40 - bits) for entry in archive.entries.values())
    assert numbers_in(steps, low) == ids
    assert len(steps) * 6 < 50 * 25
    assert stamps == ["abcd"]


def test_more_papers_need_more_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    archives = [an_archive(*some_records(*map(str, range(count)))) for count in (1, 200)]
    assert [short_ids(archive, [])[0] for archive in archives] == [27, 27]
    monkeypatch.setattr("builder.export.short_ids.LEAST", 0)
    assert [short_ids(archive, [])[0] for archive in archives] == [14, 21]


def test_an_empty_archive_has_no_ids() -> None:
    assert short_ids(an_archive(), [])[2] == ""
