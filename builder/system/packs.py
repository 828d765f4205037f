"""Many records in few files: a pack is written once, from its beginning to its end, and read anywhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple


class Span(NamedTuple):
    """Where a record stands: `length` bytes of a pack from `start` on."""

    pack: str
    start: int
    length: int


class Packs:
    """The packs of one kind in a folder, and a new one as soon as something is added."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._kind = folder, kind
        self._open: dict[str, BinaryIO | None] = {}
        self._fresh, self._end = "", 0

    def read(self, span: Span) -> bytes:
        """The bytes of a record; fewer, or others, where the file is not as it was written."""
        file = self._file(span.pack)
        return os.pread(file.fileno(), span.length, span.start) if file and span.length > 0 <= span.start else b""

    def add(self, record: bytes) -> Span:
        """Write a record. Raises OSError where the disk refuses."""
        if not self._fresh:
            handle, path = tempfile.mkstemp(".pack", f"{self._kind}-", self._folder)
            self._fresh = Path(path).name
            self._open[self._fresh] = os.fdopen(handle, "w+b", buffering=0)
        file = self._open[self._fresh]
        assert file
        if file.write(record) != len(record):
            raise OSError(f"{self._fresh} was not written whole")
        span = Span(self._fresh, self._end, len(record))
        self._end += len(record)
        return span

    def sizes(self) -> dict[str, int]:
        """The bytes of each pack, without those of the new one."""
        packs = self._folder.glob(f"{self._kind}-*.pack")
        return {path.name: path.stat().st_size for path in packs if path.name != self._fresh}

    def keep(self, packs: Collection[str]) -> None:
        """Remove all but these packs."""
        for path in self._folder.glob(f"{self._kind}-*.pack"):
            if path.name not in packs:
                with suppress(OSError):
                    path.unlink()

    def close(self) -> None:
        for file in self._open.values():
            if file:
                file.close()

    def _file(self, name: str) -> BinaryIO | None:
        if name not in self._open:
            self._open[name] = None
            with suppress(OSError):
                self._open[name] = (self._folder / Path(name).name).open("rb")
        return self._open[name]
