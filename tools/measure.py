"""What a command costs, with all processes that it starts: seconds, processor seconds, memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and processor seconds, and the most MB that all processes held at one time.

    Pages that processes share count once for each: the truth is no more.
    """

    wall: float
    cpu: float
    peak: float

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def build_of(work: Path) -> list[str]:
    """The command that builds the seeds in a folder to a site beside them."""
    places = ["--seeds", str(work / "seeds"), "--site", str(work / "site")]
    return [sys.executable, "-m", "builder", "build", *places]


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder. Raises CalledProcessError where it fails."""
    before, start = _children_seconds(), time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        peak: list[float] = [0]
        seen: list[float] = [0]
        done = Event()
        watch = Thread(target=_watch, args=(psutil.Process(process.pid), peak, seen, done))
        watch.start()
        said, _ = process.communicate()
        done.set()
        watch.join()
    wall = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    # Of processes that a server of processes began, nobody waits for that server: only those that looked know.
    return Cost(wall, max(_children_seconds() - before, seen[0]), peak[0])


def _watch(process: psutil.Process, peak: list[float], seen: list[float], done: Event) -> None:
    while not done.wait(EVERY):
        peak[0] = max(peak[0], sum(_memory(process)) / 1e6)
        seen[0] = max(seen[0], sum(_seconds(process)))


def _memory(process: psutil.Process) -> Iterator[int]:
    try:
        for one in (process, *process.children(recursive=True)):
            yield one.memory_info().rss
    except psutil.NoSuchProcess:
        return


def _seconds(process: psutil.Process) -> Iterator[float]:
    """Processor seconds of a process and its children so far, with those of children that have ended."""
    try:
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            yield float(times.user + times.system + times.children_user + times.children_system)
    except psutil.NoSuchProcess:
        return


def _children_seconds() -> float:
    """Processor seconds of the children that have ended, theirs included where they waited for them."""
    times = psutil.Process().cpu_times()
    return float(times.children_user + times.children_system)
