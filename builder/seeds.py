"""Seed files to records: which line is page chrome, a day, a title, an abstract; nothing is lost."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from builder.config import MARK
from builder.days import NotADayError, day_in_name, nearest, parse_day, with_year
from builder.issues import (
    AbstractLeftOut,
    BuilderError,
    Issue,
    LineTooLong,
    NoRecords,
    NothingToShow,
    NotUtf8,
    SecondDay,
    TitleLongerThanAbstract,
    TitleWithoutAbstract,
    UnknownDay,
    UnreadableSeed,
)
from builder.model import ListedOn, MonthDay, Place, Record, Roles
from builder.reading import Reading
from builder.text import clean, is_visible, printable, squeeze

MOST_BYTES = 64 * 2**20
"""A larger file is no listing; reading one would take several times its size in memory."""

MOST_CHARACTERS = 50_000
"""In a line, far above any abstract; rendering takes time by the square of it."""

NOT_SEEDS = frozenset({"readme", "readme.md", "readme.txt", "readme.rst"})
"""What a folder of seeds may hold about itself."""

STRONG_CHROME = frozenset(
    {
        "Get trending papers in your email inbox!",
        "Get trending papers in your email inbox once a day!",
        "byAK and the research community",
        "by AK and the research community",
    }
)
"""Lines that only the page around a listing has; a title may be called "New" or "Daily Papers"."""
WEAK_CHROME = frozenset({"new", "New", "Subscribe", "Daily Papers"})
"""Lines that are chrome only beside a strong one."""
GLUED = "Subscribe"
"""A button whose label some dumps glue to the first title: "SubscribeGemini 2.5: …"."""

_LINE_END = re.compile(r"\r\n|\r|\n")  # and no other: U+2028 or a form feed ends no line of a seed


class _Role(Enum):
    CHROME = "chrome"
    DAY = "day"
    TITLE = "title"
    ABSTRACT = "abstract"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class _Line:
    """A non-blank line, white space squeezed. `glued`: "Subscribe" stood before the text."""

    number: int
    text: str
    glued: bool = False


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


def read_files(paths: list[Path], years: Mapping[str, int]) -> tuple[Reading, ...]:
    """The files named one by one, each as a seed called by its file name; raises BuilderError for others."""
    for path in paths:
        if not path.is_file():
            what = "this is a folder; name its files, or use --seeds" if path.is_dir() else "there is no such file"
            raise BuilderError(f"{path}: {what}. Nothing was read.")
    return tuple(_read_seed(path, path.name, years) for path in paths)


def _seed_paths(folder: Path) -> Iterator[Path]:
    """The files below the folder, and the folders that cannot be entered.

    Hidden files and a README are the folder's own; a site that was built here holds no seeds.
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
    except OSError as error:
        return _unreadable(name, f"the file cannot be read ({error.strerror})")
    if b"\0" in content:
        return _unreadable(name, "this is no text: it holds zero bytes")
    return parse_seed(name, content, years.get(name))


def _unreadable(name: str, reason: str) -> Reading:
    return Reading(name, (), Roles(), (UnreadableSeed(Place(name, 1), reason),))


def parse_seed(name: str, content: bytes, year: int | None = None) -> Reading:
    """The records of one seed.  Blank lines carry no meaning, so both layouts read alike.

    After page chrome and days are told apart, titles and abstracts take turns.  A day counts for the
    records below it; its year is `year`, else the one that puts it nearest to an ISO date in the
    name, else it stays unknown.
    """
    text, issues = _decode(name, content)
    lines = [
        _Line(number, squeezed)
        for number, line in enumerate(_LINE_END.split(text), 1)
        if (squeezed := squeeze(line))
    ]
    reader = _Reader(name, year, day_in_name(name))
    for line, is_chrome in _mark_chrome(lines):
        reader.take(line, is_chrome)
    reader.close()
    roles = Roles(**{role.value: reader.roles[role] for role in _Role}, total=len(lines))
    if not roles.is_conserved:
        raise AssertionError(f"{name}: {roles} does not add up")
    found = [*issues, *reader.issues]
    if not reader.records and not found:
        found.append(NoRecords(Place(name, 1)))
    return Reading(name, tuple(reader.records), roles, tuple(found))


