"""Seed files to records: which files are seeds, their bytes to lines, and the limits of both."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from builder.ingest.dates import days_in_name
from builder.ingest.decoding import LINE_END, ZERO, decode, is_binary
from builder.ingest.document import Document
from builder.ingest.formats.registry import read_document, read_source
from builder.ingest.magic import kind_of
from builder.ingest.refusal import refused
from builder.ingest.source import Line, Source
from builder.model import BuilderError, Issue, Place, Reading, Roles, line_too_long, unreadable_seed, zero_bytes
from builder.system import MARK, PLAIN, Means, code_version, form_of, key_of
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

AT_ONCE = 1_000
"""Seeds that are held in memory together, before they are read."""

CHUNK = 8
"""Seeds that a process reads at a time."""


def read_seeds(
    folder: Path,
    years: Mapping[str, int],
    progress: Callable[[int, int], None] = lambda done, total: None,
    means: Means = PLAIN,
) -> tuple[Reading, ...]:
    """Every seed under the folder, by name; raises BuilderError where there is none.

    `years` gives the year of year-less days by seed; `progress` is called with (done, total) files.
    """
    if not folder.is_dir():
        raise BuilderError(f"{folder}: there is no such folder. Nothing was built; name one with --seeds.")
    paths = sorted(_seed_paths(folder), key=os.fsencode)
    if not paths:
        raise BuilderError(f"{folder}: no seed file is in this folder. Nothing was built; put a listing into it.")
    progress(0, len(paths))
    readings: dict[int, Reading] = {}
    for start in range(0, len(paths), AT_ONCE):
        seeds = [
            _seed(path, path.relative_to(folder).as_posix(), years) for path in paths[start : start + AT_ONCE]
        ]
        for place, reading in _recall(seeds, means):
            readings[start + place] = reading
            progress(len(readings), len(paths))
    return tuple(readings[place] for place in range(len(paths)))


def _recall(seeds: Sequence[_Seed], means: Means) -> Iterator[tuple[int, Reading]]:
    """The reading of each seed with its place, those first that an earlier build made."""
    keys = [key_of(code_version(), *seed[:3], str(seed.year)) for seed in seeds]
    work = partial(means.workers.map, make_worker=_reader, size=CHUNK)
    return means.cache.shelf("seeds").recall(keys, seeds, form_of(Reading), work)


def read_files(paths: Sequence[Path], years: Mapping[str, int], names: Sequence[str] = ()) -> tuple[Reading, ...]:
    """Each of the files as a seed; raises BuilderError where one is no file.

    The seeds are called by `names`, such as paths below the folder of seeds; without these, by the files' names.
    """
    for path in paths:
        if not path.is_file():
            what = "this is a folder; name its files, or use --seeds" if path.is_dir() else "there is no such file"
            raise BuilderError(f"{path}: {what}. Nothing was read.")
    called = names or [path.name for path in paths]
    return tuple(_read(_seed(path, name, years)) for path, name in zip(paths, called, strict=True))


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


class _Seed(NamedTuple):
    """A seed in memory: all that its reading depends on. `refusal` says why its file could not be read, or ""."""

    name: str
    content: bytes
    refusal: str
    year: int | None  # of days that name none


def _seed(path: Path, name: str, years: Mapping[str, int]) -> _Seed:
    """One file as a seed."""
    # The bytes of the name as UTF-8, whatever the machine takes file names for.
    name = printable(os.fsencode(name).decode("utf-8", "surrogateescape"))
    try:
        content, refusal = _content(path), ""
    except _UnreadableError as error:
        content, refusal = b"", str(error)
    except OSError as error:
        content, refusal = b"", f"the file cannot be read ({error.strerror})"
    return _Seed(name, content, refusal, years.get(name))


def _reader() -> Callable[[Sequence[_Seed]], list[Reading]]:
    """What another process makes once, to read one chunk of seeds after the other."""
    return lambda seeds: [_read(seed) for seed in seeds]


def _read(seed: _Seed) -> Reading:
    if seed.refusal:
        return _unreadable(seed.name, seed.refusal)
    return parse_seed(seed.name, seed.content, seed.year)


class _UnreadableError(Exception):
    """A seed is no file that can be read; the text says why."""


def _content(path: Path) -> bytes:
    """The bytes of a file; raises _UnreadableError where it is none, too large, or changes meanwhile."""
    before = path.lstat()
    if stat.S_ISDIR(before.st_mode):
        raise _UnreadableError("this folder cannot be read")
    if not stat.S_ISREG(before.st_mode):
        raise _UnreadableError("this is not a regular file but a link or a device")
    if before.st_size > MOST_BYTES:
        raise _UnreadableError(f"the file has {before.st_size} bytes, more than the {MOST_BYTES} a seed may have")
    content = path.read_bytes()
    after = path.lstat()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(content) != after.st_size:
        raise _UnreadableError("the file was changed while it was read")
    return content


def _unreadable(name: str, reason: str) -> Reading:
    """A seed of which nothing was taken."""
    return Reading(name, (), Roles(), (unreadable_seed(Place(name, 1), reason),))


def parse_seed(name: str, content: bytes, year: int | None = None) -> Reading:
    """The records of one seed of any format.

    Days that name no year are of `year`. Without that, they get the year that puts them nearest to the date in the
    seed's name; without such a date they keep none. Where the seed names no day, it is the one in its file's name.
    """
    if kind := kind_of(content):
        return refused(name, kind)
    text, issues = decode(name, content)
    if is_binary(text):
        return _unreadable(name, "this is no text, or none in UTF-8: it holds zero bytes")
    if reading := read_document(Document(name, text, _own_day(name))):
        return _of_entries(reading, issues)
    lines, cut = _lines(name, text)
    if len(lines) > MOST_LINES:
        return _unreadable(
            name, f"the file has {len(lines):,} lines, more than the {MOST_LINES:,} a seed may have"
        )
    reading = read_source(_source(name, lines, year))
    if lines and not reading.roles.total:  # it was refused whole, and one line says so
        return reading
    if (count := len(reading.records)) > MOST_LISTINGS:
        return _unreadable(name, _too_many(count))
    roles, left_out = reading.roles, len(cut)
    return replace(
        reading,
        roles=replace(roles, left_out=roles.left_out + left_out, total=roles.total + left_out),
        issues=(*issues, *cut, *reading.issues),
    )


def _of_entries(reading: Reading, issues: Sequence[Issue]) -> Reading:
    """What was read of a seed of entries, with the issues of its bytes."""
    if (count := len(reading.records)) > MOST_LISTINGS:
        return _unreadable(reading.seed, _too_many(count))
    return replace(reading, issues=(*issues, *reading.issues))


def _too_many(listings: int) -> str:
    return f"the file has {listings:,} listings, more than the {MOST_LISTINGS:,} a seed may have"


def _source(name: str, lines: Sequence[Line], year: int | None) -> Source:
    """The lines with what the seed's name says of days."""
    return Source(name, tuple(lines), year, next(iter(days_in_name(name)), None), _own_day(name))


def _own_day(name: str) -> date | None:
    """The day in a file's own name; two of them are a span, no day."""
    own = days_in_name(name.rpartition("/")[2])
    return own[0] if len(own) == 1 else None


def _lines(name: str, text: str) -> tuple[list[Line], list[Issue]]:
    """The lines of a seed that are not blank; and an issue for each that is cut: too long, or damaged."""
    lines: list[Line] = []
    cut: list[Issue] = []
    is_below_blank = False
    for number, line in enumerate(LINE_END.split(text), 1):
        squeezed = squeeze(line)
        if (size := _size(line)) > MOST_LINE_BYTES:
            cut.append(line_too_long(Place(name, number), size, MOST_LINE_BYTES))
        elif ZERO in line:
            cut.append(zero_bytes(Place(name, number), squeezed, line.count(ZERO)))
        elif squeezed:
            lines.append(Line(number, squeezed, len(line) - len(line.lstrip()), is_below_blank))
        is_below_blank = not squeezed
    return lines, cut


def _size(line: str) -> int:
    """The bytes of a line; the characters of one that cannot be too long."""
    return len(line.encode("utf-8", "replace")) if len(line) > MOST_LINE_BYTES // 4 else len(line)
