"""Bad seeds by the ten thousand: no traceback, none read for longer than 5 s, every line accounted for.

tools/fuzz_seeds.py [RUNS]    half of them by Hypothesis, half by a coverage-guided fuzzer (Atheris)
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from unicodedata import category

import atheris

with atheris.instrument_imports(include=["builder"]):
    from builder.ingest.formats.registry import read_source  # noqa: F401  instrumented for the fuzzer
    from builder.ingest.seeds import parse_seed
    from builder.merge.papers import merge_records

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import HOSTILE

LONGEST = 5.0
"""Seconds that one file may take."""
STEERING = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of characters that would break a message's one line, or steer a terminal."""
STORIES = Path(__file__).parents[1] / "tests" / "stories"

slowest = 0.0
count = 0


def check(content: bytes) -> None:
    """Read and merge one seed; raises where anything is wrong with that."""
    global count, slowest
    start = time.monotonic()
    reading = parse_seed("2025-09-09.txt", content)
    papers = merge_records(reading.records)
    seconds = time.monotonic() - start
    count, slowest = count + 1, max(slowest, seconds)
    assert reading.roles.is_conserved, reading.roles
    # A listing without an abstract may be one of several papers.
    assert {one.record.place for paper in papers for one in paper.sightings} == {
        record.place for record in reading.records
    }
    steering = [issue for issue in reading.issues if any(category(c) in STEERING for c in issue.text)]
    assert not steering, steering
    assert seconds < LONGEST, f"{seconds:.1f} s for {len(content)} bytes"


line = st.one_of(
    st.sampled_from([*HOSTILE, "Sep 9", "Aug 32", "Subscribe", "SubscribeThe end", "Daily Papers", "new"]),
    st.sampled_from(["byAK and the research community", '{"title": "x"}', '{"title": "x', "9 Sept.", "\ufeff"]),
    st.sampled_from(
        ["Title: x", "Title:", "Abstract:", "[", "][3]", "](https://a.b/c)", "### [x](https://a.b/c)"]
    ),
    st.sampled_from(
        ["\\\\", "arXiv:2509.01234", "- **Authors:** Ann Bee", "·", "12", "6 authors", "1. x", "x " * 36]
    ),
    st.text(max_size=80),
)
encoded = st.builds(
    lambda lines, end, encoding: end.join(lines).encode(encoding, "surrogatepass"),
    st.lists(line, max_size=12),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-8-sig"]),
)


def by_hypothesis(runs: int) -> None:
    @settings(max_examples=runs, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.binary(max_size=400), encoded))
    def test(content: bytes) -> None:
        check(content)

    test()
    print(f"Hypothesis: {count:,} seeds, the slowest {slowest:.2f} s, nothing wrong", flush=True)


def by_coverage(runs: int) -> None:
    """Ends the process: libFuzzer does so when it is done, with status 0 where nothing was wrong."""
    with tempfile.TemporaryDirectory() as corpus:
        for story in STORIES.glob("*.txt"):
            (Path(corpus) / story.stem).write_bytes(story.read_bytes())
        atheris.Setup([sys.argv[0], f"-runs={runs}", "-max_len=4096", "-timeout=5", "-seed=1", corpus], check)
        atheris.Fuzz()


if __name__ == "__main__":
    half = (int(sys.argv[1]) if sys.argv[1:] else 50_000) // 2
    by_hypothesis(half)
    by_coverage(half)
