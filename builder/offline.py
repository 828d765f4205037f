"""The site as one zip that unpacks to one folder, to read offline on any system, with its checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from builder.config import MARK, Config
from builder.issues import BuilderError
from builder.slugs import title_slug

TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can have: equal sites give equal bytes, whatever the clock."""

NAME_LENGTH = 24
"""Characters of the folder's name at most: Windows unpacks into one more of that name."""

README = """\
{name}
{description}

Open index.html: a double click shows it in your browser. Search and everything
else work from this folder with the network off; nothing is installed, nothing sent.

- Unpack the whole zip first: inside it pages cannot find each other.
- The folder may lie anywhere and have any name, on Windows, macOS and Linux.
- 404.html is for the web alone.
{online}
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


def pack(site: Path, config: Config, folder: Path, progress: Callable[[int, int], None]) -> Package:
    """Pack a site that we made as `NAME.zip` and `NAME.zip.sha256` into a folder; NAME is the archive's as a slug.

    `progress` is called with (done, total) files. Raises BuilderError where there is no such site; a zip that was
    there stays until the new one is whole.
    """
    if not (site / MARK).is_file():
        raise BuilderError(f"{site}: there is no site of paper-archive. Nothing was packed; build one first.")
    if folder.resolve().is_relative_to(site.resolve()):
        raise BuilderError(
            f"{folder}: the zip would be a part of the site. Nothing was packed; name another folder."
        )
    name = title_slug(config.name)[:NAME_LENGTH].strip("-")
    folder.mkdir(parents=True, exist_ok=True)
    path, part, checksum = (folder / file for file in (f"{name}.zip", f".{name}.zip.part", f"{name}.zip.sha256"))
    entries = [*_entries(site, config, path.name)]
    try:
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            for done, (inside, read) in enumerate(entries, 1):
                archive.writestr(_info(f"{name}/{inside}"), read())
                progress(done, len(entries))
        sha256 = _sha256(part)
        checksum.unlink(missing_ok=True)  # rather none than one of another zip
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    # Binary mode ("*") and LF: what sha256sum and shasum both read.
    checksum.write_bytes(f"{sha256} *{path.name}\n".encode())
    return Package(path, len(entries), path.stat().st_size, sha256)


def _entries(site: Path, config: Config, zip_name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(path in the folder, what reads it), the README first."""
    yield "README.txt", lambda: _readme(config, zip_name)
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        if path.is_file() and path.name != MARK:
            yield path.relative_to(site).as_posix(), path.read_bytes


def _readme(config: Config, zip_name: str) -> bytes:
    online = f"- A newer copy may be at {config.address}\n" if config.address else ""
    description = fill(config.description, 79)
    text = README.format(name=config.name, description=description, online=online, zip=zip_name)
    return text.replace("\n", "\r\n").encode()  # as every Notepad shows it


def _info(path: str) -> ZipInfo:
    info = ZipInfo(path, TIME)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # Unix, wherever it is made
    info.external_attr = 0o100644 << 16
    return info


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
