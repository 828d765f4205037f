"""The working folder of a build, and how what it made takes the place of what was there."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.model import BuilderError

MARK = ".paper-archive"
"""A file in each folder we made: no other is ever replaced, and none of ours is read as seeds."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # Linux: fcntl.h, linux/fs.h


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """An empty folder beside the site (so on the same disk), for one build at a time.

    What a killed build left there is cleared by the next one.  Raises BuilderError where another
    build holds it.
    """
    folder = site.parent / f".{site.name.lstrip('.')}.work"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BuilderError(
                f"{site}: another build is writing this site. Nothing was done; wait for it."
            ) from error
        _clear(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


def _clear(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name != "lock":
            left.unlink()


def check_replaceable(folder: Path) -> None:
    """Raises BuilderError unless the folder is absent, empty, or one that we made."""
    if folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir())):
        return
    if folder.exists() or folder.is_symlink():
        raise BuilderError(
            f"{folder}: this is not a folder that paper-archive made, so it is not replaced. "
            "Nothing was done; name another one, or empty it."
        )


def check_apart(site: Path, docs: Path) -> None:
    """Raises BuilderError where one of the two folders would hold, or be, the other."""
    if site.is_relative_to(docs) or docs.is_relative_to(site):
        raise BuilderError(f"{site}: the site and its Markdown cannot share a folder. Nothing was done; name two.")


def swap_in(fresh: Path, place: Path) -> None:
    """Let `fresh` stand at `place` at once; what stood there goes. Both on one disk.

    On Linux the two change names in one step, so that a kill at any moment leaves a whole site;
    elsewhere the old one steps aside first, and back where the new one cannot move in.
    """
    check_replaceable(place)
    (fresh / MARK).write_text("Made by paper-archive; replaced whole by the next build.\n", encoding="utf-8")
    if not place.exists():
        fresh.rename(place)
        return
    if _exchange(fresh, place):
        shutil.rmtree(fresh)
        return
    aside = fresh.with_name(f"{fresh.name}.old")
    place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system could let two folders change names in one step (renameat2, Linux 3.15)."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
