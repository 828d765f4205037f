"""What was told of folders when they were made: it holds as long as they, and what they were made of, stay so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from builder.model import BuilderError
from builder.system.cache import Shelf, key_of
from builder.system.folders import files_in
from builder.system.plain import FAULTS, Form

Told = TypeVar("Told")


class Standing(Generic[Told]):
    """What was told of the `folders`, kept on a shelf.

    `inputs` gives a hash of all that the folders are made of; it may raise OSError or BuilderError where that
    cannot be read, and then nothing is known. It is asked now and again when something is kept: what changed
    while the folders were made may or may not be in them.
    """

    def __init__(self, shelf: Shelf, folders: Iterable[Path], inputs: Callable[[], str], form: Form[Told]) -> None:
        self._shelf, self._form, self._inputs = shelf, form, inputs
        self._folders = [*folders]
        self._key = self._key_now()

    def recall(self) -> Told | None:
        """What was kept, where neither the inputs nor a file in the folders has changed since."""
        kept = self._key and self._shelf.get(self._key)
        if not kept:
            return None
        state, _, content = kept.partition(b"\n")
        if state != self._state():
            return None
        try:
            return self._form.decode(content)
        except FAULTS:
            return None

    def keep(self, told: Told) -> None:
        """Keep what is told of the folders as they lie there now."""
        if self._key and self._key == self._key_now():
            self._shelf.put(self._key, self._state() + b"\n" + self._form.encode(told))

    def _key_now(self) -> str:
        try:
            return key_of(self._inputs(), *map(os.fspath, self._folders))
        except (OSError, BuilderError):
            return ""

    def _state(self) -> bytes:
        return "".join(map(state_of, self._folders)).encode()


def state_of(folder: Path) -> str:
    """A hash of which files lie in a folder, and of the size, the number and the time of the last change that the
    disk notes of each: that moves with every byte written, whatever time a program gives the file, and with every
    name that the file gets or loses. "-" where no folder is."""
    if not folder.is_dir():
        return "-"
    digest = sha256()
    for path in files_in(folder):
        noted = os.lstat(f"{folder}/{path}")
        seen = f"{path}\n{noted.st_size} {noted.st_ino} {noted.st_ctime_ns}\n"
        digest.update(seen.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
