"""What earlier builds worked out, kept in a folder: what is not exactly as it was kept counts as not there.

Each kind of entry has packs (`packs`), and an index that is replaced whole when a build ends. What no index names
is not there, so a build may be killed at any moment.
"""

from __future__ import annotations

import fcntl
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, Self, TypeVar

from builder.system.disks import complaint
from builder.system.packs import Packs, Span
from builder.system.plain import FAULTS, Form

BUILDS = 5
"""Entries that so many builds did not use go."""

MOST_PACKS = 6
"""Where a kind has more packs, all but the largest become one."""

_SUM = 32  # bytes of a checksum

_INSIDE = "paper-archive"  # the folder of ours in a folder of caches

Item = TypeVar("Item")

Result = TypeVar("Result")


def key_of(*parts: str | bytes | None) -> str:
    """A hash of some parts, each told from the next."""
    digest = sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"-" if content is None else b"%d:%b" % (len(content), content))
    return digest.hexdigest()


def _sum(key: str, content: bytes) -> bytes:
    return sha256(b"%b\n%b" % (key.encode("ascii", "replace"), content)).digest()


class _Entry(NamedTuple):
    """Where an entry stands, and the number of the build that used it last."""

    span: Span
    used: int


@dataclass(frozen=True, slots=True)
class _Found(Generic[Result]):
    """A result, which may be None."""

    result: Result


