"""What of the archive can be taken away, as the pages tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for programs: what its `name` is, how many `bytes` it has, its SHA-256 in hexadecimal digits."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class OfflineCopy:
    """The site as a zip at `url`, below the site or elsewhere, and its checksum at `checksum`.

    `sha256` is "" where the zip lies elsewhere: it is of another day, and its `bytes` are about these.
    """

    url: str
    checksum: str
    bytes: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class KeptSite:
    """What a device keeps of the site where a reader asks for it: so many `files`, of so many `bytes` in all."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Data:
    """The `files` for programs, which lie in data/ where they are `here`, all of them at most `most` bytes.

    `elsewhere` names the address of each file that a release has, too; `copy` is the offline copy,
    where there is one; `kept` is what a device may keep of the site, where it may.
    """

    files: tuple[DataFile, ...] = ()
    here: bool = False
    most: int = 0
    elsewhere: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    copy: OfflineCopy | None = None
    kept: KeptSite | None = None

    @property
    def bytes(self) -> int:
        """What all files weigh."""
        return sum(file.bytes for file in self.files)


NO_DATA = Data()
"""Where nothing is to be taken away."""
