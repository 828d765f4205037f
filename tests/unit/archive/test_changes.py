from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from builder.archive.changes import find_changes
from builder.merge.identity import record_id
from builder.merge.overrides import Override, read_overrides
from builder.merge.papers import merge_records
from builder.model.archive import Archive
from builder.model.changes import Change
from builder.model.papers import PaperId
from builder.model.records import Record
from tests.examples import FREEZE, FROZEN, MELT, MELTING, SEQUEL, a_record, an_archive

LINK = "Code: https://login.example.org/x"

REVISED = f"{MELT} Much more was found, by others than us, when they heated what we had not."

NEXT_DAY = date(2025, 9, 10)


def changes(before: Sequence[Record], after: Sequence[Record], *overrides: Override) -> tuple[Change, ...]:
    old, new = an_archive(*before), an_archive(*after, overrides=overrides)
    return find_changes(old, new, kin(old, new))


def kin(old: Archive, new: Archive) -> dict[PaperId, list[PaperId]]:
    """Papers continue those whose id they have."""
    texts = {paper: {text.id for text in entry.paper.texts} for paper, entry in new.entries.items()}
    return {paper: [one for one in old.entries if one in of] for paper, of in texts.items()}


def kinds(found: Sequence[Change]) -> list[str]:
    return [change.kind for change in found]


def test_an_archive_of_the_same_seeds_does_not_change() -> None:
    assert changes([MELTING, SEQUEL, FROZEN], [FROZEN, SEQUEL, MELTING]) == ()


def test_a_new_paper_is_no_change() -> None:
    assert changes([MELTING], [MELTING, FROZEN]) == ()


def test_a_small_revision_changes_the_text() -> None:
    revised = a_record("Melting lattices", MELT.replace("patience", "care"), NEXT_DAY, seed="b.txt", line=7)
    [change] = changes([MELTING], [MELTING, revised])
    assert (change.kind, change.old, change.new) == ("text", MELT, MELT.replace("patience", "care"))
    assert (change.paper, str(change.place)) == (record_id(MELTING), "b.txt:7")


def test_a_link_of_another_version_is_new_and_so_is_its_host() -> None:
    linked = a_record("Melting lattices", f"{MELT} {LINK}", NEXT_DAY, seed="b.txt")
    link, host = changes([MELTING], [MELTING, linked])
    assert (link.kind, link.new, str(link.place)) == ("link", "https://login.example.org/x", "b.txt:1")
    assert (host.kind, host.new) == ("host", "login.example.org")


def test_an_earlier_listing_moves_the_address_and_the_text() -> None:
    early = a_record("Of lattices that melt", MELT, date(2025, 9, 1), seed="b.txt")
    assert kinds(changes([MELTING], [MELTING, early])) == ["text", "permalink"]


def test_a_bridge_joins_papers() -> None:
    first, other = a_record("Melting lattices", MELT, line=1), a_record("Frozen glasses", FREEZE, line=3)
    bridge = a_record("Melting lattices", f"{MELT} {FREEZE}", NEXT_DAY, seed="b.txt", line=1)
    again = a_record("Frozen glasses", f"{MELT} {FREEZE}", NEXT_DAY, seed="b.txt", line=3)
    found = changes([first, other], [first, other, bridge, again])
    assert kinds(found) == ["text", "text", "permalink", "joined"]
    assert {change.place.seed for change in found} == {"b.txt"}  # which brings all of it, though no text is shown
    assert {found[-1].old, found[-1].new} == {"Melting lattices", "Frozen glasses"}


def test_a_seed_that_goes_takes_its_addresses() -> None:
    assert [(change.kind, change.old) for change in changes([MELTING, FROZEN], [MELTING])] == [
        ("address", "papers/frozen-glasses.html")
    ]


def test_an_address_that_goes_by_a_correction_is_told_where_the_paper_stands_now() -> None:
    wrong = a_record("Meltign lattices", MELT, seed="b.txt", line=3)
    right = [a_record("Melting lattices", MELT, seed=seed, line=9) for seed in ("a.txt", "b.txt")]
    old, new = an_archive(wrong), an_archive(*right)
    found = find_changes(old, new, {paper: [*old.entries] for paper in new.entries})
    [lost] = [change for change in found if change.kind == "address"]
    assert (lost.old, str(lost.place)) == ("papers/meltign-lattices.html", "b.txt:9")


