"""Records of papers given to the programs that read them: biber, bibtexparser, rispy, and our own readers."""

from __future__ import annotations

import random
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import bibtexparser
import rispy

from builder.export.bibtex import bibtex
from builder.export.list_files import as_bibtex, as_ris
from builder.export.people import MOST_AUTHORS
from builder.export.ris import ris
from builder.export.said import plain_title
from builder.ingest.seeds import parse_seed
from builder.model.citations import Citation
from builder.model.people import Author
from builder.text.cleaning import clean
from builder.text.latex.capitals import title_latex
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas
from builder.text.math.tex import as_tex

_COMPLAINT = re.compile(
    r"^(?:WARN|ERROR|FATAL) - .*|.*\b(?:syntax error|unbalanced|found .* errors?)\b.*", re.MULTILINE
)

# Zotero wants `eprinttype`, styles of BibTeX want `archiveprefix`; where both are there biber says of the second
# that it does not need it, and only when it is asked for everything (-V).
_HARMLESS = re.compile(
    r"Missing mandatory field - one of 'date, year'|Field 'archiveprefix' invalid in data model"
)


def complaints_of_biber(cited: Sequence[Citation]) -> list[str]:
    """What biber has against the records, but for dates that are not known; it must have read all of them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bib"
        path.write_text(as_bibtex(map(bibtex, cited)), encoding="utf-8")
        command = ["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file", "b.bib", path.name]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        written = Path(folder) / "b.bib"
        read = written.read_text(encoding="utf-8").count("\n@") if written.exists() else 0
    found = [line for line in _COMPLAINT.findall(done.stdout + done.stderr) if not _HARMLESS.search(line)]
    lost = [f"{len(cited)} records were written, {read} read"] if read + 1 < len(cited) else []
    return [*found, *lost, *([f"status {done.returncode}"] if done.returncode else [])]


def losses(cited: Sequence[Citation]) -> Iterator[str]:
    """What is not read back as it was written: by our own readers title, authors, date and ids, by libraries title
    and key."""
    yield from _lost("a.bib", as_bibtex(map(bibtex, cited)), cited)
    yield from _lost("a.ris", as_ris(map(ris, cited)), cited)
    keys = [
        entry.key for entry in bibtexparser.parse_string(as_bibtex(map(bibtex, cited)), parse_stack=[]).entries
    ]
    yield from (f"bibtexparser: {one.key}" for one, key in zip(cited, keys, strict=True) if key != one.key)
    titles = [found["title"] for found in rispy.loads(as_ris(map(ris, cited)))]
    yield from (f"rispy: {one.key}" for one, title in zip(cited, titles, strict=True) if title != plain_title(one))


def _lost(name: str, text: str, cited: Sequence[Citation]) -> Iterator[str]:
    records = parse_seed(name, text.encode("utf-8")).records
    if len(records) != len(cited):
        yield f"{name}: {len(cited)} records were written, {len(records)} read"
        return
    for one, record in zip(cited, records, strict=True):
        said = record.details
        title = clean(record.title)
        if plain_title(one) != as_plain(read_formulas(title)) and as_tex(one.title) != as_tex(
            read_formulas(title)
        ):
            yield f"{name}: title of {one.key}: {as_tex(one.title)!r} is {record.title!r}"
        people = [author.name for author in one.authors[:MOST_AUTHORS]], [author.name for author in said.authors]
        if people[0] != people[1]:
            yield f"{name}: authors of {one.key}: {people[0]} are {people[1]}"
        facts = [(known.published, known.arxiv, known.doi) for known in (one, said)]
        if facts[0] != facts[1]:
            yield f"{name}: {one.key}: {facts[0]} is {facts[1]}"


_PIECES = (
    "{", "}", "\\", "$", "%", "@misc{", "\\{", "\\}", "\\\\", "a", "GPT", " ", "\n", "#", '"', "=", ",", "~", "^",
    "_", "&", "--", "`", "'", "é", "深", "\u202e", "\x00", "\\textbf{", "$x_{1}$", "$\\alpha", "\\(", "\\)", "{}",
    "x",
)  # fmt: skip


def hostile_titles(count: int, seed: int = 20) -> Iterator[str]:
    """So many titles of signs that mean something to TeX, equal each time."""
    rng = random.Random(seed)
    return ("".join(rng.choices(_PIECES, k=rng.randrange(1, 30))) for _ in range(count))


def hostile_citations(count: int, seed: int = 20) -> list[Citation]:
    """So many papers of which all that is known is made of such signs."""
    rng = random.Random(seed)

    def text() -> str:
        return clean("x" + "".join(rng.choices(_PIECES, k=rng.randrange(1, 14))))

    return [
        Citation(
            key=f"key{number}",
            title=read_formulas(text()),
            page="papers/a.html",
            authors=(
                Author(text()),
                Author(text(), text(), text()),
                Author("A, Jr", text(), f"{text()}, {text()}"),
            ),
            published="2025",
            arxiv="2509.01234",
            category="cs.LG",
            doi=f"10.1234/{text()}",
            venue=text(),
            url=f"https://a.example/{text()}",
        )
        for number in range(count)
    ]


def unbalanced(titles: Iterator[str]) -> Iterator[str]:
    """The titles whose braces, those behind a backslash, too, do not pair when they are written for BibTeX."""
    for title in titles:
        depth = 0
        for sign in title_latex(read_formulas(clean(title))):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth < 0:
                break
        if depth:
            yield title
