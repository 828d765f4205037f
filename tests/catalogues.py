"""The same papers written down as catalogues and bibliographies have them: what is read is held to the truth."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from builder.model.papers import Paper

Work = Mapping[str, Any]
"""A paper with id (of arXiv), title, abstract, authors, date, categories and, where it has one, doi."""


def _parted(name: str) -> tuple[str, str]:
    """Family and given names, as whoever keeps a bibliography would part them."""
    given, _, family = name.rpartition(" ")
    return family, given


def _inverted(name: str) -> str:
    family, given = _parted(name)
    return f"{family}, {given}" if given else family


def dump(works: Sequence[Work]) -> str:
    """The text of a page of Daily Papers."""
    listed = (f"{work['title']}\n\n{work['abstract']}\n" for work in works)
    return "\n".join(["Daily Papers", "byAK and the research community", "Sep 9", "", *listed])


def hf(works: Sequence[Work]) -> str:
    """The answer of Hugging Face to a day."""
    return json.dumps([_hf_paper(work) for work in works])


def _hf_paper(work: Work) -> dict[str, Any]:
    said = {"title": work["title"], "summary": work["abstract"], "publishedAt": f"{work['date']}T00:00:00.000Z"}
    paper = {
        "id": work["id"],
        "authors": [{"_id": "1", "name": name, "hidden": False} for name in work["authors"]],
        "submittedOnDailyAt": "2025-09-09T00:00:00.000Z",
        "upvotes": 3,
        **said,
    }
    return {"paper": paper, "numComments": 1, "submittedBy": {"fullname": "Ann Bee", "name": "bee"}, **said}


def atom(works: Sequence[Work]) -> str:
    """An answer of arXiv's API."""
    entries = "\n".join(map(_atom_entry, works))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom">\n<title>arXiv Query</title>\n'
        f"<id>http://arxiv.org/api/x</id><updated>2025-09-09T00:00:00Z</updated>\n{entries}\n</feed>\n"
    )


def _atom_entry(work: Work) -> str:
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in work["authors"])
    categories = "".join(
        f'<category term="{one}" scheme="http://arxiv.org/schemas/atom"/>' for one in work["categories"]
    )
    doi = f"<arxiv:doi>{escape(work['doi'])}</arxiv:doi>" if "doi" in work else ""
    return (
        f"<entry><id>http://arxiv.org/abs/{work['id']}v1</id><title>{escape(work['title'])}</title>\n"
        f"<published>{work['date']}T00:00:00Z</published><updated>{work['date']}T00:00:00Z</updated>\n"
        f"<summary>  {escape(work['abstract'])}\n</summary>{authors}{doi}"
        f'<arxiv:primary_category term="{work["categories"][0]}"/>{categories}</entry>'
    )


def snapshot(works: Sequence[Work]) -> str:
    """Lines of arXiv's snapshot of its metadata."""
    return "\n".join(json.dumps(_snapshot_line(work)) for work in works) + "\n"


def _snapshot_line(work: Work) -> dict[str, Any]:
    year, month, day = work["date"].split("-")
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    created = f"Mon, {int(day)} {months[int(month) - 1]} {year} 10:00:00 GMT"
    return {
        "id": work["id"],
        "submitter": "A. B.",
        "authors": ", ".join(work["authors"]),
        "title": work["title"],
        "comments": None,
        "journal-ref": None,
        "doi": work.get("doi"),
        "report-no": None,
        "categories": " ".join(work["categories"]),
        "license": None,
        "abstract": f"  {work['abstract']}\n",
        "versions": [{"version": "v1", "created": created}],
        "update_date": work["date"],
        "authors_parsed": [[*_parted(name), ""] for name in work["authors"]],
    }


def bibtex(works: Sequence[Work]) -> str:
    """A bibliography."""
    return "\n\n".join(_bibtex_entry(number, work) for number, work in enumerate(works)) + "\n"


def _bibtex_entry(number: int, work: Work) -> str:
    year, month, day = work["date"].split("-")
    fields = {
        "title": f"{{{_tex(work['title'])}}}",
        "author": " and ".join(map(_inverted, work["authors"])),
        "abstract": _tex(work["abstract"]),
        "eprint": work["id"],
        "archiveprefix": "arXiv",
        "primaryclass": work["categories"][0],
        "date": f"{year}-{month}-{day}",
    }
    if "doi" in work:
        fields["doi"] = work["doi"]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{work{number},\n{lines}\n}}"


def _tex(text: str) -> str:
    """A text as LaTeX, formulas as they are; braces that do not pair could not stand there."""
    text = text if text.count("{") == text.count("}") else text.replace("{", "").replace("}", "")
    return "".join(
        f"\\{one}" if one in "&%#" and before != "\\" else one
        for before, one in zip(f" {text}", text, strict=False)
    )


def ris(works: Sequence[Work]) -> str:
    """References in RIS."""
    return "\r\n".join(map(_ris_record, works))


def _ris_record(work: Work) -> str:
    lines = ["TY  - UNPB", f"TI  - {work['title']}"]
    lines += [f"AU  - {_inverted(name)}" for name in work["authors"]]
    lines += [f"PY  - {work['date'].replace('-', '/')}/", f"AB  - {work['abstract']}"]
    lines += [f"UR  - https://arxiv.org/abs/{work['id']}"]
    lines += [f"DO  - {work['doi']}"] if "doi" in work else []
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(works: Sequence[Work]) -> str:
    """Items of CSL-JSON."""
    return json.dumps([_csl_item(number, work) for number, work in enumerate(works)], indent=1)


def _csl_item(number: int, work: Work) -> dict[str, Any]:
    parts = [_parted(name) for name in work["authors"]]
    item = {
        "id": f"work{number}",
        "type": "article",
        "title": work["title"],
        "author": [
            {"family": family, "given": given} if given else {"literal": family} for family, given in parts
        ],
        "issued": {"date-parts": [[int(part) for part in work["date"].split("-")]]},
        "number": f"arXiv:{work['id']}",
        "abstract": work["abstract"],
    }
    return item | ({"DOI": work["doi"]} if "doi" in work else {})


WRITERS: Mapping[str, Callable[[Sequence[Work]], str]] = {
    "2025-09-09-dump.txt": dump,
    "hf.json": hf,
    "atom.xml": atom,
    "snapshot.jsonl": snapshot,
    "library.bib": bibtex,
    "library.ris": ris,
    "library.json": csl,
}
"""How each kind of file is written, by a name for it."""

SAYS = {"hf.json": {"arxiv", "authors", "published"}} | {
    name: {"arxiv", "authors", "published", "doi"}
    for name in ("atom.xml", "snapshot.jsonl", "library.bib", "library.ris", "library.json")
}
"""The fields that each kind tells; a dump tells none."""


def wrong_fields(papers: Sequence[Paper], works: Sequence[Work], said: set[str]) -> tuple[list[Any], int]:
    """What is not as the truth has it, of the fields that the files tell; and how many fields these are."""
    by_id = {paper.details.arxiv: paper for paper in papers}
    wrong, fields = [], 0
    for work in works if said else ():
        paper = by_id.get(work["id"])
        truth = {"arxiv": work["id"], "authors": work["authors"], "published": work["date"]}
        if "doi" in work:
            truth["doi"] = work["doi"].lower()
        for field in sorted(said & set(truth)):
            fields += 1
            found = getattr(paper.details, field) if paper else None
            found = [author.name for author in found] if field == "authors" and found else found
            if found != truth[field]:
                wrong.append((work["id"], field, found, truth[field]))
    return wrong, fields
