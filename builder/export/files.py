"""The files for programs, written one after the other into a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from builder.export.datapackage import PACKAGE, datapackage
from builder.export.sqlite import write_sqlite
from builder.export.whole import DATA_FILES, WRITERS, Cite
from builder.model import Archive, DataFile
from builder.system import naming

SQLITE = "papers.sqlite"
"""The database, which only releases have: its bytes differ with the version of SQLite."""


def write_data(
    archive: Archive, cite: Cite, folder: Path, about: tuple[str, str, str, str], *, with_sqlite: bool = False
) -> tuple[DataFile, ...]:
    """Write the archive in every format into a folder, and what there is (datapackage.json); gives the files.

    `about` is the name as a slug, the name, the description and the address of the archive.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = [_write(folder / DATA_FILES[form], writer(archive, cite)) for form, writer in WRITERS.items()]
    if with_sqlite:
        write_sqlite(archive, folder / SQLITE)
        files.append(_measured(folder / SQLITE))
    newest = archive.newest_day
    package = datapackage(files, *about, newest.isoformat() if newest else "")
    return *files, _write(folder / PACKAGE, package.splitlines())


def _write(file: Path, lines: Iterable[str]) -> DataFile:
    """Write lines as they are made, so that no file is held."""
    digest, count = hashlib.sha256(), 0
    with naming(file), file.open("wb") as out:
        for line in lines:
            content = f"{line}\n".encode()
            out.write(content)
            digest.update(content)
            count += len(content)
    return DataFile(file.name, count, digest.hexdigest())


def _measured(file: Path) -> DataFile:
    with file.open("rb") as content:
        return DataFile(file.name, file.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest())
