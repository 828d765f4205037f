"""Made-up papers with what is known of each, and files of several formats that say it."""

from __future__ import annotations

import random
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from builder.model import Author

MANY = 3000
"""Authors of the paper that has most."""

_PEOPLE = (
    ("Núñez", "Ana"), ("Zhang", "Wei"), ("van der Berg", "Jan"), ("de la Vega", "María José"), ("张", "伟"),
    ("欧阳", "娜"), ("Jónsson", "Ólafur"), ("O'Neil", "Seán"), ("Smith-Jones", "Mary Ann"), ("Şimşek", "İpek"),
    ("Žižek", "Čeněk"), ("Müller", "J. P."), ("von Ößling", "Jörg"), ("Ångström", "Åse"), ("Łukasiewicz", "Jan"),
    ("Doe", "J., Jr"), ("Lee", "Jae-Hoon"), ("Erdős", "P."), ("Sørensen", "Bjørn"), ("d'Aubert", "Ève"),
)  # fmt: skip

_GROUPS = ("The Example Collaboration", "Made-up Working Group", "Consortium for Small Rules and Large Tables")

_WORDS = "lattices melt order heat small rules agents glasses foams spin graphs proofs counting waves".split()

_SIGNS = ("& Sons", "at 95%", "of $k$ Neighbours", "in $\\mathbb{R}^{d}$", "— a Note", "für Élan", "and C#")


@dataclass(frozen=True, slots=True)
class Work:
    """A paper; an author is a family and a given name, a group a name alone. `has_more` are authors unnamed."""

    title: str
    abstract: str
    people: tuple[tuple[str, str], ...]
    has_more: bool
    arxiv: str
    doi: str
    published: str
    updated: str
    categories: tuple[str, ...]
    venue: str
    comment: str

    @property
    def authors(self) -> tuple[Author, ...]:
        """The authors, where the parts of their names are told apart."""
        return tuple(map(_author, self.people))

    @property
    def shown(self) -> list[str]:
        return [author.name for author in self.authors]


def _author(person: tuple[str, str]) -> Author:
    family, given = person
    if not given:
        return Author(family)
    if family in {"张", "欧阳"}:
        return Author(family + given, family, given)
    first, _, suffix = given.partition(", ")
    return Author(f"{first} {family}" + (f", {suffix}" if suffix else ""), family, given)


def works(count: int = 40) -> tuple[Work, ...]:
    """So many papers, equal each time."""
    rng = random.Random(19)
    return tuple(_work(rng, number) for number in range(count))


def _work(rng: random.Random, number: int) -> Work:
    title = f"{' '.join(rng.sample(_WORDS, 5)).capitalize()} {rng.choice(_SIGNS)} {number}"
    people = tuple(rng.sample(_PEOPLE, rng.randrange(6)))
    if number % 7 == 3:
        people += ((_GROUPS[number % 3], ""),)
    if number == 5:
        people = tuple((f"Family{at}", f"G{at}.") for at in range(MANY))
    day = f"2025-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    return Work(
        title=title,
        abstract=f"We study {' '.join(rng.choices(_WORDS, k=90))}; {rng.choice(_SIGNS)}, and more.",
        people=people,
        has_more=bool(people) and number % 5 == 0,
        arxiv=f"25{rng.randrange(1, 13):02}.{number:05}"
        if number % 4
        else f"math/99{rng.randrange(1, 13):02}{number:03}",
        doi=f"10.1234/made.{number}" if number % 3 else "",
        published=day,
        updated="2026-01-02",
        categories=("math.PR", "cs.MA"),
        venue="Journal of Small & Made Up" if number % 2 else "",
        comment=f"{number + 2} pages",
    )


_LETTERS = {"ß": r"{\ss}", "ø": r"{\o}", "ł": r"{\l}", "Ł": r"{\L}", "İ": r"{\.I}", "—": "---"}

_ACCENTS = {
    "\u0301": "'", "\u0300": "`", "\u0303": "~", "\u0308": '"', "\u030a": "r", "\u030c": "v", "\u0327": "c",
    "\u030b": "H",
}  # fmt: skip


def as_latex(text: str) -> str:
    """A text as bibliographies write it: formulas as they are, all else escaped."""
    pieces = text.split("$")
    return "$".join(piece if at % 2 else "".join(map(_letter, piece)) for at, piece in enumerate(pieces))


def _letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter in "&%#_":
        return f"\\{letter}"
    taken = unicodedata.normalize("NFD", letter)
    return f"{{\\{_ACCENTS[taken[1]]}{{{taken[0]}}}}}" if len(taken) == 2 and taken[1] in _ACCENTS else letter


def as_bibtex(made: tuple[Work, ...]) -> str:
    return "\n".join(_bibtex(number, work) for number, work in enumerate(made))


