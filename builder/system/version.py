"""What this program is: its own source, the Python that runs it, the packages that its results depend on."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    "babel", "ftfy", "jinja2", "lunr", "markdown", "markupsafe", "math-core", "mkdocs", "mkdocs-material",
    "numpy", "pygments", "pymdown-extensions", "python-slugify", "rapidfuzz", "rjsmin", "text-unidecode",
    "unicodedata2", "wcwidth",
)  # fmt: skip
"""Another version of one of these may give other results."""

OURS = Path(__file__).resolve().parents[1]

ENGLISH = OURS.parent / "vocabulary" / "english.toml"
"""A part of the program that is no module."""


@cache
def code_version() -> str:
    """A hash of all that stands above: where it is equal, equal inputs give equal results."""
    known = [platform.python_implementation(), platform.python_version(), *map(_version_of, PACKAGES)]
    return sha256("\n".join([*known, digest_of([OURS, ENGLISH], "*.py")]).encode()).hexdigest()


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def digest_of(places: Iterable[Path], pattern: str = "*") -> str:
    """A hash of files, and of all below folders that fits the pattern: of what they hold, and of their names below
    the place. What is no file, and where nothing is, counts too. Raises OSError where one cannot be read."""
    digest = sha256()
    for place in places:
        files = sorted(place.rglob(pattern)) if place.is_dir() else [place]
        for file in files:
            content = file.read_bytes() if file.is_file() else None
            name = file.relative_to(place).as_posix()
            size = "-" if content is None else len(content)
            digest.update(f"{name}\n{size}\n".encode("utf-8", "surrogateescape"))
            digest.update(content or b"")
        digest.update(f"{len(files)}\n".encode())
    return digest.hexdigest()
