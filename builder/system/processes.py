"""Other processes of this machine, which do what they are handed and end with the one that began them."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.context import BaseContext


class Processes:
    """Processes of this machine. What tasks share lies in files, which each reads once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._folder = tempfile.TemporaryDirectory(prefix="paper-archive-")
        self._pool = ProcessPoolExecutor(size, context(), _end_with_parent)
        self.submit = self._pool.submit

    def share(self, content: bytes) -> object:
        handle, path = tempfile.mkstemp(dir=self._folder.name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return path

    def dismiss(self) -> None:
        """Let each process end as soon as nothing is left to do."""
        self._pool.shutdown(wait=False)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()


def context() -> BaseContext:
    """How processes start. Nothing else depends on it. Asked for early, it gets ready meanwhile.

    A fork of this process would have all its memory, and may hang where it has threads. So on Linux they are forks
    of a small one, which has read our modules and nothing else.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    ours = f"{__name__.partition('.')[0]}."
    forkserver.set_forkserver_preload(
        sorted(name for name in sys.modules if name.startswith(ours) and name != f"{ours}__main__")
    )
    with _same_modules():
        forkserver.ensure_running()
    return get_context("forkserver")


@contextmanager
def _same_modules() -> Iterator[None]:
    """A Python that starts meanwhile finds modules where this one does: what lies in the working folder may be
    another program of our name."""
    names = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"}
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _end_with_parent() -> None:
    """A process of ours leaves Ctrl-C to the one that began it, and ends when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_await_parent, daemon=True).start()


def _await_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
