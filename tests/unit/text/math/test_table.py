import lzma
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from builder.text.math.table import Learned, read_table, write_table

LEARNED = Learned(
    "of 3 texts", {"paper": 2}, ["alpha"], ["paper", "_"], {"alpha": 100}, {"( min": ("m", "\\in")}, ["eff"],
    np.array([0, 3, -40, 40], dtype=np.int32), 8, (1, -2, -3, 4), [44, 43], {"bias": -5}, 32,
)  # fmt: skip


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_table(tmp_path / "table", LEARNED)

    found = read_table(tmp_path / "table")

    assert np.array_equal(found.weights, LEARNED.weights)
    assert replace(found, weights=LEARNED.weights, words=sorted(found.words)) == replace(
        LEARNED, words=sorted(LEARNED.words)
    )


@pytest.mark.parametrize("content", [None, b"", b"no table", lzma.compress(b"{}\n")])
def test_what_is_no_table_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "table").write_bytes(content)

    with pytest.raises(ValueError, match="table: this is no table of `make maths`; restore it"):
        read_table(tmp_path / "table")


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    write_table(tmp_path / "one", LEARNED)
    write_table(tmp_path / "two", replace(LEARNED, known=dict(reversed(LEARNED.known.items()))))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
