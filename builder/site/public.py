"""The keeper's own files: what lies in a folder is copied to the site's root as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from builder.model import BuilderError, quote
from builder.system import MARK, copy_files, files_in, unportable

_OURS = frozenset({MARK, ".git", "readme.txt"})
"""What no site can hold at its root: our mark, a repository, and (of any case) the zip's README.txt."""


def list_public(folder: Path) -> tuple[str, ...]:
    """The paths of all files below the folder, hidden ones too, sorted; none where there is no folder.

    Raises BuilderError for what is neither file nor folder (a link may lead anywhere, and out of the folder), for
    names that some system could not have, and for those in `_OURS`.
    """
    if not folder.exists() and not folder.is_symlink():
        return ()
    if not folder.is_dir():
        raise _refused(folder, "this is not a folder")
    paths = files_in(folder)
    for path in paths:
        if (folder / path).is_symlink() or not (folder / path).is_file():
            raise _refused(folder / path, "this is a link or a device, and only plain files are copied")
        if path.split("/")[0].lower() in _OURS:
            raise _refused(folder / path, "the site cannot hold a file of this name")
    for fault in unportable(paths):
        raise _refused(folder, fault)
    return tuple(paths)


def copy_public(folder: Path, site: Path) -> frozenset[str]:
    """Copy the files of the folder into a site that we made; returns their paths.

    Raises BuilderError as `list_public` does, and where a name is taken in the site: then nothing is copied.

    Names that differ in case only are one on Windows and macOS, and what is a file here cannot be a folder there.
    """
    paths = list_public(folder)
    if not paths:
        return frozenset()
    files = frozenset(files_in(site))
    taken = {name.lower(): name for path in files for name in _names(path)}
    for path in paths:
        for name in _names(path):
            there = taken.get(name.lower())
            is_shared = name != path and there == name and there not in files  # a folder of both
            if there and not is_shared:
                raise _refused(folder / path, f"the site has {quote(there)} of its own")
    copy_files(folder, paths, site)
    return frozenset(paths)


def _names(path: str) -> Iterator[str]:
    """A path, and those of the folders that it lies in."""
    yield path
    yield from (str(folder) for folder in PurePosixPath(path).parents if folder.name)


def _refused(place: Path, why: str) -> BuilderError:
    return BuilderError(f"{place}: {why}. Nothing was published; rename it or take it out.")