def _bibtex(number: int, work: Work) -> str:
    names = [_bibtex_name(at, *person) for at, person in enumerate(work.people)]
    month = int(work.published[5:7])
    fields = {
        "title": f"{{{as_latex(work.title)}}}",
        "author": f"{{{' and '.join([*names, 'others'] if work.has_more else names)}}}",
        "abstract": f"{{{as_latex(work.abstract)}}}",
        "journal": f'"{as_latex(work.venue)}"',
        "eprint": f"{{{work.arxiv}}}",
        "archiveprefix": "{arXiv}",
        "doi": f"{{{work.doi}}}",
        "primaryclass": f"{{{work.categories[0]}}}",
        "note": f"{{{work.comment}}}",
        **(
            {"date": f"{{{work.published}}}"}
            if number % 2
            else {
                "year": work.published[:4],
                "month": "jan feb mar apr may jun jul aug sep oct nov dec".split()[month - 1],
            }
        ),
        "file": "{/home/u/private.pdf}",
    }
    rows = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value not in {"{}", '""'})
    return f"@article{{key{number},\n{rows}\n}}\n"


def _bibtex_name(at: int, family: str, given: str) -> str:
    if not given:
        return f"{{{as_latex(family)}}}"
    first, _, suffix = given.partition(", ")
    if suffix:
        return f"{as_latex(family)}, {suffix}, {as_latex(first)}"
    if at % 2 or family in {"张", "欧阳"}:
        return f"{as_latex(family)}, {as_latex(given)}"
    return f"{as_latex(given)} {as_latex(family)}"


def as_ris(made: tuple[Work, ...]) -> str:
    return "\ufeff" + "\r\n".join("\r\n".join(_ris(number, work)) for number, work in enumerate(made))


def _ris(number: int, work: Work) -> Iterator[str]:
    yield "TY  - JOUR"
    yield f"{'TI' if number % 2 else 'T1'}  - {work.title}"
    for family, given in work.people:
        yield f"{'AU' if number % 2 else 'A1'}  - {family}" + (f", {given}" if given else "")
    if work.has_more:
        yield "AU  - et al." if number % 2 else "A1  - et al."
    yield f"{'PY' if number % 2 else 'Y1'}  - {work.published.replace('-', '/')}/"
    yield f"{'AB' if number % 2 else 'N2'}  - " + "\r\n      ".join(textwrap.wrap(work.abstract, 70))
    if work.venue:
        yield f"JO  - {work.venue}"
    if work.doi:
        yield f"DO  - {work.doi}"
    yield f"UR  - https://arxiv.org/abs/{work.arxiv}"
    yield "ER  - "
    yield ""


def as_atom(made: tuple[Work, ...]) -> str:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "<id>http://arxiv.org/api/made</id>\n"
    )
    return head + "".join(map(_atom, made)) + "</feed>\n"


def _atom(work: Work) -> str:
    inside = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'
    people = "".join(f"<author><name>{escape(name)}</name></author>\n" for name in work.shown)
    title, abstract = ("\n  ".join(textwrap.wrap(escape(text), 70)) for text in (work.title, work.abstract))
    return (
        f"<entry><id>http://arxiv.org/abs/{work.arxiv}v2</id><updated>{work.updated}T10:00:00Z</updated>\n"
        f"<published>{work.published}T10:00:00Z</published><title>{title}</title>\n<summary>{abstract}</summary>\n"
        f"{people}<arxiv:comment {inside}>{work.comment}</arxiv:comment>\n"
        f"<arxiv:journal_ref {inside}>{escape(work.venue)}</arxiv:journal_ref>\n"
        f"<arxiv:doi {inside}>{work.doi}</arxiv:doi>\n"
        f'<link href="http://arxiv.org/pdf/{work.arxiv}v2" rel="related" type="application/pdf" title="pdf"/>\n'
        f'<arxiv:primary_category {inside} term="{work.categories[0]}"/>\n'
        + "".join(f'<category term="{name}"/>' for name in reversed(work.categories))
        + "</entry>\n"
    )


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def as_mail(made: tuple[Work, ...]) -> str:
    rule = "-" * 78 + "\n"
    return f"{rule}Submissions to:\nMade Up\n{rule}" + "".join(f"{_mail(work)}{rule}" for work in made)


def _mail(work: Work) -> str:
    year, month, day = work.published.split("-")
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[int(month) - 1]
    people = ", ".join(f"{as_latex(one)} ({at % 3 + 1})" for at, one in enumerate(work.shown))
    people += ", et al." if work.has_more else ""
    fields = {
        "Title": work.title, "Authors": f"{people} ((1) Lab (North), (2) House, (3) Inn)" if people else "",
        "Categories": " ".join(work.categories), "Comments": work.comment,
        "Journal-ref": work.venue, "DOI": work.doi,
    }  # fmt: skip
    rows = (
        textwrap.fill(
            f"{field}: {value}", 78, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False
        )
        for field, value in fields.items()
        if value
    )
    return (
        f"\\\\\narXiv:{work.arxiv}\nDate: Tue, {int(day)} {name} {year} 10:11:12 GMT   (12kb)\n\n"
        + "\n".join(rows)
        + "\n\\\\\n"
        + textwrap.fill(work.abstract, 78, initial_indent="  ", break_on_hyphens=False)
        + f"\n\\\\ ( https://arxiv.org/abs/{work.arxiv} ,  12kb)\n"
    )


FILES: Mapping[str, Callable[[tuple[Work, ...]], str]] = {
    "made.bib": as_bibtex,
    "made.ris": as_ris,
    "made.xml": as_atom,
    "made.txt": as_mail,
}
"""How each file is written."""
