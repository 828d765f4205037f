"""Progress of long work, said to people: bars on a terminal, one line a stage elsewhere."""

from __future__ import annotations

import sys
from typing import Never, Self, TextIO

from tqdm import tqdm


class ProgressBars:
    """Called with (what is being done, done, total); shows it on `stream`, and clears it when its block ends."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
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
            print(f"{stage}: {done:,} done", file=self._stream, flush=True)

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
