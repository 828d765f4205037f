"""Progress of long work, said to people: bars on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Never, Self, TextIO

from tqdm import tqdm

SILENCE = 10.0
"""Seconds after which a log is told how far a stage is."""


class ProgressBars:
    """Called with (what is being done, done, total); shows it on `stream`, and clears it when its block ends.

    A log gets a line for each stage when it is done, and one meanwhile where nothing was said for long.
    """

    def __init__(self, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._now = stream or sys.stderr, now
        self._said = now()
        self._stage = ""
        self._bar: tqdm[Never] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if self._stream.isatty():
            self._draw(stage, done, total)
        elif done == total:
            self._say(f"{stage}: {done:,} done")
        elif self._now() - self._said >= SILENCE:
            self._say(f"{stage}: {done:,} of {total:,}")

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)
        self._said = self._now()

    def _draw(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage:
            self.close()
        bar = self._bar or tqdm(desc=f"{stage:<36}", total=total, file=self._stream, leave=False)
        self._bar, self._stage = bar, stage
        bar.update(done - bar.n)
        if done == total:
            self.close()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
