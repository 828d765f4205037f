"""The working folder of a build, and how what it made takes the place of what was there."""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from builder.model import BuilderError, quote
from builder.system.disks import flush, flush_names, naming, refusals
from builder.text import plural

MARK = ".paper-archive"
"""A file in each folder we made, which tells the others: no other folder is ever replaced, and none of ours is
read as seeds."""

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file browsers leave in a folder that they show; nobody misses it."""

_HEAD = (
    "Made by paper-archive; replaced whole by the next build, which refuses where it holds files whose paths "
    "have other hashes than these:"
)

_HEAD_OF_PATHS = (
    "Made by paper-archive; replaced whole by the next build, which refuses where it holds more than this:"
)
"""That of an earlier version, which told the paths themselves: a sixtieth of a site."""

_UNLISTED = re.compile(
    r"(404|about|coverage|index|search)\.(html|md)|sitemap\.xml(\.gz)?"
    r"|(assets|coverage|dates|papers|tags|topics)(/[A-Za-z0-9_-][^/]*)+"
)
"""What a folder holds that an earlier version made, which listed no files."""

_WORK = frozenset({"lock", "docs", "site", "old"})
"""All that a build puts into its working folder."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # Linux: fcntl.h, linux/fs.h


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """An empty folder beside the site (so on the same disk), for one build at a time: its `site` and its `docs`.

    What a killed build left there is cleared by the next one. Raises BuilderError where another
    build holds it, where it holds what is not ours, and where the system refuses what is done in the block.
    """
    folder = site.parent / f".{site.name.lstrip('.')}.work"
    outcome = "Nothing was published, the old site is untouched"
    with refusals(folder, outcome):
        _check_work(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BuilderError(
                    f"{site}: another build is writing this site. Nothing was done; wait for it."
                ) from error
            _put_back(folder / "old", site)
            _clear(folder)
            try:
                with refusals(folder, outcome):  # told before room is made
                    yield folder
            finally:
                _dismiss(folder)


def _check_work(folder: Path) -> None:
    """Raises BuilderError unless the working folder is absent, or holds what a build leaves and nothing else."""
    held = {path.name for path in folder.iterdir()} - LITTER if folder.exists() else set()
    if folder.is_symlink() or held - _WORK or (held and "lock" not in held):
        raise BuilderError(
            f"{folder}: this folder of a build holds what no build put there, so it is not emptied. "
            "Nothing was done; move it away."
        )


def _put_back(old: Path, place: Path) -> None:
    """Where a build ended between the two steps of `swap_in`, take the first one back."""
    if old.is_dir() and not place.exists():
        old.rename(place)


def _clear(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name != "lock":
            left.unlink()


def _dismiss(folder: Path) -> None:
    """Remove the working folder, its lock last: by that the next build knows what a killed one left as ours.

    What cannot go now, the next build complains of.
    """
    with suppress(OSError):
        _clear(folder)
        (folder / "lock").unlink()
        folder.rmdir()


def files_in(folder: Path) -> list[str]:
    """The paths of all files below a folder, sorted, litter left out; a link is a file, wherever it leads."""
    found: list[str] = []
    for place, folders, names in os.walk(folder, onerror=_complain):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        start = (
            "" if here == folder else f"{here.relative_to(folder).as_posix()}/"
        )  # joined as text: they are many
        found += [f"{start}{name}" for name in (*names, *links) if name not in LITTER]
    return sorted(found)


def sizes_in(folder: Path) -> dict[str, int]:
    """The bytes of each of these files, by its path."""
    return {path: os.lstat(f"{folder}/{path}").st_size for path in files_in(folder)}


def _complain(error: OSError) -> None:
    raise error


def write_file(path: Path, content: bytes) -> None:
    """Write a file; what folders it needs is made. (Python's own way asks the system four more things of each.)"""
    with naming(path):
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        except FileNotFoundError:  # the first file of its folder
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            left = memoryview(content)
            while left:  # a disk that becomes full takes a part
                left = left[os.write(handle, left) :]
        finally:
            os.close(handle)


def write_or_link(path: str | Path, content: bytes, earlier: str | Path | None) -> None:
    """Write a new file, or let it be the `earlier` one, under another name, where that says the same: the disk
    need not take it again."""
    if earlier is None or not _says(earlier, content) or not _linked(earlier, path):
        write_file(Path(path), content)


def _says(file: str | Path, content: bytes) -> bool:
    """Whether a file that is no link holds this and nothing else."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        about = os.fstat(handle)
        is_as_long = S_ISREG(about.st_mode) and about.st_size == len(content)
        return is_as_long and os.read(handle, len(content)) == content
    except OSError:
        return False
    finally:
        os.close(handle)


def _linked(file: str | Path, name: str | Path) -> bool:
    """Whether the disk could give a file another name; in a folder that is not there yet it cannot."""
    try:
        os.link(file, name)
    except OSError:
        return False
    return True


def copy_files(source: Path, paths: Iterable[str], place: Path) -> None:
    """Copy files of one folder into another; what folders they need is made."""
    for path in paths:
        copy = place / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        with naming(copy):
            shutil.copyfile(source / path, copy)


def check_replaceable(folder: Path) -> None:
    """Raises BuilderError unless the folder is absent, empty, or one that we made which holds nothing else."""
    if not folder.exists() and not folder.is_symlink():
        return
    held = files_in(folder) if folder.is_dir() else None
    if held is None or (held and MARK not in held):
        raise BuilderError(
            f"{folder}: this is not a folder that paper-archive made, so it is not replaced. "
            "Nothing was done; name another one, or empty it."
        )
    if foreign := _foreign(folder / MARK, held):
        more = f" and {plural(len(foreign) - 1, 'file')} more" if foreign[1:] else ""
        raise BuilderError(
            f"{folder}: {quote(foreign[0])}{more} came here from elsewhere, so the folder is not replaced. "
            "Nothing was done; move that away, or into public/ beside the settings, which every build copies."
        )


def _foreign(mark: Path, held: list[str]) -> list[str]:
    """Which of the paths in a folder are not those of its mark."""
    head, *said = mark.read_text(encoding="utf-8", errors="replace").splitlines() if held else [_HEAD]
    ours = {*said}
    if head == _HEAD:
        return [path for path in held if path != MARK and hash_of_path(path) not in ours]
    if head == _HEAD_OF_PATHS:
        return [path for path in held if path != MARK and path not in ours]
    return [path for path in held if path != MARK and not _UNLISTED.fullmatch(path)]


def hash_of_path(path: str) -> str:
    """What a mark tells of a file: enough that one of somebody else's is told apart."""
    return sha256(os.fsencode(path)).hexdigest()[:10]


def check_apart(site: Path, other: Path, what: str) -> None:
    """Raises BuilderError where one of two folders, of the site and of `what`, would hold, or be, the other."""
    if site.is_relative_to(other) or other.is_relative_to(site):
        raise BuilderError(f"{site}: the site and {what} cannot share a folder. Nothing was done; name two.")


def swap_in(fresh: Path, place: Path, *, lasting: bool = True) -> None:
    """Let `fresh` stand at `place` at once; what stood there goes. Both on one disk.

    On Linux the two change names in one step, so that a kill at any moment leaves a whole site;
    elsewhere the old one steps aside first, and back where the new one cannot move in. Where it is to be
    `lasting`, all of the new one is on the disk before, so that a power cut leaves one of the two whole, too.
    """
    check_replaceable(place)
    mark = fresh / MARK
    with naming(mark):
        lines = (_HEAD, *map(hash_of_path, files_in(fresh)))
        mark.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if lasting:
        flush(fresh)
    if not place.exists():
        fresh.rename(place)
    elif not _exchange(fresh, place):
        _step_aside(fresh, place)
    if lasting:
        flush_names(place.parent)
    for old in (fresh, fresh.with_name("old")):  # the new one stands: what cannot go now, the next build tells
        shutil.rmtree(old, ignore_errors=True)


def _step_aside(fresh: Path, place: Path) -> None:
    aside = fresh.with_name("old")
    place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        aside.rename(place)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system could let two folders change names in one step (renameat2, Linux 3.15)."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
