"""Made-up works, written down in the JSON of each catalogue, with what is to be read of them beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.ingest.names import of_parts
from builder.model import Author

Json = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """A name by its parts; `family` alone is a collaboration, or a person of one name. `latex` is the family as
    arXiv has it."""

    family: str
    given: str = ""
    suffix: str = ""
    particle: str = ""
    latex: str = ""

    @property
    def author(self) -> Author:
        author = of_parts(self.family, self.given, self.suffix, self.particle)
        assert author
        return author


@dataclass(frozen=True)
class Made:
    """A work, and all that is known of it."""

    number: int
    title: str
    abstract: str
    people: tuple[Person, ...]
    arxiv: str
    doi: str
    published: str
    updated: str
    categories: tuple[str, ...]
    venue: str
    comment: str
    listed_on: str
    code: str


PEOPLE = (
    Person("Núñez", "Ana", latex=r"N\'u\~nez"),
    Person("Gödel", "Kurt", latex=r"G\"odel"),
    Person("Smith-Jones", "Mary-Ann"),
    Person("Zhang", "Wei", particle="von"),
    Person("Doe", "J.", "Jr"),
    Person("张", "伟"),
    Person("Suharto"),
    Person("The Example Collaboration"),
    Person("O'Neill", "Síle", latex="O'Neill"),
    Person("Łukasiewicz", "Jan", latex=r"\L ukasiewicz"),
    Person("García Márquez", "José Luis", latex=r"Garc{\'\i}a M\'arquez"),
)

TITLES = (
    "Order from small rules",
    "Fréchet means & more, faster — a note",
    "Bounds of $k \\ge 2$ neighbours for a < b",
    "深度学习的 small models",
    "What 95% of agents do when nobody looks",
)


def made(count: int = 40, crowd: int = 3000) -> list[Made]:
    """Works, of which the last has a crowd of authors."""
    works = [_made(number) for number in range(count)]
    many = tuple(Person(f"Family{number}", f"G{number}.") for number in range(crowd))
    return [*works[:-1], replace(works[-1], people=(*many, PEOPLE[7]))]


def _made(number: int) -> Made:
    month = f"{1 + number % 12:02}"
    people = tuple(PEOPLE[(number + other) % len(PEOPLE)] for other in range(number % 5))
    return Made(
        number,
        f"{TITLES[number % len(TITLES)]}, part {number}",
        f"We study case {number} of small rules; 95% of runs agree within $\\epsilon$ & no parameter is tuned.",
        people,
        f"25{month}.{number:05}",
        f"10.1234/made.{number}",
        f"2025-{month}-{1 + number % 28:02}",
        f"2025-{month}-{1 + number % 28:02}",
        ("cs.MA", "math.PR")[: 1 + number % 2],
        f"Journal of Made Up {number % 3}",
        f"{number} pages",
        "2025-09-09",
        f"https://github.com/example/code-{number}",
    )


def hugging_face(works: Sequence[Made]) -> str:
    """One line, with the people shown by their whole names."""
    return json.dumps([_daily(work) for work in works])


def _daily(work: Made) -> Json:
    people = [
        {"_id": f"{at}", "name": person.author.name, "hidden": False} for at, person in enumerate(work.people)
    ]
    paper = {
        "id": work.arxiv,
        "authors": [*people, {"_id": "x", "name": "Hidden Person", "hidden": True}],
        "publishedAt": f"{work.published}T14:03:11.000Z",
        "submittedOnDailyAt": f"{work.listed_on}T00:00:00.000Z",
        "title": work.title,
        "summary": work.abstract.replace("; ", ";\n"),
        "upvotes": 3,
        "githubRepo": work.code,
        "ai_summary": "made for tests",
    }
    return {"paper": paper, "publishedAt": f"{work.published}T14:03:11.000Z", "title": work.title}


def snapshot(works: Sequence[Made]) -> str:
    """An object a line, names with LaTeX's accents."""
    return "".join(json.dumps(_of_arxiv(work), ensure_ascii=False) + "\n" for work in works)


def _of_arxiv(work: Made) -> Json:
    return {
        "id": work.arxiv,
        "submitter": "A. N.",
        "authors": ", ".join(person.author.name for person in work.people),
        "title": work.title.replace(", part", ",\n  part"),
        "comments": work.comment,
        "journal-ref": work.venue,
        "doi": work.doi,
        "report-no": None,
        "categories": " ".join(work.categories),
        "abstract": f"  {work.abstract}\n",
        "versions": [{"version": "v1", "created": _stamp(work.published)}],
        "update_date": "2025-12-31",
        "authors_parsed": [_parsed(person) for person in work.people],
    }


def _stamp(day: str) -> str:
    year, month, number = day.split("-")
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[int(month) - 1]
    return f"Tue, {int(number)} {name} {year} 14:03:11 GMT"


def _parsed(person: Person) -> list[str]:
    family = f"{person.particle} {person.latex or person.family}".strip()
    return [family, person.given, person.suffix, "Example Lab"]


def csl(works: Sequence[Made]) -> str:
    """An array over many lines, days in several forms, titles with markup."""
    return json.dumps([_item(work) for work in works], indent=1, ensure_ascii=False)


