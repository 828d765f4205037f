"""Overrides: what people say of single papers, because no rule can know it, in a data file that they edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations, product
from pathlib import Path
from typing import Any

from builder.config import fault, read_toml
from builder.merge.evidence import Evidence
from builder.merge.groups import Join
from builder.merge.identity import record_id
from builder.model import MOST_SHOWN, SAID, Paper, PaperId, Record, quote
from builder.text import clean, is_visible, merge_key, shorten

KINDS = {
    "one": ("papers", "reason"),
    "two": ("papers", "reason"),
    "title": ("paper", "title", "reason"),
    "hide": ("paper", "reason"),
    "topics": ("paper", "topics", "reason"),
    "tags": ("paper", "tags", "reason"),
}
"""The tables of the file and their keys."""


@dataclass(frozen=True, slots=True)
class Override:
    """One table of the file. `papers` are titles, or ids as the page of a paper shows them.

    Kinds: `one`, these are one paper; `two`, these are different papers, however alike; `title`, its title;
    `hide`, do not show it; `topics`, its topics, the main one first; `tags`, its tags.
    """

    kind: str
    papers: tuple[str, ...]
    reason: str
    title: str = ""
    values: tuple[str, ...] = ()  # topics or tags

    def __str__(self) -> str:
        return f"[[{self.kind}]] {' and '.join(map(quote, self.papers))}"


def read_overrides(path: Path) -> tuple[Override, ...]:
    """The overrides in a TOML file; raises BuilderError where the file does not make them."""
    return tuple(_overrides(path, read_toml(path)))


def _overrides(path: Path, data: Mapping[str, Any]) -> Iterator[Override]:
    for kind, tables in data.items():
        if kind not in KINDS:
            raise fault(path, f'there is no override "{kind}"', f"write one of [[{']], [['.join(KINDS)}]]")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise fault(path, f"{kind} is not a list of tables", f"open each with a [[{kind}]] line")
        yield from (_override(path, kind, table) for table in tables)


def _override(path: Path, kind: str, table: Mapping[str, Any]) -> Override:
    _check_keys(path, kind, table)
    papers = table["papers"] if "papers" in table else [table["paper"]]
    values = table[kind] if kind in ("topics", "tags") else []
    if not (_are_texts(papers) and _are_texts(values) and _are_texts([table["reason"], table.get("title", "-")])):
        raise fault(path, f"a value of a [[{kind}]] is no text", "write texts in quotes, papers as a list of them")
    if "papers" in table and len(papers) < 2:
        raise fault(path, f"a [[{kind}]] names fewer than two papers", "name two, or remove it")
    if kind == "topics" and not 1 <= len(values) <= 2:
        raise fault(
            path, f"a [[topics]] names {len(values)} topics", "name the main one, and a second if there is"
        )
    return Override(kind, tuple(papers), table["reason"], table.get("title", ""), tuple(values))


def _check_keys(path: Path, kind: str, table: Mapping[str, Any]) -> None:
    wanted = KINDS[kind]
    for key in (*(key for key in table if key not in wanted), *(key for key in wanted if key not in table)):
        verb = "has a key it does not know" if key in table else "lacks a key"
        raise fault(path, f'a [[{kind}]] {verb}, "{key}"', f"give it {', '.join(wanted)}")


def _are_texts(values: object) -> bool:
    """Whether this is a list of texts in which a reader would see something."""
    return isinstance(values, list) and all(isinstance(one, str) and is_visible(clean(one)) for one in values)


def unmatched(overrides: Sequence[Override], records: Iterable[Record]) -> list[Override]:
    """The overrides that have no effect, because papers they name are not among the records."""
    if not overrides:
        return []
    known = {name for record in records for name in (merge_key(record.title), record_id(record))}
    return [override for override in overrides if _is_idle(override, known)]


def _is_idle(override: Override, known: Container[str]) -> bool:
    """Whether too few of its papers are `known`: a `two` needs two of those it names, other kinds need all."""
    there = sum(name in known or merge_key(name) in known for name in override.papers)
    return there < (2 if override.kind == "two" else len(override.papers))


class AppliedOverrides:
    """The overrides, with the versions that each name of a paper means."""

    def __init__(self, overrides: Sequence[Override], versions: Mapping[PaperId, Sequence[Record]]) -> None:
        by_key: defaultdict[str, set[PaperId]] = defaultdict(set)
        for version, records in versions.items() if overrides else ():
            by_key[version].add(version)
            by_key[merge_key(records[0].title)].add(version)
        self._meant = [
            (override, [by_key.get(name) or by_key.get(merge_key(name), set()) for name in override.papers])
            for override in overrides
        ]

    def joins(self) -> Iterator[Join]:
        """Pairs of versions that people said are one paper."""
        for override, meant in self._meant:
            if override.kind == "one" and all(meant):
                members = sorted(set().union(*meant))
                yield from (Join(one, other, Evidence(SAID, 1.0)) for one, other in pairwise(members))

    def apart(self) -> frozenset[tuple[PaperId, PaperId]]:
        """Pairs of versions that people said are two papers, each in both orders."""
        found: set[tuple[PaperId, PaperId]] = set()
        for override, meant in self._meant:
            if override.kind == "two":
                pairs = (pair for these, those in permutations(meant, 2) for pair in product(these, those))
                found.update(pair for pair in pairs if pair[0] != pair[1])
        return frozenset(found)

    def of_paper(self, paper: Paper, members: frozenset[PaperId]) -> Paper:
        """The paper as people say it is; `members` are its versions."""
        for override, meant in self._meant:
            if members.isdisjoint(meant[0]):
                continue
            if override.kind == "title":
                paper = replace(paper, title=shorten(clean(override.title), MOST_SHOWN))
            elif override.kind == "hide":
                paper = replace(paper, hidden=override.reason)
            elif override.kind == "topics":
                paper = replace(paper, topics=override.values)
            elif override.kind == "tags":
                paper = replace(paper, tags=tuple(map(clean, override.values)))
        return paper
