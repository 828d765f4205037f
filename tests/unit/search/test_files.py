import json
from typing import Any

from builder.model.archive import Archive
from builder.search.files import render_shards
from builder.search.index import build_index
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


def test_one_letter_of_one_abstract_changes_the_stamp_of_every_shard() -> None:
    one, other = (scripts(an_archive(a_record(abstract=text))) for text in ("We melt it.", "We melt them."))
    assert one["manifest.js"]["stamp"] != other["manifest.js"]["stamp"]
    for path, value in one.items():
        if path != "manifest.js":
            assert value[0] == one["manifest.js"]["stamp"]


def test_the_scripts_are_ascii_and_close_no_tag() -> None:
    for page in render_shards(an_archive(a_record("</script> Schrödinger", "\u2028 x"))):
        assert str(page.content).isascii()
        assert "<" not in str(page.content)
