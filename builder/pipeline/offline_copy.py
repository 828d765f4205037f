"""The offline copy: the site as one zip that unpacks to one folder, to read on any system, and its checksum."""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from textwrap import fill
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from builder.archive import title_slug
from builder.config import Config
from builder.model import BuilderError
from builder.system import MARK, refusals, sizes_in

NO_DAY = date(1980, 1, 1)
"""The earliest day a zip can have."""

NAME_LENGTH = 24
"""Characters of the folder's name at most: Windows unpacks into one more of that name."""

TRIED = 20
"""Of so many files of a site one is packed to see what all would weigh."""

NAMING = 200
"""Bytes that a zip has for the name of a file, or so."""

_NEWEST = re.compile(rb'id="newest"><a href="dates/(\d{4}-\d\d-\d\d)\.html"')
"""The link to the newest day on the front page of a site; a doubtful day has a page, too, and is not that."""

README = """\
{name}
{description}

Open index.html: a double click shows it in your browser. Search and everything
else work from this folder with the network off; nothing is installed, nothing sent.

- Unpack the whole zip first: inside it pages cannot find each other.
- The folder may lie anywhere and have any name, on Windows, macOS and Linux.
- 404.html is for the web alone.
{age}{online}
Was the zip damaged on its way? {zip}.sha256 lies where you found it:

    Linux    sha256sum --check {zip}.sha256
    macOS    shasum -a 256 --check {zip}.sha256
    Windows  certutil -hashfile {zip} SHA256    (compare by eye)
"""


@dataclass(frozen=True, slots=True)
class Package:
    """What was packed: the zip, how many files, bytes, and its SHA-256 in hexadecimal digits."""

    path: Path
    files: int
    bytes: int
    sha256: str


Entry = tuple[str, Callable[[], bytes]]
"""A file of the zip: its path below the folder, and what reads it."""


def pack(site: Path, config: Config, folder: Path, progress: Callable[[int, int], None]) -> Package:
    """Pack a site that we made as `NAME.zip` and `NAME.zip.sha256` into a folder; NAME is the archive's as a slug.

    `progress` is called with (done, total) files. Raises BuilderError where there is no such site; a zip that was
    there stays until the new one is whole.
    """
    _check_places(site, config, folder)
    inside = site / "data" / f"{copy_name(config)}.zip"
    if inside.is_file():  # its pages lead to it, and those in it do not
        return _take(folder, inside.name, lambda part: _copied(inside, part))
    return pack_inside(site, config, folder, progress)


def pack_inside(
    site: Path, config: Config, folder: Path, progress: Callable[[int, int], None] = lambda *_: None
) -> Package:
    """The same of a site that stands only just, into any folder, also one of the site."""
    name = copy_name(config)
    day = _newest_day(site)
    entries = [*_entries(site, _readme(config, f"{name}.zip", day))]

    def write(part: Path) -> int:
        _write_zip(part, name, entries, day or NO_DAY, progress)
        return len(entries)

    return _take(folder, f"{name}.zip", write)


def copy_name(config: Config) -> str:
    """What the zip and its folder are called."""
    return title_slug(config.name)[:NAME_LENGTH].strip("-")


def estimate(site: Path) -> int:
    """About how many bytes the zip would have: one of twenty files is packed to see."""
    sizes = sizes_in(site)
    tried = [(site / path).read_bytes() for path in [*sizes][::TRIED]]
    packed = sum(len(zlib.compress(content)) for content in tried)
    return sum(sizes.values()) * packed // max(1, sum(map(len, tried))) + NAMING * len(sizes)


def _copied(zipped: Path, part: Path) -> int:
    copyfile(zipped, part)
    with ZipFile(part) as archive:
        return len(archive.namelist())


def _take(folder: Path, name: str, write: Callable[[Path], int]) -> Package:
    """Let a zip that `write` makes, and counts the files of, take the place of that name with its checksum."""
    folder.mkdir(parents=True, exist_ok=True)
    path, checksum = folder / name, folder / f"{name}.sha256"
    part = folder / f".{name}.{os.getpid()}.part"  # another may pack at the same time
    try:
        with refusals(part, "Nothing was packed"):
            files = write(part)
            sha256 = _sha256(part)
            checksum.unlink(missing_ok=True)  # rather none than one of another zip
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    # Binary mode ("*") and LF: what sha256sum and shasum both read.
    checksum.write_bytes(f"{sha256} *{path.name}\n".encode())
    return Package(path, files, path.stat().st_size, sha256)


def _check_places(site: Path, config: Config, folder: Path) -> None:
    """Raises BuilderError where there is no site to pack, or where the zip cannot or must not be."""
    if not (site / MARK).is_file() or not (site / "index.html").is_file():
        raise BuilderError(f"{site}: there is no site of paper-archive. Nothing was packed; build one first.")
    if any(folder.resolve().is_relative_to(kept.resolve()) for kept in (site, config.seeds)):
        raise BuilderError(
            f"{folder}: the zip would be a part of the site, or a seed. Nothing was packed; name another folder."
        )
    if any(place.exists() and not place.is_dir() for place in (folder, *folder.parents)):
        raise BuilderError(f"{folder}: this is not a folder. Nothing was packed; name one with --to.")


def _write_zip(
    file: Path, top: str, entries: Sequence[Entry], day: date, progress: Callable[[int, int], None]
) -> None:
    """Write the entries below the folder `top`, each dated to the day."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for done, (path, read) in enumerate(entries, 1):
            archive.writestr(_info(f"{top}/{path}", day), read())
            progress(done, len(entries))


def _entries(site: Path, readme: bytes) -> Iterator[Entry]:
    """The README, then the files of the site by path; raises OSError where a folder cannot be read."""
    yield "README.txt", lambda: readme
    found = {
        (Path(folder) / name).relative_to(site).as_posix(): Path(folder) / name
        for folder, folders, names in os.walk(site, onerror=_complain)
        for name in (*folders, *names)
    }
    for inside in sorted(found):
        if found[inside].is_symlink():
            raise BuilderError(f"{found[inside]}: a link, which no build makes. Nothing was packed; remove it.")
        if inside != MARK and found[inside].is_file():
            yield inside, found[inside].read_bytes


def _complain(error: OSError) -> None:
    raise error


def _newest_day(site: Path) -> date | None:
    """The newest day of the front page: how old the copy is, whenever it is packed."""
    newest = _NEWEST.search((site / "index.html").read_bytes())
    return date.fromisoformat(newest[1].decode()) if newest else None


def _readme(config: Config, zip_name: str, day: date | None) -> bytes:
    """README.txt, with how old the copy is where a day tells it."""
    text = README.format(
        name=config.name,
        description=fill(config.description, 79),
        age=f"- This copy holds what was listed up to {day}.\n" if day else "",
        online=f"- A newer copy may be at {config.address}\n" if config.address else "",
        zip=zip_name,
    )
    return text.replace("\n", "\r\n").encode()  # as every Notepad shows it


def _info(path: str, day: date) -> ZipInfo:
    """How a file stands in the zip. Nothing of the machine or the clock is in it: equal sites give equal zips."""
    info = ZipInfo(path, (max(day, NO_DAY).year, max(day, NO_DAY).month, max(day, NO_DAY).day, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix, wherever it is made
    info.external_attr = 0o100644 << 16
    return info


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
