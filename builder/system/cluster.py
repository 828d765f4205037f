"""The workers of a Dask cluster as a crew (`parallel`). Needs the extra `paper-archive[cluster]`."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from distributed import Client, KilledWorker

from builder.model import BuilderError
from builder.system.tasks import Answer, another_version
from builder.system.version import code_version

_Client: Any = Client  # Dask has types for a part of it

PATIENCE = 20
"""Seconds in which a scheduler must answer."""


class Cluster:
    """The workers that a scheduler has.

    It runs what anyone who reaches it sends: its network must be private, or its connections be under TLS
    (https://docs.dask.org/en/stable/deploying-tls.html). Raises BuilderError where it does not answer, has no
    worker, or has one of another version of this program, of Python or of a package.
    """

    def __init__(self, scheduler: str) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters comes as an error
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of versions: they are compared below
                self._client = _Client(scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise _refused(scheduler, "no scheduler answers", "start one, or leave --scheduler out") from error
        try:
            self.size = self._count(scheduler)
        except BaseException:
            self.close()
            raise
        self._executor = self._client.get_executor(pure=False)

    def share(self, content: bytes) -> object:
        """The bytes, sent to each worker once; a worker that comes later gets them from another."""
        return self._client.scatter(content, broadcast=True)

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Answer:
        return _Answer(self._executor.submit(task, *arguments))

    def close(self) -> None:
        self._client.close()

    def _count(self, scheduler: str) -> int:
        """How many tasks the workers do at a time."""
        threads = self._client.nthreads()
        if not threads:
            raise _refused(scheduler, "this scheduler has no worker", "start some")
        try:
            versions = self._client.run(code_version)
        except Exception as error:  # whatever a worker says that has not got this program
            raise another_version() from error
        if set(versions.values()) != {code_version()}:
            raise another_version()
        return sum(threads.values())


class _Answer(NamedTuple):
    """A result to be. That of a worker that ends meanwhile comes from another one."""

    future: Any

    def result(self) -> Any:
        try:
            return self.future.result()
        except KilledWorker as error:
            raise BuilderError(
                "paper-archive: several workers of the cluster ended at one task, perhaps for want of memory. "
                "Nothing was published; give them more, or leave --scheduler out."
            ) from error

    def cancel(self) -> Any:
        return self.future.cancel()


def _refused(scheduler: str, why: str, advice: str) -> BuilderError:
    return BuilderError(f"{scheduler}: {why}. Nothing was published; {advice}.")
