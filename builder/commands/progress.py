"""Progress of long work, said to people: bars on a terminal, lines elsewhere; and how long each stage took."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Self, TextIO

from tqdm import tqdm

TICK = 1.0
"""Seconds after which a stage that says nothing itself is looked at."""

SILENCE = 9.0
"""Seconds after which a log is told how far a stage is: with those of a tick, 10 at most."""


class _Bar(tqdm):  # type: ignore[type-arg]  # it takes none when it runs
    """A bar without a thread that watches it."""

    monitor_interval = 0


class ProgressBars:
    """Called with (what is being done, done, total), total 0 where nobody knows it; shows it on `stream`, and
    clears it when its block ends.

    On a terminal a stage has a bar with an estimate, or a clock where it cannot count. A log gets a line for each
    stage that is done, but for short ones that do not count, and one meanwhile where nothing was said for long.

    `seconds` are those of each stage, from its first call to the first of the next. Once the block has ended they
    add up to all that it took.
    """

    def __init__(self, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._now = stream or sys.stderr, now
        self._said = self._since = now()
        self._stage, self._done, self._total = "", 0, 0
        self._bar: _Bar | None = None
        self._speaking = threading.Lock()
        self._alarm = _Alarm(self._look)
        self.seconds: dict[str, float] = {}

    def __enter__(self) -> Self:
        self._alarm.set()
        return self

    def __exit__(self, *_: object) -> None:
        self._alarm.unset()
        with self._speaking:
            self._end_stage()

    def __call__(self, stage: str, done: int, total: int) -> None:
        with self._speaking:
            if stage != self._stage:
                self._end_stage()
                self._stage = stage
            self._done, self._total = done, total
            if self._stream.isatty():
                self._draw()
            elif total and done == total:
                self._say(f"{stage}: {done:,} done")
            else:
                self._break_silence()

    def _look(self) -> None:
        """What a stage does not say itself."""
        if self._stage and self._speaking.acquire(blocking=False):
            try:
                if not self._stream.isatty():
                    self._break_silence()
                else:
                    self._bar = self._bar or self._new_bar("{desc} {elapsed}")
                    self._bar.refresh()
            finally:
                self._speaking.release()

    def _break_silence(self) -> None:
        if self._now() - self._said >= SILENCE:
            counted = f"{self._done:,} of {self._total:,}, " if self._total else f"{self._done:,}, "
            self._say(f"{self._stage}: {counted if self._done else ''}{self._now() - self._since:.0f} s")

    def _end_stage(self) -> None:
        """Close its bar, and take its seconds down; those before the first stage are of that one."""
        self.close()
        if self._stage:
            took = self._now() - self._since
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + took
            self._since += took
            if not self._total and took >= 1 and not self._stream.isatty():
                self._say(f"{self._stage}: {took:.0f} s")

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)
        self._said = self._now()

    def _draw(self) -> None:
        if self._total:
            self._bar = self._bar or self._new_bar()
            self._bar.update(self._done - self._bar.n)
            if self._done == self._total:
                self.close()

    def _new_bar(self, form: str | None = None) -> _Bar:
        return _Bar(desc=f"{self._stage:<36}", total=self._total, file=self._stream, leave=False, bar_format=form)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class _Alarm:
    """Calls something every tick. By the clock of the process, for beside a thread no process can be forked; where
    signals cannot be heard, outside of the main thread and on Windows, it does nothing."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._is_set = False

    def set(self) -> None:
        here = threading.current_thread() is threading.main_thread()
        self._is_set = here and hasattr(signal, "setitimer")
        if self._is_set:
            self._heard = signal.signal(signal.SIGALRM, lambda *_: self._call())
            self._timer = signal.setitimer(signal.ITIMER_REAL, TICK, TICK)

    def unset(self) -> None:
        if self._is_set:
            signal.setitimer(signal.ITIMER_REAL, *self._timer)
            signal.signal(signal.SIGALRM, self._heard or signal.SIG_DFL)
            self._is_set = False
