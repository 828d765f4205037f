import re

from hypothesis import given
from hypothesis import strategies as st

from builder.archive.claims import claim_slugs, settle
from builder.model.archive import Slug

A, A_TOO, B = "a" * 32, "a" * 10 + "b" * 22, "b" * 32
"""Three hashes; the first two are alike in the digits that stand in addresses."""

slugs = st.sampled_from(["s", "s-aaaaaaaaaa", f"s-{A}", "s-bbbbbbbbbb", "s-aaaaaaaaaa-aaaaaaaaaa"]).map(Slug)

pairs = st.sets(st.tuples(slugs, st.sampled_from([A, A_TOO, B])), max_size=8)


def test_keys_that_are_alike_in_ten_digits_get_whole_ones_and_the_short_address_names_both() -> None:
    claims = claim_slugs([(Slug("s"), A), (Slug("s"), A_TOO)])
    assert claims[Slug("s")] == claims[Slug("s-aaaaaaaaaa")] == {A, A_TOO}
    assert claims[Slug(f"s-{A}")] == {A}
    assert claims[Slug(f"s-{A_TOO}")] == {A_TOO}


@given(pairs, pairs)
def test_further_wishes_only_add_claims(wanted: set[tuple[Slug, str]], more: set[tuple[Slug, str]]) -> None:
    before, after = claim_slugs(wanted), claim_slugs(wanted | more)
    assert all(keys <= after[slug] for slug, keys in before.items())


@given(pairs)
def test_whatever_is_wanted_each_has_a_slug_of_its_own(wanted: set[tuple[Slug, str]]) -> None:
    own, shared = settle(claim_slugs(wanted), {key: (key,) for _, key in wanted})
    assert {key for key, slugs in own.items() if slugs} == {key for _, key in wanted}
    assert all(re.fullmatch("[a-z0-9-]+", slug) for slug in shared)


def test_a_key_may_claim_for_several() -> None:
    own, shared = settle({Slug("s"): [A], Slug("t"): [A, B]}, {A: ("one",), B: ("one", "two")})
    assert own == {"one": ["s"]}
    assert shared == {"t": ("one", "two")}
