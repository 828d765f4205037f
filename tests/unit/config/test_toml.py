"""Data files in TOML: what is read, and what is said of one that cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.config.toml import read_toml
from builder.model.errors import BuilderError


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(b"\xef\xbb\xbfone = 1")

    assert read_toml(path) == {"one": 1}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, r"the file cannot be read\. Nothing was built; put it there, or name another\."),
        (b"# \xff", r"byte 2 is not UTF-8\. Nothing was built; save the file as UTF-8\."),
        (b"x = " + b"[" * 3_000, r"this is not TOML \(.+\)\. Nothing was built; correct it there\."),
        (b"x = " + b"9" * 5_000, r"this is not TOML \(.+\)\. Nothing was built; correct it there\."),
        (b"optics", r"this is not TOML \(.+\)\. Nothing was built; correct it there\."),
    ],
    ids=["absent", "not UTF-8", "too deep", "too long a number", "not TOML"],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, data: bytes | None, message: str) -> None:
    path = tmp_path / "some.toml"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(BuilderError, match=f"^{re.escape(path.as_posix())}: {message}$"):
        read_toml(path)
