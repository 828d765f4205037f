"""What every system and every disk can call a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
    faultless: set[str] = set()  # the folders of which nothing is to be told: most files lie in one
    for path in paths:
        folder, _, name = path.rpartition("/")
        if folder in faultless:
            told = [*_of_names(path, name), *_of_case(path, "", seen)]
        else:
            told = [*_of_names(path, path), *_of_case(path, folder, seen)]
        yield from told
        if not told:
            faultless.add(folder)


def _of_names(path: str, tail: str) -> Iterator[str]:
    """What is wrong with the names at the end of a path, and with its length."""
    for part in tail.split("/"):
        if not _PORTABLE.fullmatch(part):
            yield f'{path} has a character other than A-Z, a-z, 0-9, "_", "-" and ".", or ends in a dot'
        elif part.split(".")[0].casefold() in DEVICES:
            yield f"{path} is called as a device of Windows"
    if len(path) > PATH_LENGTH:
        yield f"{path} has {len(path)} characters, more than {PATH_LENGTH}"


def _of_case(path: str, folder: str, seen: dict[str, str]) -> Iterator[str]:
    """Which of a path, a folder and those around it differ in case only from one that was seen."""
    whole = path
    while whole:
        if seen.setdefault(whole.casefold(), whole) != whole:
            yield f"{whole} differs from {seen[whole.casefold()]} in case only"
        whole = folder
        folder = folder.rpartition("/")[0]
