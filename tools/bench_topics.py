"""How good, fast and steady topics, tags and related papers are, on papers that nothing was learned from.

    tools/bench_topics.py SHARED [topics|tags|related|cost|stability …]

SHARED is the folder of the test data. Held out is the fifth of its papers that `learn_topics.py` does not read.
Everything drawn is drawn with fixed seeds. Times are of this machine; everything else is the same anywhere.
"""

from __future__ import annotations

import json
import lzma
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from held_out import is_held_out, read_fields
from related_peer import Likeness, most_alike

from builder.annotate import annotate
from builder.annotate.linear_model import Model
from builder.annotate.per_paper import read_papers
from builder.annotate.related import find_related
from builder.annotate.subjects import KinshipFinder
from builder.annotate.tags import ReadText, TagCandidates, Tagger, find_tags
from builder.annotate.topics import Classifier
from builder.annotate.vocabulary import Vocabulary, read_vocabulary
from builder.annotate.words import Wording, count_terms, read_wording
from builder.config.settings import PROJECT, Config, read_config
from builder.merge.overrides import read_overrides
from builder.merge.papers import merge_records
from builder.model.archive import OTHER, Findings, Neighbour, Tag, Topics
from builder.model.papers import Paper, PaperId, Sighting, Text
from builder.model.records import Place, Record
from builder.pipeline import read, records_of
from builder.text.cleaning import clean
from builder.text.folding import key_hash
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas

A_FIELD = 125
"""Papers of each broad topic that are measured."""

OF_ALL_FIELDS = 4_000
"""Papers that are tagged as one archive."""

TIMED = 10_000
"""Papers of which the cost is measured."""

TIMES = 3
"""Each time is the median of so many."""

COMMON = 200
"""The most frequent words of all papers: none of them is a reason."""

EXTRA = 300
"""Papers of the seed that is added."""


def main(shared: str, *parts: str) -> None:
    for part in parts or tuple(PARTS):
        print(f"\n== {part}", flush=True)
        PARTS[part](Path(shared) / "data")


# -- Papers ------------------------------------------------------------------------------------


class Classified(NamedTuple):
    """A paper of the shared file, and its categories, the primary one first."""

    paper: Paper
    categories: tuple[str, ...]


