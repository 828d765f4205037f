"""What a page makes of a paper to be cited, in Node, is what the builder makes of it."""

from __future__ import annotations

import dataclasses
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser

from builder.config.settings import PROJECT
from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.export.csl import csl
from builder.export.list_files import as_bibtex, as_csl, as_ris, records_of
from builder.export.paper_scripts import paper_scripts
from builder.export.plain import reference
from builder.export.ris import ris
from builder.model.archive import Archive, Entry
from builder.model.citations import Citation
from builder.model.papers import ADDRESS_DIGITS, PaperId
from builder.model.people import Author
from builder.model.records import MonthDay
from builder.text.identifiers import arxiv_page, doi_page
from builder.text.math.reading import read_formulas
from tests.examples import an_archive, archive_of, some_records
from tests.strategies import HOSTILE

SCRIPTS = PROJECT / "site_templates" / "assets" / "js"

ADDRESS = "https://a.example/archive/"

TITLES = (
    *HOSTILE, "Lattice models", "GPT-4: a LoRA of 3D vitamin C", "On Gaussian processes — Ising's model",
    "''quoted'' ``and'' --- ?`", "Kolmogorov–Arnold … IoT", "{", "}", "a{b}c\\d$e&f%g#h_i^j~k", "TY  - x",
    "x\nER  -", "使用 BERT 模型 𠀀 ÉCOLE normale", r"The \(B^- \to D^0\) decay by $\write18{x}$",
    "T$_c$ of $\\alpha$-RuCl$_3$", "\u2028\u2029\u202ex\u0007", "ALL CAPITALS ARE SHOUTED HERE", "\U0001f600",
)  # fmt: skip

PEOPLE = (
    Author("Wei Zhang"), Author("Ana Núñez", "Núñez", "Ana"), Author("Wei von Zhang", "von Zhang", "Wei"),
    Author("John Doe, Jr", "Doe", "John, Jr"), Author("Sammy Davis Jr."), Author("The Example Collaboration"),
    Author("Bell and Sons"), Author("Rock And Roll", "And Roll", "Rock"), Author("Plato"), Author("李娜"),
    Author("张伟", "张", "伟"), Author("Seán O'Neil", "O'Neil", "Seán"), Author("J. {Brace", "{Brace", "J."),
    Author("a, b, c"), Author("<b>x</b>", "x</b>", "<b>"), Author("Tab\tName"), Author("A B", "B C", "A"),
    Author("Comma, Given", "Comma", "Given"), Author("O''Dd", "O''Dd", "--"), Author("Only Family", "Family"),
)  # fmt: skip

Made = dict[str, Any]


