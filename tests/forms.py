"""Papers written down in the forms in which people save listings: what is read can be compared with the truth."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

Texts = tuple[str, str]
"""Title and abstract."""

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def wrapped(papers: Sequence[Texts], rng: random.Random, *, blank: bool) -> Iterator[str]:
    """Broken at one width, with or without blank lines between the texts."""
    width = rng.randint(66, 110)
    indent, in_words = rng.choice(["", "", "  "]), rng.random() < 0.5
    yield "Sep 9, 2025"
    for title, abstract in papers:
        yield from [""] * blank
        yield from textwrap.wrap(title, width, break_on_hyphens=in_words)
        yield from [""] * blank
        yield from textwrap.wrap(indent + abstract, width, break_on_hyphens=in_words)


def cards(papers: Sequence[Texts], rng: random.Random, *, spread: bool) -> Iterator[str]:
    """The cards of a page of papers, copied in a browser; `spread` with a blank line below each line."""
    lines = chain(_menu(rng), ["Tuesday, September 9"], *(_card(paper, rng) for paper in papers), _foot(rng))
    for line in lines:
        yield line
        yield from [""] * spread


def _menu(rng: random.Random) -> Iterator[str]:
    words = [
        "Hugging Face",
        "Models",
        "Datasets",
        "Spaces",
        "Buckets new",
        "Docs",
        "Enterprise",
        "Pricing",
        "Log In",
    ]
    yield from words[: rng.choice([0, 6, 9])]
    yield from [
        "new",
        "Get trending papers in your email inbox once a day!",
        "Subscribe",
        "Daily Papers",
        "by",
        "AK",
    ]
    yield from ["and the research community", "Daily", "Weekly", "Monthly"]


def _foot(rng: random.Random) -> Iterator[str]:
    yield from ["Company", "TOS", "Privacy", "About", "Jobs", "Website"][: rng.choice([0, 4, 6])]


def _card(paper: Texts, rng: random.Random) -> Iterator[str]:
    yield from rng.choice([["Submitted by", rng.choice(["kitelab", "ann-b", "Xyz99"])], []])
    yield rng.choice(["-", str(rng.randint(1, 300))])
    yield from paper
    yield rng.choice([f"{rng.randint(1, 40)} authors", f"{rng.randint(2, 40)} authors", "Northwater University"])
    yield from ["·", f"{rng.choice(MONTHS)} {rng.randint(1, 28)}{rng.choice(['', ', 2024'])}"]
    yield from [str(rng.randint(1, 40))] * rng.randint(0, 1)


def addressed(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """With the addresses that a tool puts below each link."""
    yield from ["Daily Papers", "by AK and the research community", "Sep 9"]
    for number, (title, abstract) in enumerate(papers):
        here = f"https://huggingface.co/papers/2509.{number:05}"
        yield from [
            f" [-] {rng.randint(1, 99)}",
            f"https://huggingface.co/login?next=%2Fpapers%2F2509.{number:05}",
        ]
        yield from [title, here, abstract, here, "[", f"{rng.randint(2, 30)} authors]({here})", "·"]
        yield f"{rng.choice(MONTHS)} {rng.randint(1, 28)}"


def captured(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """As Markdown."""
    yield from ["# Daily Papers", "", "- Daily", "- Weekly", "", "Sep 9", ""]
    for number, (title, abstract) in enumerate(papers):
        here = f"https://huggingface.co/papers/2509.{number:05}"
        yield from [
            f"[{rng.randint(1, 99)}]({here}/up)",
            "",
            f"### [{title}]({here})",
            "",
            f"[{abstract}]({here})",
            "",
        ]
        yield from [f"[- {rng.randint(2, 30)} authors]({here})", "", "·", ""]
        yield from [f"{rng.choice(MONTHS)} {rng.randint(1, 28)}[{rng.randint(1, 9)}]({here}#community)", ""]


def listed(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """A page of arXiv's new papers, copied in a browser."""
    yield from ["Machine Learning", "Showing new listings for Tuesday, 9 September 2025"]
    yield from [
        f"Total of {len(papers)} entries",
        f"New submissions (showing {len(papers)} of {len(papers)} entries)",
    ]
    for number, (title, abstract) in enumerate(papers, 1):
        yield from [
            f"[{number}] arXiv:2509.{number:05} [pdf, html, other]",
            f"Title: {title}",
            "Ann Bee, C. D. Eff",
        ]
        yield from ["Comments: 12 pages"] * rng.randint(0, 1)
        yield from ["Subjects: Machine Learning (cs.LG); Optics (physics.optics)", abstract]