def _decode(name: str, content: bytes) -> tuple[str, list[Issue]]:
    """UTF-8, a byte-order mark dropped; bytes that are not, one by one, as Latin-1."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = len(_LINE_END.split(content[: error.start].decode("utf-8")))
        text = content.decode("utf-8", errors="surrogateescape")
        mended = re.sub("[\udc80-\udcff]", lambda stray: chr(ord(stray[0]) - 0xDC00), text)
        strays = sum("\udc80" <= character <= "\udcff" for character in text)
        return mended, [NotUtf8(Place(name, line), strays)]


def _mark_chrome(lines: list[_Line]) -> Iterator[tuple[_Line, bool]]:
    """Each line and whether it is chrome: runs of chrome-like lines, one of them strong, are."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].text in STRONG_CHROME | WEAK_CHROME:
            end += 1
        is_chrome = any(line.text in STRONG_CHROME for line in lines[start:end])
        yield from ((line, is_chrome) for line in lines[start:end])
        if end < len(lines):
            yield _unglue(lines[end]) if is_chrome else lines[end], False
        start = end + 1


def _unglue(line: _Line) -> _Line:
    rest = line.text.removeprefix(GLUED)
    is_glued = rest != line.text and rest[:1].strip() and not rest[0].islower()
    return _Line(line.number, rest, glued=True) if is_glued else line


@dataclass(slots=True)
class _Reader:
    """Takes the lines of one seed in turn; what it knows between two lines is `title` and `day`."""

    name: str
    year: int | None
    near: date | None
    records: list[Record] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    roles: Counter[_Role] = field(default_factory=Counter)
    title: _Line | None = None
    day: ListedOn = None
    day_is_fresh: bool = False  # a day line was read and no record since
    bad_day: tuple[_Line, int] | None = None  # the line, and how many records stood above it

    def take(self, line: _Line, is_chrome: bool) -> None:
        if is_chrome:
            self._end_title()
            self.day_is_fresh = False
            self.roles[_Role.CHROME] += 1
        elif len(line.text) > MOST_CHARACTERS:
            self.roles[_Role.LEFT_OUT] += 1
            self.issues.append(LineTooLong(self._place(line), len(line.text), MOST_CHARACTERS))
        elif self.title is not None:
            self._take_abstract(line)
        elif not (not line.glued and self._take_day(line)):
            self._take_title(line)

    def close(self) -> None:
        self._end_title()
        self._end_bad_day()

    def _place(self, line: _Line) -> Place:
        return Place(self.name, line.number)

    def _take_title(self, line: _Line) -> None:
        self.title = line
        self.day_is_fresh = False

    def _take_abstract(self, line: _Line) -> None:
        title = self.title
        assert title is not None  # only called with a title waiting
        self.title = None
        if not is_visible(clean(title.text)):
            self.roles[_Role.LEFT_OUT] += 2
            self.issues.append(NothingToShow(self._place(title), title.text))
            self.issues.append(AbstractLeftOut(self._place(line), line.text))
            return
        if len(title.text) > len(line.text):
            self.issues.append(TitleLongerThanAbstract(self._place(title), title.text))
        self.roles[_Role.TITLE] += 1
        self.roles[_Role.ABSTRACT] += 1
        self.records.append(Record(self._place(title), self.day, title.text, line.text))

    def _end_title(self) -> None:
        """Chrome or the end of the file: a title that waits for its abstract gets none."""
        if self.title is None:
            return
        title, self.title = self.title, None
        if not is_visible(clean(title.text)):
            self.roles[_Role.LEFT_OUT] += 1
            self.issues.append(NothingToShow(self._place(title), title.text))
            return
        self.roles[_Role.TITLE] += 1
        self.issues.append(TitleWithoutAbstract(self._place(title), title.text))
        self.records.append(Record(self._place(title), self.day, title.text, ""))

    def _take_day(self, line: _Line) -> bool:
        """Whether the line was a day, or had the form of one."""
        try:
            day = parse_day(line.text)
        except NotADayError:
            self._end_bad_day()
            self.roles[_Role.LEFT_OUT] += 1
            self.bad_day, self.day = (line, len(self.records)), None
            return True
        if day is None:
            return False
        if self.day_is_fresh:
            self.roles[_Role.LEFT_OUT] += 1
            self.issues.append(SecondDay(self._place(line), line.text))
            return True
        self._end_bad_day()
        self.roles[_Role.DAY] += 1
        self.day, self.day_is_fresh = self._dated(day), True
        return True

    def _dated(self, day: date | MonthDay) -> ListedOn:
        if isinstance(day, date):
            return day
        if self.year is not None:
            return with_year(day, self.year)
        return nearest(day, self.near) if self.near else day

    def _end_bad_day(self) -> None:
        if self.bad_day is not None:
            line, above = self.bad_day
            self.bad_day = None
            self.issues.append(UnknownDay(self._place(line), line.text, len(self.records) - above))