def _item(work: Made) -> Json:
    year, month, day = work.published.split("-")
    forms: tuple[Json, ...] = (
        {"date-parts": [[year, int(month), day]]},
        {"date-parts": [[int(year), int(month), int(day)]], "season": 1},
        {"raw": work.published},
        {"literal": _stamp(work.published)[5:].rpartition(" 14")[0]},
    )
    return {
        "id": f"key{work.number}",
        "type": "article-journal",
        "title": work.title.replace("&", "&amp;").replace("<", "&lt;").replace("part", "<i>part</i>"),
        "author": [_name(person) for person in work.people],
        "editor": [{"family": "Nobody", "given": "N."}],
        "issued": forms[work.number % len(forms)],
        "container-title": work.venue,
        "DOI": work.doi.upper() if work.number % 2 else work.doi,
        "abstract": work.abstract,
        "note": f"Citation Key: key{work.number}\narXiv:{work.arxiv} [cs]",
    }


def _name(person: Person) -> Json:
    if not person.given:
        return {"literal": person.family}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    particle = {"non-dropping-particle": person.particle}
    return {name: part for name, part in (parts | particle).items() if part}


def openalex(works: Sequence[Made]) -> str:
    """An answer of many works on one line, with the abstract as an index."""
    return json.dumps({"meta": {"count": len(works)}, "results": [_work(work) for work in works], "group_by": []})


def _work(work: Made) -> Json:
    index: dict[str, list[int]] = {}
    for at, word in enumerate(work.abstract.split()):
        index.setdefault(word, []).append(at)
    return {
        "id": f"https://openalex.org/W{work.number}",
        "doi": f"https://doi.org/{work.doi}",
        "title": work.title.replace("&", "&amp;"),
        "publication_date": work.published,
        "primary_location": {"source": {"display_name": work.venue, "type": "journal"}, "pdf_url": None},
        "locations": [{"landing_page_url": f"http://arxiv.org/abs/{work.arxiv}"}],
        "authorships": [_authorship(person) for person in work.people],
        "abstract_inverted_index": dict(sorted(index.items())),
    }


def _authorship(person: Person) -> Json:
    author = person.author
    raw = f"{author.family}, {author.given}" if author.family and not person.suffix else author.name
    return {"author": {"display_name": author.name, "orcid": None}, "raw_author_name": raw}


def crossref(works: Sequence[Made]) -> str:
    """An answer over many lines, texts with tags."""
    items = {"total-results": len(works), "items": [_registered(work) for work in works]}
    return json.dumps({"status": "ok", "message-type": "work-list", "message": items}, indent=2)


def _registered(work: Made) -> Json:
    abstract = work.abstract.replace("&", "&amp;").replace("small", "<jats:italic>small</jats:italic>")
    first, _, rest = abstract.partition("; ")
    return {
        "indexed": {"date-parts": [[2025, 1, 1]]},
        "DOI": work.doi,
        "type": "journal-article",
        "title": [work.title.replace("&", "&amp;").replace("<", "&lt;").replace("part", "<i>part</i>")],
        "abstract": f"<jats:title>Abstract</jats:title><jats:p>{first};</jats:p><jats:p>{rest}</jats:p>",
        "author": [_name(person) if person.given else {"name": person.family} for person in work.people],
        "issued": {"date-parts": [[int(part) for part in work.published.split("-")]]},
        "container-title": [work.venue],
        "relation": {"has-preprint": [{"id-type": "doi", "id": f"10.48550/arXiv.{work.arxiv}"}]},
    }


def semantic_scholar(works: Sequence[Made]) -> str:
    """An answer of many works."""
    return json.dumps({"total": len(works), "offset": 0, "data": [_paper(work) for work in works]}, indent=1)


def _paper(work: Made) -> Json:
    return {
        "paperId": f"{work.number:040}",
        "externalIds": {"ArXiv": work.arxiv, "DOI": work.doi, "CorpusId": work.number},
        "title": work.title,
        "abstract": work.abstract,
        "tldr": {"text": "made for tests"},
        "publicationDate": work.published,
        "journal": {"name": work.venue},
        "authors": [{"authorId": f"{at}", "name": person.author.name} for at, person in enumerate(work.people)],
        "openAccessPdf": {"url": f"https://arxiv.org/pdf/{work.arxiv}"},
    }


def rows(works: Sequence[Made]) -> str:
    """Rows of a table of Semantic Scholar."""
    return "\n".join(json.dumps(_row(_paper(work))) for work in works)


def _row(paper: Json) -> Json:
    return {key.lower(): value for key, value in paper.items() if key != "openAccessPdf"}


def json_lines(works: Sequence[Made]) -> str:
    """Our own form, names as they are shown in one half, as objects in the other."""
    return "\n".join(json.dumps(_line(work)) for work in works)


def _line(work: Made) -> Json:
    authors = [person.author for person in work.people]
    named: list[Any] = [{"name": one.name, "family": one.family, "given": one.given} for one in authors]
    return {
        "title": work.title,
        "abstract": work.abstract,
        "date": work.listed_on,
        "authors": named,
        "arxiv": f"arXiv:{work.arxiv}v1",
        "doi": f"https://doi.org/{work.doi}",
        "published": work.published,
        "updated": work.updated,
        "pdf": f"https://arxiv.org/pdf/{work.arxiv}",
        "categories": list(work.categories),
        "venue": work.venue,
        "comment": work.comment,
        "url": work.code,
    }


WRITERS: Mapping[str, Callable[[Sequence[Made]], str]] = {
    "hugging_face": hugging_face,
    "snapshot": snapshot,
    "csl": csl,
    "openalex": openalex,
    "crossref": crossref,
    "semantic_scholar": semantic_scholar,
    "rows": rows,
    "json_lines": json_lines,
}
