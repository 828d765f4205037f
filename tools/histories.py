"""Random histories of an archive: seeds come one after the other, and no address may ever go.

    tools/histories.py SHARED [HISTORIES [STEPS]]

SHARED is the folder of the test data. Everything drawn is drawn with fixed seeds. The last archive of each history
is built, and its site must hold a file for every address that the archive names.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from builder import pipeline
from builder.annotate import Vocabulary, annotate, read_vocabulary
from builder.archive import build_archive
from builder.archive.answering import answering
from builder.config.settings import PROJECT, Config, read_config
from builder.ingest.seeds import parse_seed
from builder.model.archive import Archive
from builder.model.seeds import Reading
from builder.pipeline import merge

HISTORIES, STEPS = 5, 40

POOL = 150
"""Papers of the shared file that a history draws from: few, so that they come again and again."""

LISTINGS = (2, 14)
"""Listings of a seed, at least and at most."""

FIRST_DAY = date(2024, 11, 1)

DAYS = 120
"""Days on which most seeds are listed."""

FAR_DAYS = (date(1990, 1, 1), date(2019, 2, 28), date(2099, 12, 31))

LIKE_TITLES = ("α-models", "a-models", "A models!", "Index", "深度学习", "On C", "On C++", "🤖")
"""Titles that want one address, or none that is readable."""


class Words(NamedTuple):
    """A title and an abstract, and another version of both."""

    title: str
    abstract: str
    later: tuple[str, str]


class Seed(NamedTuple):
    """A file that is added."""

    name: str
    content: bytes


def read_pool(data: Path, number: int, first: int = 0) -> list[Words]:
    """Papers of the shared file; those that were revised in both versions."""
    with lzma.open(data / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        papers = map(json.loads, islice(lines, first, first + number))
        return [_words(one["title"], one["abstract"], one.get("earlier", {})) for one in papers]


def _words(title: str, abstract: str, earlier: dict[str, str]) -> Words:
    before = earlier.get("title", title), earlier.get("abstract", abstract)
    return Words(*before, (title, abstract))


def draw_history(chance: random.Random, pool: Sequence[Words], steps: int) -> list[Seed]:
    """Seeds in the order in which they come, which is that of neither their names nor their days."""
    names = chance.sample(range(10 * steps), steps)
    return [Seed(f"{name:04}.jsonl", _draw_seed(chance, pool)) for name in names]


def _draw_seed(chance: random.Random, pool: Sequence[Words]) -> bytes:
    day = _draw_day(chance)
    listings = [_draw_listing(chance, pool) for _ in range(chance.randint(*LISTINGS))]
    rows = [{"title": title, "abstract": abstract, "date": day} for title, abstract in listings]
    return "".join(json.dumps({key: value for key, value in row.items() if value}) + "\n" for row in rows).encode()


def _draw_day(chance: random.Random) -> str:
    """Most often a day of some months; sometimes one far off, one without a year, or none."""
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(FAR_DAYS).isoformat()
    if kind < 0.2:
        return chance.choice(("Sep 9", "Feb 28", ""))
    return (FIRST_DAY + timedelta(chance.randrange(DAYS))).isoformat()


def _draw_listing(chance: random.Random, pool: Sequence[Words]) -> tuple[str, str]:
    """The title and abstract of a paper, or what the careless and the hostile make of them."""
    one, other = chance.sample(pool, 2)
    start, _, rest = one.abstract.partition(". ")
    kinds = (
        (one.title, one.abstract),
        (one.title, one.abstract),
        one.later,
        (one.title, ""),
        (one.title.upper(), one.abstract.replace(",", ";")),
        (one.title, rest or start),
        (one.title, other.abstract),
        (other.title, one.abstract),
        (f"{one.title} (v2)", f"{one.abstract} {start}."),
        (f"{one.title}, part {chance.choice('12')}", one.abstract),
        (chance.choice(LIKE_TITLES), chance.choice((one.abstract, ""))),
    )
    return chance.choice(kinds)


class History:
    """An archive to which one seed after the other is added."""

    def __init__(self, config: Config, vocabulary: Vocabulary) -> None:
        self._config, self._vocabulary = config, vocabulary
        self._readings: list[Reading] = []

    def add(self, seed: Seed) -> Archive:
        """The archive with one seed more."""
        self._readings.append(parse_seed(seed.name, seed.content, self._config.years.get(seed.name)))
        library = merge(tuple(sorted(self._readings, key=lambda one: one.seed)), self._config)
        findings = annotate(library.shown, self._vocabulary, self._config, silent, with_related=False)
        return build_archive(library.papers, findings, self._vocabulary.tree.leaves)


def lost_addresses(seeds: Sequence[Seed], config: Config, vocabulary: Vocabulary) -> Iterator[set[str]]:
    """After each seed the addresses that answered before it and do not now."""
    history = History(config, vocabulary)
    before: set[str] = set()
    for seed in seeds:
        after = set(answering(history.add(seed)))
        yield before - after
        before |= after


def unbuilt(seeds: Sequence[Seed], config: Config, vocabulary: Vocabulary) -> set[str]:
    """The addresses that the archive of all seeds names and its built site lacks."""
    history = History(config, vocabulary)
    archive = [history.add(seed) for seed in seeds][-1]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "seeds").mkdir()
        for seed in seeds:
            (place / "seeds" / seed.name).write_bytes(seed.content)
        pipeline.build(replace(config, seeds=place / "seeds"), place / "site", None, silent)
        return {address for address in answering(archive) if not (place / "site" / address).is_file()}


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def main(shared: str, histories: str = str(HISTORIES), steps: str = str(STEPS)) -> int:
    """Prints what goes; 1 where anything does."""
    config = replace(read_config(PROJECT / "archive.toml"), overrides_file=None)
    vocabulary = read_vocabulary(config)
    faults = 0
    for number in range(int(histories)):
        start = time.perf_counter()
        pool = read_pool(Path(shared) / "data", POOL, number * POOL)
        seeds = draw_history(random.Random(f"history {number}"), pool, int(steps))
        lost = sorted(set().union(*lost_addresses(seeds, config, vocabulary)))
        missing = sorted(unbuilt(seeds, config, vocabulary))
        seconds = time.perf_counter() - start
        print(
            f"history {number}: {len(seeds)} seeds, {len(lost)} addresses lost, {len(missing)} not built "
            f"({seconds:.0f} s) {' '.join((*lost, *missing)[:5])}",
            flush=True,
        )
        faults += len(lost) + len(missing)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
