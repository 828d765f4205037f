"""The files for programs in a folder."""

import hashlib
import json
from pathlib import Path

from builder.export.citations import citations
from builder.export.files import write_data
from tests.examples import MELTING, an_archive, some_records

ABOUT = ("mine", "Mine", "All of mine.", "")


def test_what_is_told_of_each_file_is_true(tmp_path: Path) -> None:
    archive = an_archive(MELTING)
    files = write_data(archive, citations(archive, ""), tmp_path / "data", ABOUT, with_sqlite=True)

    assert {file.name for file in files} == {path.name for path in (tmp_path / "data").iterdir()}
    for file in files:
        content = (tmp_path / "data" / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    package = json.loads((tmp_path / "data" / "datapackage.json").read_text())
    assert [resource["path"] for resource in package["resources"]] == [file.name for file in files[:-1]]


def test_equal_archives_give_equal_files_in_whatever_order_listings_come(tmp_path: Path) -> None:
    records = some_records("One", "Two", "Three")
    for name, some in (("a", records), ("b", records[::-1])):
        archive = an_archive(*some)
        write_data(archive, citations(archive, ""), tmp_path / name, ABOUT)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