def made_by_pages(site: Path, numbers: Sequence[int], ids: Sequence[str] = ()) -> Made:
    node = shutil.which("node")
    assert node, "node is not on PATH; the records that pages make are compared with ours in it"
    command = [node, str(Path(__file__).parent / "runner.js"), str(site), str(SCRIPTS)]
    told = subprocess.run(
        command,
        input=json.dumps({"numbers": [*numbers], "ids": [*ids]}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return dict(json.loads(told.stdout))


def made_by_us(cited: Iterable[Citation]) -> Made:
    cited = list(cited)
    records = [records_of(one) for one in cited]
    each = [
        {
            "BibTeX": bibtex(one),
            "RIS": ris(one),
            "CSL-JSON": json.dumps([csl(one)], ensure_ascii=False, indent=2),
            "Text": reference(one),
        }
        for one in cited
    ]
    files = {
        "BibTeX": as_bibtex(one.bibtex for one in records),
        "RIS": as_ris(one.ris for one in records),
        "CSL-JSON": as_csl(one.csl for one in records),
        "Text": "".join(f"{reference(one)}\n" for one in cited),
    }
    return {"each": each, "files": files}


def written(archive: Archive, cite: Callable[[Entry], Citation], site: Path, address: str = ADDRESS) -> Path:
    for file in paper_scripts(archive, cite, address):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(file.content), encoding="utf-8")
    return site


def assert_same(theirs: Made, ours: Made) -> None:
    for one, other in zip(theirs["each"], ours["each"], strict=True):
        assert one == other
    assert theirs["files"] == ours["files"]


def test_pages_make_the_records_of_all_papers_as_we_do(archive: Archive, tmp_path: Path) -> None:
    cite = citations(archive, ADDRESS)
    entries = [*archive.entries.values()]

    theirs = made_by_pages(written(archive, cite, tmp_path), [entry.number for entry in entries])

    assert_same(theirs, made_by_us(map(cite, entries)))


def some_citation(draw: random.Random, entry: Entry) -> Citation:
    """A citation with anything that a seed may say; its address is one that a paper of its kind has."""
    arxiv = draw.choice(("", "2509.01234", "math/0601001"))
    doi = draw.choice(("", "10.1234/a_b(c)%d", "10.1234/{x}\\y", "10.1002/(sici)1<1::a>3;2-#?"))
    url = arxiv_page(arxiv) if arxiv else doi_page(doi) if doi else ADDRESS + entry.permalink
    return Citation(
        key=f"key{entry.number}",
        title=read_formulas(" ".join(draw.choices(TITLES, k=draw.choice((1, 1, 2))))),
        page=entry.permalink,
        authors=tuple(draw.choices(PEOPLE, k=draw.choice((0, 1, 2, 3, 6, 7, 200, 201)))),
        has_more=draw.random() < 0.3,
        published=draw.choice(("", "2025", "2025-09", "2025-09-02")),
        listed=draw.choice((None, date(2025, 9, 9), date(1999, 12, 31), MonthDay(2, 29))),
        arxiv=arxiv,
        category=draw.choice(("", "cs.LG", "astro-ph_{x}")),
        doi=doi,
        venue=draw.choice(("", "Journal of A & B", "{", "Bell and \u202eSons <i>")),
        url=url,
    )


def test_pages_make_the_records_of_hostile_papers_as_we_do(tmp_path: Path) -> None:
    draw = random.Random(7)
    archive = an_archive(*some_records(*(f"Paper number {at}" for at in range(1030))))
    cited = {entry.number: some_citation(draw, entry) for entry in archive.entries.values()}

    site = written(archive, lambda entry: cited[entry.number], tmp_path)

    assert len(list((site / "assets" / "papers" / "order").iterdir())) == 2
    numbers = draw.sample(sorted(cited), len(cited))
    assert_same(made_by_pages(site, numbers), made_by_us(cited[number] for number in numbers))


def test_without_an_address_no_page_is_named(tmp_path: Path) -> None:
    archive = an_archive(*some_records("Lattice models"))
    cite = citations(archive, "")

    site = written(archive, cite, tmp_path, "")

    assert_same(made_by_pages(site, [0]), made_by_us(map(cite, archive.entries.values())))


def test_a_list_of_500_papers_is_bibtex_that_others_read(tmp_path: Path) -> None:
    draw = random.Random(21)
    titles = (f"{draw.choice(TITLES)} {draw.choice(('Lattice', 'É', '{', '$x_1$'))} {at}" for at in range(500))
    archive = an_archive(*some_records(*titles))
    cite = citations(archive, ADDRESS)
    entries = [*archive.entries.values()]

    theirs = made_by_pages(written(archive, cite, tmp_path), [entry.number for entry in entries])
    read = bibtexparser.parse_string(theirs["files"]["BibTeX"], parse_stack=[])

    assert read.failed_blocks == []
    assert [entry.key for entry in read.entries] == [cite(entry).key for entry in entries]
    assert len(read.entries_dict) == len(entries) > 480


def test_two_papers_of_one_short_form_are_both_named(tmp_path: Path) -> None:
    one, two, other = (entry.paper for entry in an_archive(*some_records("One", "Two", "Other")).entries.values())
    shared = one.id[:ADDRESS_DIGITS]
    alike = PaperId(shared + two.id[ADDRESS_DIGITS:])
    texts = [dataclasses.replace(sighting.text, id=alike) for sighting in two.sightings]
    pairs = zip(two.sightings, texts, strict=True)
    sightings = tuple(dataclasses.replace(sighting, text=text) for sighting, text in pairs)
    like_it = dataclasses.replace(two, id=alike, sightings=sightings)
    archive = archive_of([one, like_it, other])

    site = written(archive, citations(archive, ADDRESS), tmp_path)

    gone = "f" * ADDRESS_DIGITS
    found = made_by_pages(site, [], [shared, other.short_id, gone])["found"]
    assert {id: sorted(titles) for id, titles in found.items()} == {
        shared: sorted([one.title, two.title]), other.short_id: [other.title], gone: [],
    }  # fmt: skip
