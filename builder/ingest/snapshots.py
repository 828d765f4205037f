"""A downloaded file of arXiv's metadata, read as a stream: it is larger than memory, and mostly not ours."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import BadZipFile, ZipFile

from builder.ingest.formats.snapshot import read_snapshot_line
from builder.model import BuilderError, Place, Record
from builder.text import printable

LONGEST_LINE = 32 * 2**20
"""Bytes. A longer line is no paper, and is skipped without being held in memory."""

LOOKED_AT = 1_000
"""Lines. Where none of so many first ones is a paper, the file is no such file."""

EVERY = 2_000
"""Lines after which it says how far it is."""

_Decompressed = gzip.GzipFile | lzma.LZMAFile | bz2.BZ2File | BinaryIO | IO[bytes]

_OPEN: tuple[tuple[bytes, Callable[[BinaryIO], _Decompressed]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"BZh", bz2.BZ2File),
)
"""The first bytes of what is compressed, and what reads it. A zip is opened by its member."""

_DAMAGES = (EOFError, zlib.error, lzma.LZMAError, BadZipFile, gzip.BadGzipFile)


def read_snapshot(
    path: Path,
    is_wanted: Callable[[str, str], bool],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Record]:
    """The records whose title and number are wanted; `progress` is called with (done, total) bytes.

    Raises BuilderError where the file is none, or is damaged, after the records before the damage.
    """
    if not path.is_file():
        what = "this is a folder" if path.is_dir() else "there is no such file"
        raise BuilderError(f"{path}: {what}. Nothing was looked up; name a file of arXiv's metadata (--from).")
    reader = _Reader(path, is_wanted, progress)
    with ExitStack() as open_now:
        file = open_now.enter_context(path.open("rb"))
        try:
            yield from reader.records(_content(path, file, open_now), file)
        except _DAMAGES as error:
            raise BuilderError(
                f"{path}: what is compressed here ends, or is damaged, behind line {reader.lines:,}. "
                "What was found before is kept; download the file anew."
            ) from error
    if not reader.papers:
        raise BuilderError(
            f"{path}: none of its first lines is a paper of arXiv's metadata, a JSON object with id and title. "
            "Nothing was looked up; download that file."
        )


class _Reader:
    """Reads a file, and counts the lines and the papers that it has read so far."""

    def __init__(
        self, path: Path, is_wanted: Callable[[str, str], bool], progress: Callable[[int, int], None]
    ) -> None:
        self._name, self._total = printable(path.name), path.stat().st_size
        self._is_wanted, self._progress = is_wanted, progress
        self.lines = self.papers = 0

    def records(self, content: _Decompressed, file: BinaryIO) -> Iterator[Record]:
        """The records that are wanted. Of a file without any paper only the first lines are read."""
        for line in _lines(content):
            self.lines += 1
            if self.lines % EVERY == 0:
                self._progress(min(file.tell(), self._total), self._total)
            if record := self._record(line):
                yield record
            if not self.papers and self.lines >= LOOKED_AT:
                return
        self._progress(self._total, self._total)

    def _record(self, line: bytes) -> Record | None:
        try:
            record = read_snapshot_line(line, Place(self._name, self.lines), self._is_wanted)
        except ValueError:  # a broken line among millions is none of ours
            return None
        self.papers += 1
        return record


def _content(path: Path, file: BinaryIO, open_now: ExitStack) -> _Decompressed:
    """What a file holds, decompressed while it is read; what it is says its content, not its name."""
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        archive = open_now.enter_context(ZipFile(file))
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) != 1:
            raise BuilderError(
                f"{path}: this zip holds {len(members)} files. Nothing was looked up; name one that holds one, "
                "or the file that you unpack."
            )
        try:
            return open_now.enter_context(archive.open(members[0]))
        except RuntimeError as error:  # zipfile's word for a password, and for unknown packing
            raise BuilderError(
                f"{path}: this zip cannot be opened ({error}). Nothing was looked up; unpack it and name the file."
            ) from error
    return next((open_(file) for magic, open_ in _OPEN if head.startswith(magic)), file)


def _lines(content: _Decompressed) -> Iterator[bytes]:
    """The lines that are not blank; of one that is too long nothing."""
    while line := content.readline(LONGEST_LINE):
        is_whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
        while not is_whole:
            rest = content.readline(LONGEST_LINE)
            line, is_whole = b"-", rest.endswith(b"\n") or len(rest) < LONGEST_LINE
        if not line.isspace():
            yield line