def test_an_address_that_goes_with_its_paper_is_told_where_that_stood() -> None:
    [lost] = changes([MELTING, FROZEN], [MELTING])
    assert lost.place == FROZEN.place


def test_a_day_far_off_is_a_change() -> None:
    far = a_record("Frozen glasses", FREEZE, date(2099, 1, 1), seed="b.txt")
    [change] = changes([MELTING], [MELTING, far])
    assert (change.kind, change.new) == ("day", "2099-01-01")


def test_a_link_that_signs_alone_make_another_cannot_be_refused() -> None:
    listed = a_record("Melting lattices", f"{MELT} Code: https://good.example.org/ab")
    other = a_record("Melting lattices", f"{MELT} Code: https://go.odexample.org/ab", NEXT_DAY, seed="b.txt")
    assert [(change.kind, change.refuse) for change in changes([listed], [listed, other])] == [
        ("link", ""),
        ("host", ""),
    ]


def test_what_a_text_that_is_gone_brought_cannot_be_refused() -> None:
    corrected = a_record("Melting lattices", MELT.replace("patience", "care"))
    old, new = an_archive(MELTING), an_archive(corrected)
    [change] = find_changes(old, new, {record_id(corrected): [record_id(MELTING)]})[:1]
    assert (change.kind, change.refuse) == ("text", "")


def test_without_its_bridge_a_paper_is_two() -> None:
    bridge = a_record("Melting lattices", f"{MELT} {FREEZE}", NEXT_DAY, seed="b.txt", line=1)
    again = a_record("Frozen glasses", f"{MELT} {FREEZE}", NEXT_DAY, seed="b.txt", line=3)
    found = changes([MELTING, FROZEN, bridge, again], [MELTING, FROZEN])
    assert [{change.old, change.new} for change in found if change.kind == "parted"] == [
        {"Melting lattices", "Frozen glasses"}
    ]


def test_a_note_that_comes_to_stand_with_two_papers_is_not_parted() -> None:
    note = a_record("Melting lattices", "Withdrawn.")
    two = [a_record("Melting lattices", text, seed="b.txt", line=line) for line, text in enumerate((MELT, FREEZE))]
    assert "parted" not in kinds(changes([note], [note, *two]))


@pytest.mark.parametrize(
    "more",
    [
        [a_record("Melting lattices", MELT.replace("patience", "care"), NEXT_DAY, seed="b.txt")],
        [a_record("Melting lattices", f"{MELT} {LINK}", NEXT_DAY, seed="b.txt")],
        [a_record("Of lattices that melt", MELT, date(2025, 9, 1), seed="b.txt")],
        [a_record("Melting lattices", f"{REVISED} {LINK}", date(2025, 9, 11), seed="b.txt")],
    ],
)
def test_what_a_change_says_to_write_refuses_it(more: list[Record], tmp_path: Path) -> None:
    before = [MELTING, a_record("Melting lattices", REVISED, NEXT_DAY, line=5)]
    found = changes(before, [*before, *more])
    file = tmp_path / "overrides.toml"
    file.write_text("\n".join(change.refuse for change in found))
    after = an_archive(*before, *more, overrides=read_overrides(file))
    old = an_archive(*before)
    assert after.entries[record_id(MELTING)].paper == old.entries[record_id(MELTING)].paper
    left = kinds(find_changes(old, after, kin(old, after)))
    assert {*left} <= {"permalink"}  # two papers of one title share its address


def test_what_one_says_is_one_is_not_parted() -> None:
    said = Override("one", ("Melting lattices", "Frozen glasses"), "-")
    together = an_archive(MELTING, FROZEN, overrides=[said])
    apart = an_archive(MELTING, FROZEN)
    [one] = together.entries
    [change] = find_changes(together, apart, {paper: [one] for paper in apart.entries})[-1:]
    assert change.kind == "parted"
    assert len(merge_records([MELTING, FROZEN], [said])) == 1
