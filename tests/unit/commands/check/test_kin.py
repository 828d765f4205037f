from builder.commands.check.kin import as_old, is_old, kin_of
from builder.merge.identity import record_id
from builder.merge.papers import merge_records
from builder.model.papers import PaperId
from builder.model.records import Record
from tests.examples import FREEZE, MELT, MELTING, a_record


def kin(then: list[Record], now: list[Record]) -> dict[PaperId, list[PaperId]]:
    together = merge_records([*now, *as_old(then)])
    return {heir: list(old) for heir, old in kin_of(merge_records(then), merge_records(now), together).items()}


def test_a_paper_continues_the_one_with_its_id() -> None:
    assert kin([MELTING], [MELTING, a_record("Frozen", FREEZE, line=9)]) == {
        merge_records([MELTING])[0].id: [merge_records([MELTING])[0].id]
    }


def test_a_corrected_text_continues_the_old_one() -> None:
    corrected = a_record("Melting lattices", MELT.replace("patience", "great patience"))
    [old], [new] = merge_records([MELTING]), merge_records([corrected])
    assert old.id != new.id
    assert kin([MELTING], [corrected]) == {new.id: [old.id]}


def test_a_listing_without_an_abstract_makes_no_paper_continue_another() -> None:
    other, bare = a_record("Melting lattices", FREEZE, line=5), a_record("Melting lattices", "", line=9)
    corrected = a_record("Melting lattices", MELT.replace("patience", "great patience"))
    ids = [record_id(record) for record in (MELTING, corrected, other)]
    found = kin([MELTING, other, bare], [corrected, other, bare])
    assert found == {ids[1]: [ids[0]], ids[2]: [ids[2]]}


def test_an_old_listing_is_told_from_a_new_one() -> None:
    [old] = as_old([MELTING])
    assert is_old(old.place)
    assert not is_old(MELTING.place)