def read_classified(
    data: Path, wanted: Callable[[dict[str, Any]], bool] = lambda one: True
) -> Iterator[Classified]:
    with lzma.open(data / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        for at, one in enumerate(map(json.loads, lines), 1):
            if wanted(one):
                yield Classified(_paper(at, one), tuple(one["categories"]))


def _paper(line: int, one: dict[str, Any]) -> Paper:
    title, abstract = clean(one["title"]), clean(one["abstract"] or "")
    paper_id = PaperId(key_hash(f"{line} {title}"))
    record = Record(Place("papers", line), None, title, abstract)
    return Paper(paper_id, (), title, abstract, (Sighting(record, Text(paper_id, title, abstract)),), ())


def read_known(data: Path, number: int, *, only_held_out: bool = False) -> list[Classified]:
    """The first papers whose primary category belongs to a broad topic."""
    _, field_of = read_fields(str(data / "taxonomy.tsv"))
    known = read_classified(
        data,
        lambda one: one["categories"][0] in field_of and (not only_held_out or is_held_out(one["title"])),
    )
    return list(islice(known, number))


@cache
def config() -> Config:
    return read_config(PROJECT / "archive.toml")


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(config())


def findings_of(papers: Sequence[Paper], *, with_related: bool = False) -> Findings:
    """What a build finds in an archive of these papers."""
    assert len({paper.id for paper in papers}) == len(papers)
    return annotate(papers, vocabulary(), config(), progress, with_related=with_related)


def progress(what: str, done: int, total: int) -> None:
    if done % 2_500 == 0 or done == total:
        print(f"  {what}: {done:,} of {total:,}", file=sys.stderr, flush=True)


# -- Topics ------------------------------------------------------------------------------------


def bench_topics(data: Path) -> None:
    """Held-out papers, as many of each broad topic: is the topic that of their categories?"""
    fields, field_of = read_fields(str(data / "taxonomy.tsv"))
    classified = _some_of_each(data, field_of)
    coarse = {leaf.name: leaf.coarse for leaf in vocabulary().tree.leaves}
    topics = findings_of([one.paper for one in classified]).topics
    hits = {"top-1": 0, "top-2": 0, "any category": 0, "in Other": 0}
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for paper, categories in classified:
        first, second = _first_two(topics[paper.id], coarse)
        wanted = [fields[field_of[one]] for one in categories if one in field_of]
        hits["top-1"] += first == wanted[0]
        hits["top-2"] += wanted[0] in (first, second)
        hits["any category"] += first in wanted
        hits["in Other"] += topics[paper.id].shown == (OTHER,)
        right[wanted[0]].append(first == wanted[0])
    print(f"{len(classified):,} held-out papers of {len(right)} broad topics, at most {A_FIELD} of each")
    for name, count in hits.items():
        print(f"{name:<14}{count / len(classified):>7.3f}")
    shares = {name: sum(each) / len(each) for name, each in right.items()}
    print(f"{'macro top-1':<14}{sum(shares.values()) / len(shares):>7.3f}")
    print("fewer papers:", ", ".join(f"{name} {len(each)}" for name, each in right.items() if len(each) < A_FIELD))
    order = sorted(shares, key=lambda name: (shares[name], name))
    for which, names in (("worst", order[:5]), ("best", order[:-6:-1])):
        print(f"{which} top-1:", ", ".join(f"{name} {shares[name]:.2f}" for name in names))
    for file in (config().weights_file, config().background_file):
        print(f"{file.name}: {file.stat().st_size:,} bytes")


def _some_of_each(data: Path, field_of: Mapping[str, int]) -> list[Classified]:
    by_field: defaultdict[int, list[Classified]] = defaultdict(list)
    for one in read_classified(data, lambda one: one["categories"][0] in field_of and is_held_out(one["title"])):
        by_field[field_of[one.categories[0]]].append(one)
    chance = random.Random(31)
    return [one for _, each in sorted(by_field.items()) for one in chance.sample(each, min(A_FIELD, len(each)))]


def _first_two(topics: Topics, coarse: Mapping[str, str]) -> tuple[str, str]:
    first, *others = dict.fromkeys(coarse[leaf] for leaf in topics.ranking)
    return first, others[0] if others else ""


# -- Tags --------------------------------------------------------------------------------------


def bench_tags(data: Path) -> None:
    print(
        f"{'archive':<26}{'papers':>7}{'pages':>7}{'distinct':>10}{'a paper':>9}{'none':>7}{'< 2':>7}{'>= 3':>7}"
        f"{'no page':>9}"
    )
    _print_tags("the three seeds", [*seed_papers(seed_records())])
    held_out = [one.paper for one in read_classified(data, lambda one: is_held_out(one["title"]))]
    _print_tags("held out, of all fields", random.Random(37).sample(held_out, OF_ALL_FIELDS))
    print('"no page" is the share of the tags shown that have none, since one paper alone bears them')


def _print_tags(name: str, papers: Sequence[Paper]) -> None:
    found = findings_of(papers)
    tags = found.tags
    counts = [len(each) for each in tags.values()]
    given = [tag for each in tags.values() for tag in each]
    print(
        f"{name:<26}{len(papers):>7,}{len(found.listed):>7,}{len(set(given)):>10,}{len(given) / len(papers):>9.2f}"
        f"{_share(count == 0 for count in counts):>7.3f}{_share(count < 2 for count in counts):>7.3f}"
        f"{_share(count >= 3 for count in counts):>7.3f}{_share(tag not in found.listed for tag in given):>9.3f}",
        flush=True,
    )


def _share(values: Iterable[bool]) -> float:
    all_of_them = list(values)
    return sum(all_of_them) / len(all_of_them)


# -- Related -----------------------------------------------------------------------------------

Links = Mapping[PaperId, Sequence[PaperId]]


def bench_related(data: Path) -> None:
    """Do the papers linked have a category in common? Beside it plain TF-IDF, which links five always."""
    print(f"{'papers':<24}{'method':<24}{'overlap':>8}{'links':>7}{'none':>7}{'ratio':>7}")
    for name, classified in (
        ("first 10,000", read_known(data, 10_000)),
        ("first 20,000", read_known(data, 20_000)),
        ("held out, 10,000", read_known(data, 10_000, only_held_out=True)),
    ):
        found = findings_of([one.paper for one in classified], with_related=True).related
        ours = {paper: [neighbour.id for neighbour in near] for paper, near in found.items()}
        texts = [f"{one.paper.title} {one.paper.abstract}" for one in classified]
        nearest = most_alike(texts, config().most_related, lambda done, total: progress("TF-IDF", done, total))
        peer = _print_links(name, "TF-IDF", _links(classified, nearest), classified)
        # Ours links papers only where they share enough: so the peer may leave out its weakest, too.
        as_many = nearest[: sum(map(len, ours.values()))]
        _print_links(name, "TF-IDF, as many links", _links(classified, as_many), classified, peer)
        _print_links(name, "ours", ours, classified, peer)
        _print_reasons(name, found, texts)


def _print_reasons(name: str, found: Mapping[PaperId, Sequence[Neighbour]], texts: Iterable[str]) -> None:
    """How many of the reasons that are named say nothing: a letter, or a word that every second paper has."""
    words = Counter(word for text in texts for word in text.lower().split())
    common = {word for word, _ in words.most_common(COMMON)}
    reasons = [reason for near in found.values() for neighbour in near for reason in neighbour.because]
    empty = Counter(reason for reason in reasons if len(reason) < 2 or reason.lower() in common)
    print(f"{name:<24}{len(reasons):,} reasons, {empty.total()} of them a letter or a common word {dict(empty)}")


def _print_links(
    name: str, method: str, links: Links, classified: Sequence[Classified], peer: float = 0.0
) -> float:
    overlap = _overlap(links, classified)
    number = sum(map(len, links.values())) / len(classified)
    none = _share(not links[one.paper.id] for one in classified)
    ratio = f"{overlap / peer:>7.3f}" if peer else ""
    print(f"{name:<24}{method:<24}{overlap:>8.3f}{number:>7.2f}{none:>7.3f}{ratio}", flush=True)
    return overlap


def _overlap(links: Links, classified: Sequence[Classified]) -> float:
    """The share of the links between papers that have a category in common."""
    categories = {one.paper.id: set(one.categories) for one in classified}
    return _share(
        not categories[paper].isdisjoint(categories[other]) for paper, near in links.items() for other in near
    )


def _links(classified: Sequence[Classified], nearest: Iterable[Likeness]) -> Links:
    links: dict[PaperId, list[PaperId]] = {one.paper.id: [] for one in classified}
    for one in nearest:
        links[classified[one.text].paper.id].append(classified[one.other].paper.id)
    return links


# -- Cost --------------------------------------------------------------------------------------


def bench_cost(data: Path) -> None:
    """Parsed papers to what is found of them, each part in a process of its own, with all that it needs."""
    print(f"{TIMED:,} papers{'':<24}{'seconds':>8}{'CPU s':>8}{'peak MB':>9}{'before':>8}")
    for part, (what, _) in PARTS_TIMED.items():
        runs = [_measure(data, part) for _ in range(TIMES)]
        seconds, cpu, before, peak = (median(column) for column in zip(*runs, strict=True))
        print(f"{what:<37}{seconds:>8.2f}{cpu:>8.2f}{peak:>9.0f}{before:>8.0f}", flush=True)
    print(
        '"peak" is of all processes together, the papers and the vocabulary included, which "before" gives; '
        "each part reads words anew, a build once"
    )


def _measure(data: Path, part: str) -> tuple[float, float, float, float]:
    """Seconds, seconds of all processors, megabytes before and at the peak.

    The peak is not that of getrusage, by which a process takes over the peak of the one that started it, and only
    the largest child is in it.
    """
    code = f"import bench_topics; bench_topics.cost_once({str(data)!r}, {part!r})"
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while run.poll() is None:
        peak = max(peak, sum(map(resident, family(run.pid))))
        time.sleep(0.02)
    assert run.stdout
    with run.stdout:
        output = run.stdout.read()
    assert run.returncode == 0, output
    seconds, cpu, before = json.loads(output)
    return seconds, cpu, before, peak


def family(process: int) -> list[int]:
    """A process and all that it started."""
    found = [process]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found.extend(map(int, children.read_text().split()))
            except OSError:
                continue  # it ended meanwhile
    return found


def resident(process: int) -> float:
    """Megabytes in memory; 0 of a process that ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def cost_once(data: str, part: str) -> None:
    """In a process of its own: prints seconds, those of all processors, and megabytes before."""
    parts = Parts([one.paper for one in read_known(Path(data), TIMED)])
    if part != "vocabulary":
        vocabulary()
    before = resident(os.getpid())
    start, used = time.perf_counter(), _cpu_seconds()
    PARTS_TIMED[part][1](parts)
    print(json.dumps([time.perf_counter() - start, _cpu_seconds() - used, before]))


def _cpu_seconds() -> float:
    """Of this process and all that it waited for."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


class Parts:
    """The stages, each with those that it needs: words for topics, topics for tags, all of it for neighbours."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers

    def words(self) -> Iterator[tuple[Paper, Wording, Counter[str]]]:
        for paper in self._papers:
            wording = read_wording(*plain(paper))
            yield paper, wording, count_terms(wording)

    def topics(self) -> Iterator[tuple[Paper, Wording, Topics]]:
        classifier = _classifier()
        for paper, wording, terms in self.words():
            yield paper, wording, classifier.classify(wording, classifier.margins(terms))

    def candidates(self) -> dict[PaperId, TagCandidates]:
        known = vocabulary()
        tagger = Tagger(known.lexicon, known.rules, known.corpus)
        slugs = {leaf.name: leaf.slug for leaf in known.tree.leaves}
        candidates = {}
        for paper, wording, topics in self.topics():
            ranking = [slugs[one] for one in topics.ranking]
            candidates[paper.id] = tagger.candidates(*plain(paper), wording, ranking)
        return candidates

    def tags(self) -> None:
        read = {paper: [ReadText(paper, one)] for paper, one in self.candidates().items()}
        find_tags(read, vocabulary().lexicon, config().least_papers, config().most_tags)

    def related(self) -> None:
        known = vocabulary()
        read = read_papers(self._papers, known, config(), progress)
        find_related(read.comparable, KinshipFinder(known.corpus, known.lexicon), config().most_related)

    def build(self, *, with_related: bool) -> None:
        findings_of(self._papers, with_related=with_related)


def plain(paper: Paper) -> tuple[str, str]:
    """The title and the abstract without TeX, as the stages read them."""
    return as_plain(read_formulas(paper.title)), as_plain(read_formulas(paper.abstract))


def _classifier() -> Classifier:
    known = vocabulary()
    return Classifier(known.tree, Model(known.weights, known.corpus), known.lexicon.unambiguous_phrases())


PARTS_TIMED: dict[str, tuple[str, Callable[[Parts], object]]] = {
    "vocabulary": ("reading the vocabulary, once", lambda parts: vocabulary()),
    "words": ("words alone", lambda parts: deque(parts.words(), maxlen=0)),
    "topics": ("topics, with their words", lambda parts: deque(parts.topics(), maxlen=0)),
    "tags": ("tags, with words and topics", Parts.tags),
    "related": ("related, with all that is compared", Parts.related),
    "few": ("topics and tags, as a build does", lambda parts: parts.build(with_related=False)),
    "all": ("topics, tags and related, likewise", lambda parts: parts.build(with_related=True)),
}


# -- Stability ---------------------------------------------------------------------------------


def bench_stability(data: Path) -> None:
    """Papers that are the same before and after: does anything change of them when others come, go or change
    places? Only whether a tag has a page may."""
    records = seed_records()
    before = _found(records)
    print(
        f"{'the three seeds':<36}{'papers':>7}{'same':>7}{'topics':>8}{'tags':>6}{'names':>7}"
        f"{'come':>7}{'gone':>6}"
    )
    for seed in (41, 43):
        mixed = random.Random(seed).sample(records, len(records))
        _print_changes(f"in random order {seed}", before, _found(mixed, random.Random(seed)))
    for name in sorted({record.place.seed for record in records}):
        rest = [record for record in records if record.place.seed != name]
        _print_changes(f"without {name}", before, _found(rest))
    _print_changes(f"with {EXTRA} others", before, _found([*records, *_extra_records(data)]))
    print("names: a tag is written otherwise; come, gone: tags that have a page on one side only")


def seed_records() -> list[Record]:
    return [*records_of(read(config(), progress).readings)]


def seed_papers(records: Sequence[Record]) -> Iterator[Paper]:
    """Every paper that is shown, as a build has it."""
    overrides = read_overrides(path) if (path := config().overrides_file) else ()
    return (paper for paper in merge_records(records, overrides) if not paper.hidden)


def _extra_records(data: Path) -> list[Record]:
    classified = [*read_classified(data)]
    return [one.paper.sightings[0].record for one in random.Random(47).sample(classified, EXTRA)]


@dataclass(frozen=True, slots=True)
class Found:
    """An archive's papers, with what was found of them."""

    papers: Mapping[PaperId, Paper]
    topics: Mapping[PaperId, Topics]
    tags: Mapping[PaperId, tuple[Tag, ...]]
    known: Set[str]  # the keys of the tags that have a page

    def text(self, paper: PaperId) -> tuple[str, str] | None:
        found = self.papers.get(paper)
        return (found.title, found.abstract) if found else None

    def keys(self, paper: PaperId) -> list[str]:
        return [tag.key for tag in self.tags[paper]]


def _found(records: Sequence[Record], chance: random.Random | None = None) -> Found:
    papers = [*seed_papers(records)]
    if chance:
        chance.shuffle(papers)
    found = findings_of(papers)
    known = {tag.key for tag in found.listed}
    return Found({one.id: one for one in papers}, found.topics, found.tags, known)


def _print_changes(name: str, before: Found, after: Found) -> None:
    same = [paper for paper in before.papers if before.text(paper) == after.text(paper)]
    topics = sum(before.topics[paper] != after.topics[paper] for paper in same)
    changed = sum(before.keys(paper) != after.keys(paper) for paper in same)
    renamed = sum(
        before.tags[paper] != after.tags[paper] for paper in same if before.keys(paper) == after.keys(paper)
    )
    come, gone = after.known - before.known, before.known - after.known
    print(
        f"{name:<36}{len(after.papers):>7,}{len(same):>7,}{topics:>8}{changed:>6}{renamed:>7}"
        f"{len(come):>7}{len(gone):>6}",
        flush=True,
    )


PARTS = {
    "topics": bench_topics, "tags": bench_tags, "related": bench_related, "cost": bench_cost,
    "stability": bench_stability,
}  # fmt: skip

if __name__ == "__main__":
    main(*sys.argv[1:])
