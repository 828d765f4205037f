"""What is dear to make is made once in a run, however many processes the tests have."""

from __future__ import annotations

import fcntl
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")


class Once:
    """A folder that all processes of a run share: whoever first asks for something makes it, the others wait.

    Nobody changes what lies there: others read it at the same time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "once"
        self._folder.mkdir(exist_ok=True)

    def folder(self, name: str, fill: Callable[[Path], object]) -> Path:
        """A folder of this name, as `fill` left it."""

        def make(folder: Path) -> None:
            fill(folder)

        self.value(name, make)
        return self._folder / name

    def value(self, name: str, make: Callable[[Path], Made]) -> Made:
        """What `make` gave, which may use an empty folder of this name; each process has a copy."""
        place = self._folder / name
        kept = place.with_name(f"{name}.pickle")
        with place.with_name(f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                shutil.rmtree(place, ignore_errors=True)  # of one that failed
                place.mkdir()
                _write(kept, make(place))
            found: Made = pickle.loads(kept.read_bytes())  # noqa: S301 - written here
        return found


def _write(path: Path, value: Any) -> None:
    fresh = path.with_suffix(".fresh")
    fresh.write_bytes(pickle.dumps(value))
    fresh.replace(path)
