"""Is what stands there safe from what comes? A line for each proof; status 1 where one does not hold.

    tools/bench_trust.py SHARED [PROOF …]

SHARED is the folder of the test data. Proofs are those of PROOFS; without a name, all of them. Everything drawn is
drawn with fixed seeds.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from unittest.mock import patch

import histories
import trust_machine
from slow_seeds import slowest_file

from builder import pipeline
from builder.annotate import read_vocabulary
from builder.config.settings import PROJECT, read_config
from builder.merge.identity import record_id
from builder.merge.papers import merge_records
from builder.model.records import Place, Record
from builder.text.folding import key_hash
from tests.browser.test_two_browsers import ENDS, KEPT, POISON
from tests.browser.test_walk import PAGES
from tests.browser.windows import KINDS, driving, window_of
from tests.site.examples import faults_of

KILLS = 100
"""Builds that are killed."""

FULL_DISKS = 20
"""Sizes of a disk that is too small."""

HISTORIES, STEPS = 5, 40
"""Archives to which seeds are added, and how many."""

COLLISIONS = 20
"""Pairs of texts whose ids are alike in the digits that stand in addresses."""

SLOW = 5_000
"""Seeds that are made to be slow."""

Lines = Iterator[tuple[str, bool]]
"""What was found, and whether it is as promised."""


def kills(_: Path) -> Lines:
    for make in (trust_machine.of_few, trust_machine.of_three_seeds):
        with trust_machine.bench(make) as bench:
            found = trust_machine.kills(bench, KILLS)
            yield f"{make.__name__.replace('_', ' ')}: {found}", found.hold


def full_disks(_: Path) -> Lines:
    if not trust_machine.can_mount():
        yield (
            f"full disks {FULL_DISKS}: SKIPPED, this system lets nobody mount a disk of their own (unshare)",
            True,
        )
        return
    with trust_machine.bench() as bench:
        found = trust_machine.full_disks(bench, FULL_DISKS)
        yield str(found), found.hold


def collisions(shared: Path) -> Lines:
    """Two papers whose ids begin alike, by a hash that is shortened here; the rest of it stays as it is."""
    pool = histories.read_pool(shared / "data", 2 * COLLISIONS)
    joined = 0
    for one, other in zip(pool[::2], pool[1::2], strict=True):
        listed = [
            Record(Place("a.jsonl", line), None, text.title, text.abstract)
            for line, text in enumerate((one, other), 1)
        ]
        with patch("builder.merge.identity.key_hash", lambda key: f"{'0' * 10}{key_hash(key)[:22]}"):
            assert len({record_id(record)[:10] for record in listed}) == 1
            joined += len(merge_records(listed)) < len(listed)
    yield f"collisions {COLLISIONS}: joined {joined}", joined == 0


def random_histories(shared: Path) -> Lines:
    """Seeds that come one after the other; the last archive of each history is built."""
    config = replace(read_config(PROJECT / "archive.toml"), overrides_file=None)
    vocabulary = read_vocabulary(config)
    lost = missing = 0
    for number in range(HISTORIES):
        pool = histories.read_pool(shared / "data", histories.POOL, number * histories.POOL)
        seeds = histories.draw_history(random.Random(f"history {number}"), pool, STEPS)
        lost += len(set().union(*histories.lost_addresses(seeds, config, vocabulary)))
        missing += len(histories.unbuilt(seeds, config, vocabulary))
    yield f"histories {HISTORIES} x {STEPS}: addresses lost {lost}, not built {missing}", lost + missing == 0


def slow(_: Path) -> Lines:
    seconds, what = slowest_file(SLOW)
    yield f"adversarial files {SLOW:,}: the slowest took {seconds:.2f} s ({what})", True


def policies(_: Path) -> Lines:
    """Every page of a site of our own seeds and of hostile ones."""
    with _site() as site:
        pages = sorted(site.rglob("*.html"))
        faulty = [page for page in pages if next(faults_of(page.read_bytes()), None)]
        yield f"pages {len(pages):,}: without a whole policy {len(faulty)}", not faulty


def browsers(_: Path) -> Lines:
    """Each kind of page in two browsers, from disk: whatever storage holds, whatever the address ends with."""
    with _site() as site:
        for name in KINDS:
            with driving(name) as driver, window_of(driver, f"{site.as_uri()}/") as window:
                opened = 0
                for path in PAGES:
                    window.open(path)
                    for value, end in zip_longest(KEPT, ENDS, fillvalue=""):
                        window.get(f"((value) => {{{POISON}}})({json.dumps(value)})")
                        window.blank()
                        window.open(path + end)
                        opened += 1
                errors = len(driver.complaints)
                yield f"{name}, {opened} poisoned pages: uncaught errors {errors}", errors == 0
                driver.complaints.clear()


@contextmanager
def _site() -> Iterator[Path]:
    """A built site of our own seeds and of a hostile one."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for seed in (
            *sorted((PROJECT / "tests" / "real" / "seeds").iterdir()),
            PROJECT / "tests" / "site" / "hostile.txt",
        ):
            (seeds / seed.name).write_bytes(seed.read_bytes())
        config = replace(read_config(PROJECT / "tests" / "real" / "archive.toml"), seeds=seeds)
        site = Path(folder) / "site"
        pipeline.build(config, site, None, lambda *_: None)
        yield site


PROOFS: Mapping[str, Callable[[Path], Lines]] = {
    "collisions": collisions,
    "policies": policies,
    "browsers": browsers,
    "histories": random_histories,
    "slow": slow,
    "full-disks": full_disks,
    "kills": kills,
}


def main(shared: str, *names: str) -> int:
    """Print the lines of some proofs; returns the exit status."""
    holds = True
    for name in names or PROOFS:
        for line, is_so in PROOFS[name](Path(shared)):
            print(line if is_so else f"{line}  NOT AS PROMISED", flush=True)
            holds = holds and is_so
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