def mailed(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """The daily mail of arXiv."""
    yield from ["From: no-reply@arXiv.org", "Date: Tue, 9 Sep 2025 04:12:09 GMT", "", "-" * 78]
    for number, (title, abstract) in enumerate(papers, 1):
        yield from ["\\\\", f"arXiv:2509.{number:05}", "Date: Mon, 8 Sep 2025 10:11:12 GMT   (123kb)", ""]
        yield from textwrap.wrap(f"Title: {title}", 78, subsequent_indent="  ", break_on_hyphens=False)
        yield from ["Authors: Ann Bee, C. D. Eff", "Categories: cs.LG", "\\\\"]
        yield from textwrap.wrap(abstract, 78, initial_indent="  ", break_on_hyphens=False)
        yield from [f"\\\\ ( https://arxiv.org/abs/2509.{number:05} ,  123kb)", "-" * 78]


def numbered(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """With numbers before the titles."""
    mark = rng.choice(["{}. ", "#{} ", "[{}] ", "{}) "])
    for number, (title, abstract) in enumerate(papers, 1):
        yield from [mark.format(number) + title, abstract]


def fed(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """With what arXiv's feeds put around the texts."""
    is_new = rng.random() < 0.5
    for number, (title, abstract) in enumerate(papers, 1):
        if is_new:
            yield from [title, f"arXiv:2509.{number:05}v1 Announce Type: new Abstract: {abstract}"]
        else:
            yield from [f"{title} (arXiv:2509.{number:05}v1 [cs.LG])", f"Abstract: {abstract}"]


def noted(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """As one notes papers in Markdown, with labels."""
    yield from ["# Daily Papers — Sep 9, 2025", ""]
    for number, (title, abstract) in enumerate(papers, 1):
        yield from [f"{number}. **{title}**", f"   - Authors: {_people(rng)}"]
        yield from [f"   - Link: https://arxiv.org/abs/2509.{number:05}", f"   - Abstract: {abstract}", ""]


def read_quietly(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """As the reader mode of a browser shows them."""
    yield from ["# Daily Papers", "Tue, 9 Sep 2025", ""]
    for number, (title, abstract) in enumerate(papers, 1):
        here = f"https://arxiv.org/abs/2509.{number:05}"
        yield from [f"## {title}", "", _people(rng), "", abstract, "", f"[arXiv]({here}) | [PDF]({here})", ""]


def counted(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """With address, votes and comments between title and abstract."""
    yield "Sep 9"
    for number, (title, abstract) in enumerate(papers, 1):
        yield from [title, f"https://huggingface.co/papers/2509.{number:05}"]
        yield from [
            f"▲ {rng.randint(1, 99)} · {rng.randint(2, 9)} comments · {rng.randint(2, 9)} authors",
            abstract,
            "",
        ]


def labelled_above(papers: Sequence[Texts], rng: random.Random) -> Iterator[str]:
    """Each text below its label."""
    for number, (title, abstract) in enumerate(papers, 1):
        yield from [f"[{number}]  arXiv:2509.{number:05}  [pdf, other]", "Title:", title, "Authors:", _people(rng)]
        yield from ["Subjects: Machine Learning (cs.LG)", "Abstract:", abstract, ""]


def _people(rng: random.Random) -> str:
    return ", ".join(rng.sample(["Ann Bee", "C. D. Eff", "Åse Dahl", "Li Wei", "Maria da Costa"], 3))


FORMS: Mapping[str, Callable[[Sequence[Texts], random.Random], Iterator[str]]] = {
    "wrapped, blank lines": lambda papers, rng: wrapped(papers, rng, blank=True),
    "wrapped, tight": lambda papers, rng: wrapped(papers, rng, blank=False),
    "cards": lambda papers, rng: cards(papers, rng, spread=False),
    "cards, spread": lambda papers, rng: cards(papers, rng, spread=True),
    "addressed": addressed,
    "captured": captured,
    "listed": listed,
    "mailed": mailed,
    "numbered": numbered,
    "fed": fed,
    "noted": noted,
    "read quietly": read_quietly,
    "counted": counted,
    "labelled above": labelled_above,
}
