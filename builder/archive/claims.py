"""Addresses that several want: who gets which, so that none ever goes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from builder.model import ADDRESS_DIGITS, Slug


def claim_slugs(wanted: Iterable[tuple[Slug, str]]) -> Mapping[Slug, frozenset[str]]:
    """Who wants each address: of pairs (slug, key) all keys by their slugs, and what follows from these.

    A key is a hash, in hexadecimal digits. Where several keys want one slug, each gets the slug with its first
    digits behind it too, and where these are alike, that with the whole key. A name may be made to look like
    such a slug: then it is one that several want, in turn. Further pairs only add claims, so that no address
    ever goes.
    """
    claims: defaultdict[Slug, set[str]] = defaultdict(set)
    fresh = set(wanted)
    while fresh:
        for slug, key in fresh:
            claims[slug].add(key)
        touched = {slug for slug, _ in fresh}
        followers = {claim for slug in touched for claim in _followers(slug, claims[slug])}
        fresh = {(slug, key) for slug, key in followers if key not in claims.get(slug, ())}
    return {slug: frozenset(keys) for slug, keys in claims.items()}


def settle(
    claims: Mapping[Slug, Iterable[str]], owners: Mapping[str, Iterable[str]]
) -> tuple[dict[str, list[Slug]], dict[Slug, tuple[str, ...]]]:
    """The slugs of each owner, the shortest first; and those that several own, with these owners.

    `owners` are those for whom a key claims: one key may do so for several, and several for one.
    """
    own: defaultdict[str, list[Slug]] = defaultdict(list)
    shared: dict[Slug, tuple[str, ...]] = {}
    for slug in sorted(claims, key=lambda slug: (len(slug), slug)):
        named = sorted({owner for key in claims[slug] for owner in owners[key]})
        if len(named) == 1:
            own[named[0]].append(slug)
        else:
            shared[slug] = tuple(named)
    return own, shared


def _followers(slug: Slug, keys: set[str]) -> Iterator[tuple[Slug, str]]:
    """The further claims that follow from several keys' claims of one slug."""
    if len(keys) < 2:
        return
    times = Counter(key[:ADDRESS_DIGITS] for key in keys)
    for key in keys:
        digits = key[:ADDRESS_DIGITS]
        if times[digits] > 1:
            yield Slug(f"{slug}-{key}"), key
        # Keys that all have the digits at the end of a slug would share the next one too, and so on for ever.
        if len(times) > 1 or not slug.endswith(f"-{digits}"):
            yield Slug(f"{slug}-{digits}"), key
