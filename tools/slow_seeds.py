"""Seeds made to be slow: bad beginnings without an end, long rows, very many lines, and how long the worst takes.

tools/slow_seeds.py [FILES]
"""

from __future__ import annotations

import random
import sys
from time import process_time

from builder.annotate.links import find_links
from builder.annotate.words import long_forms, read_wording
from builder.archive.slugs import title_slug
from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from builder.pages.markdown import linked_markdown
from builder.search.analysis import words
from tests.time.growth import ATOMS, Attack, attacks_on
from tests.time.patterns import EXAMPLES

LENGTHS = (2_000, 20_000, 200_000)
"""Characters of a line that attacks."""

MOST_LINES = 2_000
"""Lines of a seed that is many short ones."""

BITS = tuple(attack for examples in EXAMPLES.values() for example in examples for attack in attacks_on(example))


def slowest_file(count: int) -> tuple[float, str]:
    """The seconds (of the process) of the slowest of so many seeds, always the same, and what stands in it."""
    draw = random.Random(14)
    return max(map(_timed, (_drawn(draw) for _ in range(count))))


def _drawn(draw: random.Random) -> tuple[str, str]:
    """A seed: what it is, and its text."""
    attack = draw.choice((draw.choice(BITS), Attack("", draw.choice(ATOMS), draw.choice(ATOMS))))
    length = draw.choice(LENGTHS)
    text = attack.text(length)
    shape = draw.choice(("title", "abstract", "lines", "objects"))
    if shape == "lines":
        text = "\n".join(text[at : at + 40] for at in range(0, 40 * MOST_LINES, 40))
    elif shape == "objects":
        text = "\n".join(f'{{"title": "Lattice {at}", "abstract": {text[at : at + 99]!r}}}' for at in range(200))
    else:
        text = f"{text}\n\nWe study it.\n" if shape == "title" else f"Lattice models\n\n{text}\n"
    return f"{shape}, {length:,} characters of {attack}", text


def _timed(seed: tuple[str, str]) -> tuple[float, str]:
    name, text = seed
    start = process_time()
    reading = parse_seed("2025-09-09.txt", text.encode("utf-8", "surrogatepass"))
    for paper in merge_records(reading.records):
        for sighting in paper.sightings:
            title_slug(sighting.record.title)
        find_links(paper.abstract)
        read_wording(paper.title, paper.abstract)
        long_forms(paper.title, paper.abstract)
        words(paper.abstract)
        linked_markdown(paper.abstract)
    return process_time() - start, name


if __name__ == "__main__":
    seconds, what = slowest_file(int(sys.argv[1]) if sys.argv[1:] else 5_000)
    print(f"the slowest took {seconds:.2f} s: {what}")
