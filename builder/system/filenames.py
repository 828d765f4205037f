"""What every system and every disk can call a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, whatever follows behind a dot."""

PATH_LENGTH = 140
"""Characters of a path below the site at most. Of Windows' 259 they leave 119: twice the name of the offline copy,
which has 24, and 69 for the folder it is unpacked in."""

_PORTABLE = re.compile(r"[A-Za-z0-9_.-]*[A-Za-z0-9_-]")


def unportable(paths: Iterable[str]) -> Iterator[str]:
    """What of some paths below a folder would not survive on Windows, macOS or Linux, a sentence each.

    Windows and macOS take `A.html` and `a.html` for one file.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for part in path.split("/"):
            if not _PORTABLE.fullmatch(part):
                yield f'{path} has a character other than A-Z, a-z, 0-9, "_", "-" and ".", or ends in a dot'
            elif part.split(".")[0].casefold() in DEVICES:
                yield f"{path} is called as a device of Windows"
        if len(path) > PATH_LENGTH:
            yield f"{path} has {len(path)} characters, more than {PATH_LENGTH}"
        for whole in (path, *map(str, PurePosixPath(path).parents)):
            if seen.setdefault(whole.casefold(), whole) != whole:
                yield f"{whole} differs from {seen[whole.casefold()]} in case only"
