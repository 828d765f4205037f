from pathlib import Path

import pytest

from builder.system.packs import Packs, Span


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    return Packs(tmp_path, "page")


def test_what_is_added_can_be_read_at_once_and_later(packs: Packs, tmp_path: Path) -> None:
    spans = [packs.add(b"one"), packs.add(b""), packs.add(b"three")]

    assert [packs.read(span) for span in spans] == [b"one", b"", b"three"]
    packs.close()
    later = Packs(tmp_path, "page")
    assert [later.read(span) for span in spans] == [b"one", b"", b"three"]
    later.close()


def test_a_file_that_is_gone_cut_or_elsewhere_gives_fewer_bytes(packs: Packs, tmp_path: Path) -> None:
    span = packs.add(b"one")
    packs.close()
    (tmp_path / span.pack).write_bytes(b"on")
    outside = tmp_path.with_name(f"{tmp_path.name}-outside")
    outside.write_bytes(b"secret")

    later = Packs(tmp_path, "page")

    assert later.read(span) == b"on"
    assert later.read(Span("none.pack", 0, 3)) == b""
    assert later.read(Span(f"../{outside.name}", 0, 3)) == b""
    assert later.read(span._replace(start=-1)) == later.read(span._replace(length=-1)) == b""
    later.close()


def test_packs_of_one_kind_go_when_they_are_not_kept(packs: Packs, tmp_path: Path) -> None:
    seeds = Packs(tmp_path, "seed")
    other, old = seeds.add(b"other"), packs.add(b"old")
    later = Packs(tmp_path, "page")
    new = later.add(b"new!")

    assert later.sizes() == {old.pack: 3}
    later.keep({new.pack})

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((other.pack, new.pack))
    for one in (seeds, packs, later):
        one.close()
