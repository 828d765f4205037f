"""A stand-in for GitHub's caches, as `actions/cache/restore` and `/save` use them.

After their README, and GitHub's documentation ("Dependency caching reference").
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MAIN = "refs/heads/main"

MOST_KEY = 512
"""A key is no longer, and has no comma."""


@dataclass(frozen=True)
class _Cache:
    ref: str
    path: str
    key: str
    content: Path


class Caches:
    """All that the runs of a repository saved, the newest last.

    What a ref saves only it can restore; what main saves all can.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._all: list[_Cache] = []

    def save(self, inputs: Mapping[str, str], workspace: Path, ref: str) -> str:
        """Keep a folder under a new key; answers what is wrong, or nothing. A step does not fail by it."""
        key, path = inputs["key"], inputs["path"]
        if not key or "," in key or len(key) > MOST_KEY:
            return f"Key Validation Error: {key}"
        if any((one.ref, one.path, one.key) == (ref, path, key) for one in self._all):
            return f"Unable to reserve cache with key {key}, another job may be creating this cache."
        if not (workspace / path).is_dir():
            return "Path Validation Error: Path(s) specified in the action for caching do(es) not exist"
        content = self.folder / str(len(self._all))
        shutil.copytree(workspace / path, content)
        self._all.append(_Cache(ref, path, key, content))
        return ""

    def restore(self, inputs: Mapping[str, str], workspace: Path, ref: str) -> str:
        """Put there what was saved under the key, else the newest that begins with one of the other keys; answers
        with its key, or nothing."""
        others = [line.strip() for line in inputs.get("restore-keys", "").splitlines() if line.strip()]
        for found in self._matching(inputs["path"], inputs["key"], others, ref):
            shutil.copytree(found.content, workspace / found.path, dirs_exist_ok=True)
            return found.key
        return ""

    def _matching(self, path: str, key: str, others: Sequence[str], ref: str) -> Iterator[_Cache]:
        for where in dict.fromkeys((ref, MAIN)):
            here = [one for one in self._all[::-1] if (one.ref, one.path) == (where, path)]
            yield from (one for one in here if one.key == key)
            for begin in (key, *others):
                yield from (one for one in here if one.key.startswith(begin))
