"""Work that goes on in another process of this machine, beside what is done here."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Self, TypeVar

from builder.system.handing import unpacked
from builder.system.processes import Processes
from builder.system.tasks import explained, given, once, quietly, tools_of

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Errand(Generic[Result]):
    """Work that may go on elsewhere: who calls it, once, waits for the `result`. Where its block ends before that,
    it is ended, whatever it is at, so that nothing is written any more."""

    result: Callable[[], Result]
    end: Callable[[], None] = lambda: None

    def __call__(self) -> Result:
        return self.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


class Aside:
    """Another process, which does one thing after the other while this one goes on; without one all is done here.

    With its block it is ended, whatever it is at, so that nothing is written any more.
    """

    def __init__(self, processes: Processes | None = None) -> None:
        self._processes = processes
        self._process = processes.submit(os.getpid) if processes else None
        self._waiting: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def is_there(self) -> bool:
        """Whether there is such a process."""
        return self._processes is not None

    def prepare(self, work: Callable[..., object], *arguments: object) -> None:
        """Let `work(*arguments)` be done there, so that what comes behind it finds what it keeps. Nobody hears
        what it returns, or that it failed; without another process it is not done at all."""
        self._begin(quietly, work, *arguments)

    def last(self, work: Callable[..., Result], *arguments: object) -> Errand[Result]:
        """`work(*arguments)`, the last that is done there; here it is done when its result is asked for."""
        if not self._processes:
            return Errand(partial(work, *arguments))
        self._begin(once, work, *arguments)
        self._processes.dismiss()  # it ends with the work, not with a block: nobody else is to wait for its memory
        return Errand(self._result, self.end)

    def _begin(self, worker: Callable[..., object], *arguments: object) -> None:
        if self._processes:
            with explained():
                tools = tools_of(self._processes, worker, arguments)
                self._waiting.append(given(self._processes, tools, ()))

    def _result(self) -> Any:
        with explained():
            found = unpacked(self._waiting[-1].result())
        self._waiting.clear()  # who is done with it need not have its bytes any more
        return found

    def end(self) -> None:
        """End it; there is no gentler way to end what it is at."""
        for work in self._waiting:
            if self._process and not work.done():
                with suppress(BrokenProcessPool, ProcessLookupError):
                    os.kill(self._process.result(), signal.SIGKILL)
                work.exception()  # it is gone when that is known
