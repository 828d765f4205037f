from hypothesis import given
from hypothesis import strategies as st

from builder.search.index import utf16
from builder.search.shards import cut


@given(st.sets(st.text(min_size=1, max_size=6), min_size=1), st.integers(1, 40))
def test_keys_lead_to_the_shard_of_every_term(found: set[str], size: int) -> None:
    ordered = sorted(found, key=utf16)
    keys, shards = cut(ordered, [["x"] * len(ordered)], size)
    assert [term for shard in shards for term in shard[0].split(" ")] == " ".join(ordered).split(" ")
    for at, (key, shard) in enumerate(zip(keys, shards, strict=True)):
        assert shard[0].startswith(key)
        assert at == 0 or utf16(shards[at - 1][0]) < utf16(key)
