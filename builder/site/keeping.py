"""What a device may keep of a site: its files by what is in them, told in parts, and the worker that does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from builder.model import BuilderError, KeptSite, quote
from builder.system import MARK, files_in, write_file

WORKER = "worker.js"
"""At the root of the site: a worker rules what lies beside and below it. It is one file, the one that browsers
compare with theirs: of what it imports they may take an earlier build's."""

WORKER_PARTS = ("shelves.js", "updates.js", "worker.js")
"""Its sources in their order: each may use what stands before it."""

BUTTON = "assets/js/keep.js"
"""What asks the worker, on the one page that has the button."""

FOLDER = "kept"
"""Where the parts lie, below the site."""

INDEX = f"{FOLDER}/index.json"

LEFT_OUT = ("data/", "feeds/", "404.html", "llms.txt", "robots.txt", "sitemap.xml", WORKER)
"""What no reader misses: files for programs, which weigh as much as all pages, and the offline copy."""

MOST = 500
"""Files that a part tells of at most: a new paper changes a few parts, and each weighs 40 kB or less."""

DIGEST = 32
"""Hexadecimal digits of a SHA-256: as many as a paper's id has, so that no seed makes two pages look like one."""


class _KeptFile(NamedTuple):
    path: str
    digest: str
    bytes: int


def begin_keeping(site: Path, scripts: Path) -> KeptSite:
    """Write the scripts, which stand in a folder, into a site that stands; returns what a device would keep of it,
    for the page that says so.

    Raises BuilderError where the keeper's own files have taken one of the names.
    """
    for name in (WORKER, FOLDER, BUTTON):
        if (site / name).exists():
            raise BuilderError(
                f"public/{name}: a site that can be kept on a device has {quote(name)} of its own. "
                "Nothing was published; rename it, or set installable = false."
            )
    write_file(site / WORKER, b"\n".join((scripts / part).read_bytes() for part in WORKER_PARTS))
    write_file(site / BUTTON, (scripts / Path(BUTTON).name).read_bytes())
    sizes = [(site / path).stat().st_size for path in _paths(site)]
    return KeptSite(len(sizes), sum(sizes))


def end_keeping(site: Path) -> list[str]:
    """Tell the files of a site to which nothing else will be written, in parts; returns the paths of these."""
    kept = [_kept(site, path) for path in _paths(site)]
    texts = {prefix: "".join(map(_line, files)) for prefix, files in _split(kept, 0)}
    hashes = {prefix: _digest(text.encode()) for prefix, text in texts.items()}
    told = {
        "files": len(kept),
        "bytes": sum(file.bytes for file in kept),
        "parts": [[prefix, hashes[prefix]] for prefix in sorted(hashes)],
    }
    written = {f"{FOLDER}/{hashes[prefix]}.txt": text for prefix, text in texts.items()}
    written[INDEX] = json.dumps(told, separators=(",", ":"))
    for path, text in written.items():
        write_file(site / path, text.encode())
    return sorted(written)


def _paths(site: Path) -> Iterator[str]:
    """The files that are kept: none that is hidden, or left out."""
    for path in files_in(site):
        if path != MARK and not path.startswith(LEFT_OUT) and "/." not in f"/{path}":
            yield path


def _kept(site: Path, path: str) -> _KeptFile:
    content = (site / path).read_bytes()
    return _KeptFile(path, _digest(content), len(content))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:DIGEST]


def _line(file: _KeptFile) -> str:
    return f"{file.digest} {file.bytes} {file.path}\n"


def _split(files: Iterable[_KeptFile], depth: int) -> Iterator[tuple[str, list[_KeptFile]]]:
    """The files, which share their first `depth` characters, by the characters that those of one part share.

    A part depends on the names of its files alone, so that a file more changes the part it stands in and no other.
    """
    group = [*files]
    if len(group) <= MOST:
        if group:
            yield group[0].path[:depth], group
        return
    for start, same in groupby(group, lambda file: file.path[: depth + 1]):
        if len(start) == depth:  # a name that all others go on from
            yield start, [*same]
        else:
            yield from _split(same, depth + 1)
