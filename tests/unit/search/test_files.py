import json
from typing import Any

from builder.model.archive import Archive
from builder.search.files import render_shards
from builder.search.index import build_index
from builder.text.javascript import STAMP_WIDTH
from tests.examples import a_record, an_archive, some_records
from tests.search.lunr_json import as_lunr_json


def scripts(archive: Archive) -> dict[str, Any]:
    """What each script hands over, by its path."""
    pages = {page.path.removeprefix("assets/search/"): str(page.content) for page in render_shards(archive)}
    return {path: json.loads(script.split(",", 1)[1].removesuffix(");\n")) for path, script in pages.items()}


def test_an_archive_without_papers_has_an_index() -> None:
    index = json.loads(as_lunr_json(build_index([])))
    assert index["fields"] == ["title", "tags", "topic", "abstract"]
    assert index["invertedIndex"] == index["fieldVectors"] == []
    assert scripts(an_archive())["manifest.js"]["papers"] == 0


def test_a_paper_without_a_word_is_there_all_the_same() -> None:
    found = scripts(an_archive(a_record("?!", abstract="")))
    assert found["manifest.js"]["papers"] == 1
    assert found["d/0.js"][1][0][0] == "?!"


def test_the_same_papers_give_the_same_files_whatever_the_order_of_the_records() -> None:
    records = some_records(*(f"Lattice model {number} of data sets" for number in range(30)))
    assert list(render_shards(an_archive(*records))) == list(render_shards(an_archive(*records[::-1])))


def stamp_of(path: str, manifest: dict[str, Any]) -> str:
    """What the manifest says of a shard."""
    folder, _, number = path.removesuffix(".js").partition("/")
    at = STAMP_WIDTH * int(number or 0)
    stamps: str = manifest["stamps"][folder]
    return stamps[at : at + STAMP_WIDTH]


def test_each_shard_bears_a_stamp_of_its_own_that_the_manifest_knows() -> None:
    found = scripts(an_archive(*some_records(*(f"Lattice model {number}" for number in range(30)))))
    shards = {path: value for path, value in found.items() if path != "manifest.js"}

    assert {path: value[0] for path, value in shards.items()} == {
        path: stamp_of(path, found["manifest.js"]) for path in shards
    }
    assert sum(map(len, found["manifest.js"]["stamps"].values())) == STAMP_WIDTH * len(shards)


def test_a_new_word_of_one_abstract_changes_the_stamps_of_the_shards_that_hold_it_alone() -> None:
    titles = [f"Lattice model {number}" for number in range(200)]
    one, other = (
        scripts(an_archive(*some_records(*titles), a_record("Zebras", text))) for text in ("We melt.", "We cool.")
    )

    changed = {path for path in one if one[path] != other[path]}
    unchanged = {path for path in one if path.startswith("d/")} - changed

    assert {"manifest.js", "v/0.js"} <= changed
    assert len(unchanged) > 1
    assert all(one[path][0] != other[path][0] for path in changed - {"manifest.js"})


def test_the_scripts_are_ascii_and_close_no_tag() -> None:
    for page in render_shards(an_archive(a_record("</script> Schrödinger", "\u2028 x"))):
        assert str(page.content).isascii()
        assert "<" not in str(page.content)
