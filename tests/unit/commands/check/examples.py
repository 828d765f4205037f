"""Seeds that are doubtful, bare, old and new, and the checks of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder.commands.check import changes
from builder.commands.check.result import Check
from builder.config.settings import Config
from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from builder.model.papers import Paper
from builder.model.seeds import Reading
from builder.pipeline import merge, records_of
from tests.examples import FREEZE, MELT, MELT_AGAIN

DOUBTFUL = parse_seed("a.txt", b"Aug 32\nLattice models\nWe melt them slowly and look what comes of it.")

BARE = parse_seed("b.txt", b"Lattice models")

OLD = parse_seed("old.txt", f"Melting of lattices\n{MELT}".encode())

NEW = parse_seed("new: 1.txt", f"On the melting of lattices\n{MELT_AGAIN}\n100% spin glasses\n{MELT}x".encode())


def check(readings: Sequence[Reading], *others: Reading) -> Check:
    return Check(readings, merge_records(records_of([*readings, *others])), "seeds/")


LATTICES = f"Melting of lattices\n{MELT}\n"

GLASSES = f"Frozen glasses\n{FREEZE}\n"


def since(before: Sequence[Reading], now: Sequence[Reading], config: Config = Config()) -> Check:  # noqa: B008
    """What `--since` checks: the seeds of before, and those of now."""
    library = merge(tuple(now), config)
    check = Check(now, library.papers, "seeds/")
    return replace(changes.compared_with(before, check, changes.merged_together(before, library)), is_part=False)


def a_seed(name: str, text: str) -> Reading:
    return parse_seed(name, text.encode())


def names(papers: Iterable[Paper]) -> list[str]:
    return sorted(paper.title for paper in papers)
