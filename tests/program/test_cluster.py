"""Real workers of a real scheduler, each a process of its own; skipped where Dask is not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder import pipeline
from builder.config.settings import PROJECT, Config
from builder.model.errors import BuilderError
from builder.system.means import Means
from builder.system.parallel import Workers

pytest.importorskip("distributed", reason="Dask is not installed: paper-archive[cluster]")

from builder.system.cluster import Cluster

pytestmark = pytest.mark.filterwarnings("ignore")  # what Dask's own threads leave open

Process = subprocess.Popen[bytes]


class Machines:
    """A scheduler and its workers, which can be killed."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / "scheduler.json"
        self.running: list[Process] = []
        self._start("dask_scheduler", "--port", "0", "--scheduler-file", str(self._file))
        while not (self._file.exists() and self._file.read_text()):
            time.sleep(0.05)
        self.address = str(json.loads(self._file.read_text())["address"])

    def add_worker(self, **environment: str) -> Process:
        worker = ("dask_worker", self.address, "--nthreads", "1", "--no-nanny")
        return self._start(*worker, "--local-directory", str(self._folder), **environment)

    def _start(self, program: str, *options: str, **environment: str) -> Process:
        command = [sys.executable, "-m", f"distributed.cli.{program}", *options, "--no-dashboard"]
        known = {**os.environ, "PYTHONPATH": str(PROJECT), **environment}
        log = (self._folder / "log").open("ab")
        self.running.append(subprocess.Popen(command, env=known, stdout=log, stderr=log, cwd=self._folder))
        log.close()
        return self.running[-1]

    def cluster(self, workers: int) -> Cluster:
        """The crew, as soon as so many workers are there."""
        while True:
            try:
                cluster = Cluster(self.address)
            except BuilderError as error:
                if "has no worker" not in str(error):
                    raise
            else:
                if cluster.size == workers:
                    return cluster
                cluster.close()
            time.sleep(0.2)


@contextmanager
def running_machines(folder: Path) -> Iterator[Machines]:
    machines = Machines(folder)
    try:
        yield machines
    finally:
        for one in machines.running[::-1]:
            one.kill()
            one.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    with running_machines(tmp_path) as machines:
        yield machines


def slowly_adding(number: int) -> Callable[[Sequence[int]], list[tuple[int, int]]]:
    """Each item and a number together, with the process that added them."""

    def add(chunk: Sequence[int]) -> list[tuple[int, int]]:
        time.sleep(0.02)
        return [(item + number, os.getpid()) for item in chunk]

    return add


def bytes_in(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_workers_do_the_work_and_where_one_is_killed_the_other_does_all_of_it(machines: Machines) -> None:
    first, second = machines.add_worker(), machines.add_worker()

    with Workers(few=0, crew=machines.cluster(2)) as workers:
        found = []
        for [result] in workers.map(range(100), slowly_adding, 1000, size=1):
            found.append(result)
            if len(found) == 30:
                first.kill()

    assert [number for number, _ in found] == [*range(1000, 1100)]
    assert {process for _, process in found[:30]} == {first.pid, second.pid}
    assert {process for _, process in found[80:]} == {second.pid}


def test_a_site_built_on_a_cluster_is_the_same_also_where_a_worker_is_killed_half_way(
    machines: Machines, site: Path, config: Config, tmp_path: Path
) -> None:
    first, _ = machines.add_worker(), machines.add_worker()

    def watch(stage: str, done: int, total: int) -> None:
        if stage == "reading topics and tags" and done:
            first.kill()

    with Workers(few=0, crew=machines.cluster(2)) as workers:
        pipeline.build(config, tmp_path / "half", None, watch, Means(workers))

    assert first.wait() < 0
    assert bytes_in(tmp_path / "half") == bytes_in(site)


def test_a_worker_of_another_version_is_refused_in_a_line(machines: Machines, tmp_path: Path) -> None:
    (tmp_path / "other" / "builder" / "system").mkdir(parents=True)
    for package in ("builder", "builder/system"):
        (tmp_path / "other" / package / "__init__.py").write_text("")
    (tmp_path / "other" / "builder" / "system" / "version.py").write_text(
        "def code_version():\n    return 'other'\n"
    )
    machines.add_worker(PYTHONPATH=str(tmp_path / "other"))

    with pytest.raises(
        BuilderError, match="a worker has another version of the builder, of Python or of a package"
    ):
        machines.cluster(1)


def test_a_worker_without_the_builder_is_refused_in_a_line(machines: Machines, tmp_path: Path) -> None:
    (tmp_path / "builder.py").write_text("")
    machines.add_worker(PYTHONPATH=str(tmp_path))

    with pytest.raises(
        BuilderError, match="a worker has another version of the builder, of Python or of a package"
    ):
        machines.cluster(1)


def test_a_scheduler_without_workers_is_told(machines: Machines) -> None:
    with pytest.raises(BuilderError) as error:
        Cluster(machines.address)

    assert str(error.value) == (
        f"{machines.address}: this scheduler has no worker. Nothing was published; start some."
    )
