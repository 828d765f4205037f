from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from builder.merge.sketches import AT_ONCE, LONG, SHINGLE, SKETCH, sketches

WORDS = st.lists(st.sampled_from(["a", "bé", "cat", "x" * LONG, "量子"]), max_size=40)


def hashes_of(words: list[str]) -> list[int]:
    passages = (" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return sorted({crc32(passage.encode()) for passage in passages})[:SKETCH]


@given(st.lists(WORDS, max_size=5))
def test_a_sketch_has_the_smallest_hashes_of_passages(abstracts: list[list[str]]) -> None:
    found = dict(sketches(abstracts))

    assert found == {number: hashes_of(words) for number, words in enumerate(abstracts) if words}


def test_many_abstracts_have_the_sketches_that_each_has_alone() -> None:
    abstracts = [[f"w{number + at}" for at in range(40)] for number in range(2 * AT_ONCE + 1)]

    assert dict(sketches(abstracts)) == {number: hashes_of(words) for number, words in enumerate(abstracts)}
