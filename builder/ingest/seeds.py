"""Seed files to records: which files are seeds, their bytes to lines, and the limits of both."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from builder.ingest.dates import day_in_name
from builder.ingest.formats.registry import read_source
from builder.ingest.source import Line, Source
from builder.model import BuilderError, Issue, Place, Reading, Roles, line_too_long, not_utf8, unreadable_seed
from builder.system import MARK
from builder.text import printable, squeeze

MOST_BYTES = 64 * 2**20
"""A larger file is left out: it is no listing, and reading it would take several times its size in memory."""

MOST_LINE_BYTES = 2**20
"""A longer line is left out: it is no title and no abstract, and a browser would take minutes to show it."""

MOST_LINES = 500_000
"""A file with more non-blank lines is left out: classifying them would take minutes. It is more than the listings
below can have."""

MOST_LISTINGS = 200_000
"""A file with more listings is left out: their pages would not fit on GitHub Pages."""

NOT_SEEDS = frozenset({"readme", "readme.md", "readme.txt", "readme.rst"})
"""Names, in lower case, of files that are about the folder of seeds."""

_STRAY = re.compile("[\udc80-\udcff]")

_LINE_END = re.compile(r"\r\n|\r|\n")  # and no other: U+2028 or a form feed ends no line of a seed


def read_seeds(
    folder: Path, years: Mapping[str, int], progress: Callable[[int, int], None] = lambda done, total: None
) -> tuple[Reading, ...]:
    """Every seed under the folder, by name; raises BuilderError where there is none.

    `years` gives the year of year-less days by seed; `progress` is called with (done, total) files.
    """
    if not folder.is_dir():
        raise BuilderError(f"{folder}: there is no such folder. Nothing was built; name one with --seeds.")
    paths = sorted(_seed_paths(folder), key=os.fsencode)
    if not paths:
        raise BuilderError(f"{folder}: no seed file is in this folder. Nothing was built; put a listing into it.")
    readings = []
    for number, path in enumerate(paths, 1):
        readings.append(_read_seed(path, path.relative_to(folder).as_posix(), years))
        progress(number, len(paths))
    return tuple(readings)


def read_files(paths: Sequence[Path], years: Mapping[str, int], names: Sequence[str] = ()) -> tuple[Reading, ...]:
    """Each of the files as a seed; raises BuilderError where one is no file.

    The seeds are called by `names`, such as paths below the folder of seeds; without these, by the files' names.
    """
    for path in paths:
        if not path.is_file():
            what = "this is a folder; name its files, or use --seeds" if path.is_dir() else "there is no such file"
            raise BuilderError(f"{path}: {what}. Nothing was read.")
    called = names or [path.name for path in paths]
    return tuple(_read_seed(path, name, years) for path, name in zip(paths, called, strict=True))


def _seed_paths(folder: Path) -> Iterator[Path]:
    """The files below the folder that are seeds; links and closed folders too, so that an issue tells of them.

    Not among them are hidden files, a README, and what stands in a site that was built here.
    """
    closed: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        here = Path(parent)
        inside = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in inside if not _is_ours_or_link(here / name)]
        yield from (here / name for name in inside if (here / name).is_symlink())
        yield from (here / name for name in files if not name.startswith(".") and name.lower() not in NOT_SEEDS)
    yield from map(Path, closed)


def _is_ours_or_link(folder: Path) -> bool:
    return folder.is_symlink() or (folder / MARK).is_file()


def _read_seed(path: Path, name: str, years: Mapping[str, int]) -> Reading:
    """One file as a seed; where it cannot be read, an issue says why."""
    # The bytes of the name as UTF-8, whatever the machine takes file names for.
    name = printable(os.fsencode(name).decode("utf-8", "surrogateescape"))
    try:
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            return _unreadable(name, "this folder cannot be read")
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(name, "this is not a regular file but a link or a device")
        if status.st_size > MOST_BYTES:
            return _unreadable(
                name, f"the file has {status.st_size} bytes, more than the {MOST_BYTES} a seed may have"
            )
        content = path.read_bytes()
        after = path.lstat()
    except OSError as error:
        return _unreadable(name, f"the file cannot be read ({error.strerror})")
    if (after.st_size, after.st_mtime_ns) != (status.st_size, status.st_mtime_ns) or len(content) != after.st_size:
        return _unreadable(name, "the file was changed while it was read")
    if b"\0" in content and _wide_encoding(content) is None:
        return _unreadable(name, "this is no text, or none in UTF-8: it holds zero bytes")
    return parse_seed(name, content, years.get(name))


def _unreadable(name: str, reason: str) -> Reading:
    """A seed of which nothing was taken."""
    return Reading(name, (), Roles(), (unreadable_seed(Place(name, 1), reason),))


def parse_seed(name: str, content: bytes, year: int | None = None) -> Reading:
    """The records of one seed of any format.

    Days that name no year are of `year`. Without that, they get the year that puts them nearest to the ISO date in
    the seed's name; without such a date they keep none.
    """
    text, issues = _decode(name, content)
    lines, too_long = [], []
    for number, line in enumerate(_LINE_END.split(text), 1):
        squeezed = squeeze(line)
        if len(line) > MOST_LINE_BYTES // 4 and (size := len(line.encode("utf-8", "replace"))) > MOST_LINE_BYTES:
            too_long.append(line_too_long(Place(name, number), size, MOST_LINE_BYTES))
        elif squeezed:
            lines.append(Line(number, squeezed))
    if len(lines) > MOST_LINES:
        return _unreadable(
            name, f"the file has {len(lines):,} lines, more than the {MOST_LINES:,} a seed may have"
        )
    reading = read_source(Source(name, tuple(lines), year, day_in_name(name)))
    if len(reading.records) > MOST_LISTINGS:
        return _unreadable(
            name,
            f"the file has {len(reading.records):,} listings, more than the {MOST_LISTINGS:,} a seed may have",
        )
    left_out = len(too_long)
    roles = reading.roles
    return replace(
        reading,
        roles=replace(roles, left_out=roles.left_out + left_out, total=roles.total + left_out),
        issues=(*issues, *too_long, *reading.issues),
    )


def _decode(name: str, content: bytes) -> tuple[str, list[Issue]]:
    """The text of a seed in UTF-8, UTF-16 or UTF-32, without a byte-order mark; and an issue where it is in none.

    Bytes that are not UTF-8 are read as Windows-1252, one by one.
    """
    if encoding := _wide_encoding(content):
        return content.decode(encoding, "replace").removeprefix("\ufeff"), []
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = len(_LINE_END.split(content[: error.start].decode("utf-8")))
        text = content.decode("utf-8", errors="surrogateescape")
        strays = sum("\udc80" <= character <= "\udcff" for character in text)
        return _STRAY.sub(_windows_1252, text), [not_utf8(Place(name, line), strays)]


def _wide_encoding(content: bytes) -> str | None:
    """Which UTF-16 or UTF-32 the bytes are, None for neither.

    The byte-order mark tells; without one, UTF-16 is known by zero bytes, the halves of Latin letters.
    """
    if content.startswith(codecs.BOM_UTF32_LE):
        return "utf-32-le"
    if content.startswith(codecs.BOM_UTF32_BE):
        return "utf-32-be"
    if content.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if content.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    head = content[:4096]
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) < max(1, len(head) // 4) or min(first, second) > len(head) // 100:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _windows_1252(stray: re.Match[str]) -> str:
    """The letter of a stray byte; where Windows-1252 has none, Latin-1's."""
    byte = bytes([ord(stray[0]) - 0xDC00])
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1")
