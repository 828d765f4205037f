"""Disks: what one refused, told in a line, and that what was written is on it."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from builder.model import BuilderError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

_OF_A_DISK = _FULL | {errno.EROFS, errno.EACCES, errno.EIO}
"""Refusals that one can only mend where one knows the disk."""

_ESCAPE = re.compile(r"\\(\d{3})")  # how the list below writes a blank in a path

_MOUNTS = Path("/proc/self/mountinfo")  # Linux: proc(5)


@contextmanager
def refusals(near: Path, outcome: str) -> Iterator[None]:
    """An error of the system in the block becomes a BuilderError: what was refused, by which disk, the outcome.

    `near` is where the block works, for errors that name no file. That nobody reads our output any more is no
    matter of the work, and passes.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        advice = "make room there" if error.errno in _FULL else "mend that"
        raise BuilderError(f"{complaint(error, near)}. {outcome}; {advice}.") from error


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """An error of the system in the block names this file where it names none, as those of writing do not."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(file)
        raise


def complaint(error: OSError, near: Path | None = None) -> str:
    """What the system refused: `file: why`, with the disk where that matters, and how full a full one is."""
    named = error.filename2 or error.filename or near  # of two the second is the one that was written
    if isinstance(named, int) or named is None:
        return f"paper-archive: {error.strerror or error}"
    file = Path(os.fsdecode(named))
    why = error.strerror or str(error)
    return f"{file}: {_of_disk(error.errno, why, file) if error.errno in _OF_A_DISK else why}"


def _of_disk(number: int | None, why: str, file: Path) -> str:
    mount = _mount_of(file)
    disk = f"the disk at {mount}{_device_of(mount)}"
    match number:
        case errno.ENOSPC:
            return f"{disk} is full, {_room(mount)}"
        case errno.EDQUOT:
            return f"your quota of {disk} is used up, {_room(mount)}"
        case errno.EROFS:
            return f"{disk} is read-only"
        case _:
            return f"{why}, on {disk}"


def _room(mount: Path) -> str:
    """How much is left on a disk: it may also have no number for one file more."""
    if not os.statvfs(mount).f_favail and os.statvfs(mount).f_files:
        return f"it holds {os.statvfs(mount).f_files:,} files and can hold no more"
    usage = shutil.disk_usage(mount)
    return f"{usage.free / 1e6:,.1f} of {usage.total / 1e6:,.1f} MB are free"


def _mount_of(file: Path) -> Path:
    """Where the disk of a file, which need not be there, is mounted."""
    place = file.resolve()
    while not os.path.ismount(place) and place != place.parent:
        place = place.parent
    return place


def _device_of(mount: Path) -> str:
    """What is mounted there as ` (/dev/sda1)`, or "" where the system does not tell. The last covers others."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    devices = [rest.split()[1] for line in lines for place, rest in [_mounted(line)] if place == str(mount)]
    return f" ({devices[-1]})" if devices else ""


def _mounted(line: str) -> tuple[str, str]:
    """Of a line of mountinfo the place, its octal escapes read, and `type device options`."""
    head, _, rest = line.partition(" - ")
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 8)), head.split()[4]), rest


def flush(folder: Path) -> None:
    """All that was written below a folder is on its disk when this returns, whatever happens to the power then.

    On Linux one call has the whole disk write what it holds back (syncfs, 2.6.39), which is cheaper than an fsync
    of each of thousands of files. Elsewhere each is asked for. Raises OSError where the disk could not.
    """
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        for place, _, names in os.walk(folder):
            for name in names:
                _with_handle(Path(place) / name, os.fsync)
            flush_names(Path(place))
    elif _with_handle(folder, syncfs):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


@contextmanager
def flushing(folder: Path) -> Iterator[None]:
    """What was written below a folder until now comes to its disk beside what is done in the block: `flush` behind
    it has little to wait for then. Raises OSError at its end where the disk could not: it says so only once."""
    with ThreadPoolExecutor(1) as beside:
        begun = beside.submit(flush, folder)
        yield
        begun.result()


def flush_names(folder: Path) -> None:
    """The names in a folder are on its disk when this returns. Raises OSError where the disk could not."""
    _with_handle(folder, os.fsync)


def _with_handle(place: Path, call: Callable[[int], object]) -> object:
    handle = os.open(place, os.O_RDONLY)
    try:
        return call(handle)
    finally:
        os.close(handle)
