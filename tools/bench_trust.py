"""Is what stands there safe from what comes? A line for each proof; status 1 where one does not hold.

    tools/bench_trust.py [PROOF …]

Proofs are those of PROOFS; without a name, all of them. Everything drawn is drawn with fixed seeds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping

import trust_machine

KILLS = 100
"""Builds that are killed."""

FULL_DISKS = 20
"""Sizes of a disk that is too small."""

Lines = Iterator[tuple[str, bool]]
"""What was found, and whether it is as promised."""


def kills() -> Lines:
    with trust_machine.bench() as bench:
        found = trust_machine.kills(bench, KILLS)
        yield str(found), found.hold


def full_disks() -> Lines:
    if not trust_machine.can_mount():
        yield (
            f"full disks {FULL_DISKS}: SKIPPED, this system lets nobody mount a disk of their own (unshare)",
            True,
        )
        return
    with trust_machine.bench() as bench:
        found = trust_machine.full_disks(bench, FULL_DISKS)
        yield str(found), found.hold


PROOFS: Mapping[str, Callable[[], Lines]] = {"kills": kills, "full-disks": full_disks}


def main(names: list[str]) -> int:
    """Print the lines of some proofs; returns the exit status."""
    holds = True
    for name in names or PROOFS:
        for line, is_so in PROOFS[name]():
            print(line if is_so else f"{line}  NOT AS PROMISED", flush=True)
            holds = holds and is_so
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