class Shelf:
    """The entries of one kind; without a folder it keeps nothing."""

    def __init__(self, kind: str = "", folder: Path | None = None, *, keeps: bool = True) -> None:
        self._index = folder / f"{kind}.index" if folder else None
        self._packs = Packs(folder, kind) if folder else None
        self._keeps = keeps
        self._build, self._entries = _read_index(self._index) if self._index else (1, {})
        self.trouble = ""  # why nothing more is kept
        self.found = self.made = 0

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, exactly as it was, or None."""
        record = self._record(key)
        if record is None:
            return None
        self._entries[key] = _Entry(self._entries[key].span, self._build)
        return record[_SUM:]

    def put(self, key: str, content: bytes) -> None:
        """Keep some bytes under a key."""
        if self._packs and self.takes:
            try:
                self._entries[key] = _Entry(self._packs.add(_sum(key, content) + content), self._build)
            except OSError as error:
                self.trouble = complaint(error, self._index)

    @property
    def takes(self) -> bool:
        """Whether what is put here is kept."""
        return self._packs is not None and self._keeps and not self.trouble

    def recall(
        self,
        keys: Sequence[str],
        items: Sequence[Item],
        form: Form[Result],
        work: Callable[[Sequence[Item]], Iterable[Sequence[Result]]],
    ) -> Iterator[tuple[int, Result]]:
        """(place, result) of each item: first of those whose result is kept, then of the others, by work.

        `work` gives the results of items in their order, some at a time.
        """
        missing = []
        for place, key in enumerate(keys):
            if (found := self._found(key, form)) is None:
                missing.append(place)
            else:
                yield place, found.result
        places = iter(missing)
        for chunk in work([items[place] for place in missing]):
            for result in chunk:
                place = next(places)
                self._made(keys[place], form, result)
                yield place, result

    def recall_each(
        self,
        keyed: Iterable[tuple[str, Item]],
        form: Form[Result],
        work: Callable[[Iterable[Item]], Iterable[Sequence[Result]]],
        take: Callable[[Result], None],
    ) -> None:
        """Hand on the result of each item, which come one by one with their keys: as in `recall`, but in no order,
        and none of the items is held for longer than its work takes."""
        waiting: deque[str] = deque()

        def missing() -> Iterator[Item]:
            for key, item in keyed:
                if (found := self._found(key, form)) is None:
                    waiting.append(key)
                    yield item
                else:
                    take(found.result)

        for chunk in work(missing()):
            for result in chunk:
                self._made(waiting.popleft(), form, result)
                take(result)

    def _found(self, key: str, form: Form[Result]) -> _Found[Result] | None:
        """What is kept under a key, decoded."""
        content = self.get(key)
        try:
            result = form.decode(content or b"")
        except FAULTS:
            return None
        self.found += 1
        return _Found(result)

    def _made(self, key: str, form: Form[Result], result: Result) -> None:
        """Keep what was worked out."""
        if self.takes:
            self.put(key, form.encode(result))
        self.made += 1

    def close(self, *, is_done: bool) -> None:
        """Let the next build find what was kept. Only a build that is done counts as one that did not use the
        other entries."""
        if self._packs and self._index:
            try:
                if self._keeps:
                    self._settle(self._packs, self._index, is_done)
            except OSError as error:
                self.trouble = complaint(error, self._index)
            self._packs.close()

    def _record(self, key: str) -> bytes | None:
        """The checksum and the bytes of an entry; None, and the entry is gone, where it is not whole."""
        entry = self._entries.get(key)
        if entry is None or not self._packs:
            return None
        record = self._packs.read(entry.span)
        if record[:_SUM] != _sum(key, record[_SUM:]):
            del self._entries[key]
            return None
        return record

    def _settle(self, packs: Packs, index: Path, is_done: bool) -> None:
        """Drop what is old, write packs anew that hold little else, then replace the index: in this order."""
        oldest = self._build - BUILDS
        self._entries = {key: entry for key, entry in self._entries.items() if entry.used > oldest}
        worn = self._worn(packs)
        for key, entry in [*self._entries.items()]:
            if entry.span.pack in worn and (record := self._record(key)):
                self._entries[key] = entry._replace(span=packs.add(record))
        build = self._build if is_done else self._build - 1
        content = json.dumps([build, {key: [*span, used] for key, (span, used) in self._entries.items()}]).encode()
        fresh = index.with_suffix(".new")
        fresh.write_bytes(sha256(content).digest() + content)
        fresh.replace(index)
        packs.keep({entry.span.pack for entry in self._entries.values()})

    def _worn(self, packs: Packs) -> set[str]:
        """The packs of which less than half is in use; and where there are many packs, all but the largest."""
        sizes = packs.sizes()
        used = dict.fromkeys(sizes, 0)
        for entry in self._entries.values():
            if entry.span.pack in used:
                used[entry.span.pack] += entry.span.length
        if len(sizes) > MOST_PACKS:
            return {*sizes} - {max(sizes, key=lambda name: (sizes[name], name))}
        return {name for name in sizes if used[name] * 2 < sizes[name]}


def _read_index(index: Path) -> tuple[int, dict[str, _Entry]]:
    """The number of this build, and the entries; none where the index is not as it was written."""
    try:
        content = index.read_bytes()
        if content[:_SUM] != sha256(content[_SUM:]).digest():
            return 1, {}
        build, entries = json.loads(content[_SUM:])
    except OSError:
        return 1, {}
    return build + 1, {key: _Entry(Span(*span), used) for key, (*span, used) in entries.items()}


class Cache:
    """The shelves of a folder, for the time of a block. Where another build has them, this one only reads; without
    a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder / _INSIDE if folder else None
        self._lock: BinaryIO | None = None
        self._shelves: dict[str, Shelf] = {}
        self.trouble = ""

    def __enter__(self) -> Self:
        try:
            if self._folder:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._lock = (self._folder / "lock").open("wb")
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._unlock()
        except OSError as error:
            self.trouble = complaint(error, self._folder)
            self._unlock()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        for shelf in self._shelves.values():
            shelf.close(is_done=error is None)
            self.trouble = self.trouble or shelf.trouble
        self._shelves.clear()
        self._unlock()

    def shelf(self, kind: str) -> Shelf:
        """The entries of a kind."""
        if kind not in self._shelves:
            self._shelves[kind] = Shelf(kind, self._folder, keeps=self._lock is not None)
        return self._shelves[kind]

    @property
    def found(self) -> dict[str, int]:
        """How many entries of each kind were found so far, where they were asked for by `recall`."""
        return {kind: shelf.found for kind, shelf in self._shelves.items() if shelf.found + shelf.made}

    def _unlock(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None


NOTHING_KEPT = Cache()
