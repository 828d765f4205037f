"""However a site comes about, its bytes are the same: clean, from a warm cache, by processes, on a cluster.

    tools/scale_history.py [STEPS [DAMAGES [SCHEDULER]]]

A random history of seeds that come, change and go, and of settings that change; after each step the site is built
in every way. Then the cache is damaged again and again, and each time the next build must give the right site. All
is drawn with fixed seeds.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from histories import Words, draw_history

from builder import pipeline
from builder.config.settings import PROJECT, Config, read_config
from builder.ingest.seeds import read_seeds
from builder.system.cache import Cache
from builder.system.means import PLAIN, Means
from builder.system.parallel import Workers
from builder.text.math.table import read_table, write_table

STEPS, DAMAGES = 30, 100

POOL = 60
"""Papers that a history draws from: few, so that they come again and again."""

FLIPPED = 20
"""Bytes that one damage flips at most."""

Site = Mapping[str, str]
"""Every file of a site with the hash of its bytes."""

Build = Callable[[Config, Path], Site]


def draw_pool(chance: random.Random) -> list[Words]:
    """Some of the papers of the tests' own seeds."""
    readings = read_seeds(PROJECT / "tests" / "real" / "seeds", {})
    records = [record for reading in readings for record in reading.records]
    return [
        Words(one.title, one.abstract, (one.title, one.abstract.rpartition(". ")[0]))
        for one in chance.sample(records, POOL)
    ]


class World:
    """A folder of seeds and settings to which things happen."""

    def __init__(self, folder: Path, chance: random.Random, config: Config) -> None:
        self._seeds, self._chance, self._pool = folder / "seeds", chance, draw_pool(chance)
        self._seeds.mkdir()
        self._tables = config.formulas_file, folder / "believes-nothing.xz"
        write_table(self._tables[1], replace(read_table(config.formulas_file), least=10**9))
        self.config = replace(config, seeds=self._seeds, overrides_file=None)
        for _ in range(3):
            self._add()

    def step(self) -> str:
        """Something happens; says what."""
        what = self._chance.choice((self._add, self._add, self._edit, self._remove, self._set))
        what()
        return what.__name__.strip("_")

    def _add(self) -> None:
        [seed] = draw_history(self._chance, self._pool, 1)
        (self._seeds / f"{self._chance.randrange(10_000):04}-{seed.name}").write_bytes(seed.content)

    def _edit(self) -> None:
        path, [more] = self._any(), draw_history(self._chance, self._pool, 1)
        path.write_bytes(path.read_bytes().replace(b" the ", b" that ", 1) + more.content)

    def _remove(self) -> None:
        if len([*self._seeds.iterdir()]) > 2:
            self._any().unlink()

    def _set(self) -> None:
        change = self._chance.choice(
            (
                {"page_size": self._chance.randint(5, 30)},
                {"most_related": self._chance.randint(0, 7)},
                {"most_tags": self._chance.randint(1, 6)},
                {"formulas_file": self._chance.choice(self._tables)},
                {"name": f"Archive {self._chance.randint(0, 99)}"},
                {"address": self._chance.choice(("", "https://example.org/a/", "https://example.org/b/"))},
            )
        )
        self.config = replace(self.config, **change)  # type: ignore[arg-type]

    def _any(self) -> Path:
        return self._chance.choice(sorted(self._seeds.iterdir()))


def site_of(folder: Path) -> Site:
    """What stands in a folder now."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@contextmanager
def means(jobs: int, cache: Path | None, scheduler: str = "") -> Iterator[Means]:
    """What a build works with, however little there is to do."""
    crew = None
    if scheduler:
        from builder.system.cluster import Cluster

        crew = Cluster(scheduler)
    with Workers(jobs, few=0, crew=crew) as workers, Cache(cache) as kept:
        yield Means(workers, kept)


def built(config: Config, site: Path, with_what: Means = PLAIN) -> Site:
    pipeline.build(config, site, None, lambda *_: None, with_what)
    return site_of(site)


def ways(folder: Path, scheduler: str = "") -> dict[str, Build]:
    """How else than from nothing a site can be built, by name."""

    def way(name: str, jobs: int, address: str = "") -> Build:
        def build(config: Config, site: Path) -> Site:
            with means(jobs, folder / f"cache-{name}", address) as at_hand:
                return built(config, site, at_hand)

        return build

    found = {"warm": way("warm", 1), "parallel": way("parallel", 3)}
    return found | ({"cluster": way("cluster", 1, scheduler)} if scheduler else {})


def histories(
    folder: Path, steps: int, config: Config, seed: int = 0, scheduler: str = ""
) -> Iterator[tuple[str, list[str]]]:
    """After each step what happened, and which ways gave another site than a build from nothing."""
    chance = random.Random(seed)
    world, others = World(folder, chance, config), ways(folder, scheduler)
    for _ in range(steps):
        what = world.step()
        clean = built(world.config, folder / "clean")
        yield what, [name for name, build in others.items() if build(world.config, folder / name) != clean]


def damage(cache: Path, chance: random.Random) -> str:
    """Flip bytes, swap two files, cut or empty one; says which."""
    files = sorted(path for path in cache.rglob("*") if path.is_file() and path.stat().st_size)
    one, other = chance.sample(files, 2)
    kind = chance.choice(("flip", "flip", "swap", "cut", "empty"))
    content = bytearray(one.read_bytes())
    if kind == "flip":
        for _ in range(chance.randint(1, FLIPPED)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        one.write_bytes(content)
    elif kind == "swap":
        one.write_bytes(other.read_bytes())
        other.write_bytes(content)
    else:
        one.write_bytes(content[: chance.randrange(len(content))] if kind == "cut" else b"")
    return kind


def damages(folder: Path, count: int, config: Config, seed: int = 0) -> Iterator[tuple[str, bool]]:
    """What was done to a warm cache, and whether the next build gave the right site, so many times."""
    chance = random.Random(seed)
    world = World(folder, chance, config)
    cache, warm = folder / "cache", folder / "warm"
    clean = built(world.config, folder / "clean")
    with means(1, cache) as at_hand:
        built(world.config, folder / "site", at_hand)
    for _ in range(count):
        shutil.copytree(cache, warm)
        kind = damage(warm, chance)
        with means(1, warm) as at_hand:
            yield kind, built(world.config, folder / "site", at_hand) == clean
        shutil.rmtree(warm)


def main(steps: str = str(STEPS), damaged: str = str(DAMAGES), scheduler: str = "") -> int:
    """Prints what differs; 1 where anything does."""
    faults, config = 0, read_config(PROJECT / "archive.toml")
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for number, (what, differing) in enumerate(histories(Path(one), int(steps), config, 0, scheduler), 1):
            print(f"step {number}: {what}: {', '.join(differing) or 'all equal'}", flush=True)
            faults += len(differing)
        for number, (kind, is_right) in enumerate(damages(Path(other), int(damaged), config), 1):
            print(f"damage {number}: {kind}: {'right' if is_right else 'WRONG'}", flush=True)
            faults += not is_right
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
