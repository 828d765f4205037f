"""What is no listing is refused in one line; what is one never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.model import Roles, line_of
from tests.examples import FREEZE, MELT, REAL

DATA = PROJECT.parent / "shared" / "data"

COPY = "open it, copy the text as it is shown and save that as a text file"
ON_LINES = "write the title and the abstract of each paper on lines of their own"
AS_JSON_LINES = 'write each paper as {"title": "…", "abstract": "…", "date": "2025-09-09"} on one line'
AS_RIS = "export it again as RIS or BibTeX, which are read"

HTML = ("HTML (the source of a page)", COPY)
ATOM = ("an Atom feed", AS_JSON_LINES)
RSS = ("an RSS feed", AS_JSON_LINES)
XML = ("XML", AS_JSON_LINES)
CSV = ("CSV (a table)", AS_JSON_LINES)
TSV = ("TSV (a table)", AS_JSON_LINES)
TABLE = ("a table in Markdown", AS_JSON_LINES)
LINKS = ("a list of links in Markdown", ON_LINES)
MAIL = ("the source of an e-mail", COPY)

MEDLINE = ("MEDLINE, PubMed's own form", AS_RIS)
WEB_OF_SCIENCE = ("the Web of Science's own form", AS_RIS)
REFER = ("EndNote's own form (refer)", AS_RIS)

FILES = (
    (f"PMID- 1\nOWN - NLM\nTI  - Melting of\n      lattices\nAB  - {MELT}\nAU  - Bee A\n", MEDLINE),
    (f"FN Clarivate\nVR 1.0\nPT J\nAU Bee, A\n   Eff, C\nTI Melting\nAB {MELT}\nER\n\nEF\n", WEB_OF_SCIENCE),
    (f"%0 Journal Article\n%T Melting lattices\n%A Bee, Ann\n%X {MELT}\n", REFER),
    (f"<!DOCTYPE html>\n<html><head><title>Papers</title></head>\n<body><p>{MELT}</p></body></html>\n", HTML),
    (f"<!-- saved from url=(0014)about:internet -->\n<HTML lang=en>\n<h3>Melting lattices</h3>\n{MELT}\n", HTML),
    ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">\n<body/>\n</html>', HTML),
    (f'<article class="card"><h3>Melting</h3>\n<p>{MELT}</p>\n</article>\n<article>\n<p>{FREEZE}</p>', HTML),
    (f"<div><div><h3>Melting lattices</h3><p>{MELT}</p></div></div>", HTML),
    (f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<summary>{MELT}</summary></feed>', ATOM),
    (f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Melting</title>\n{MELT}</entry></feed>', ATOM),
    (
        "This XML file does not appear to have any style information associated with it. The document tree is "
        f'shown below.\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>arXiv</title>\n<summary>{MELT}</summary>\n',
        ATOM,
    ),
    (f"<?xml version='1.0'?>\n<rss version='2.0'><channel>\n<description>{MELT}\n</channel></rss>", RSS),
    (f'<rdf:RDF xmlns="http://purl.org/rss/1.0/">\n<item><description>{MELT}</description></item></rdf:RDF>', RSS),
    (f'<?xml version="1.0"?>\n<records>\n<record><title>Melting</title>{MELT}</record>\n</records>', XML),
    ('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', XML),
    (f'title,abstract,date\nMelting lattices,"{MELT}",2025-09-09\n', CSV),
    (f'"arXiv ID";"Title";"my own column"\n2509.01234;Melting lattices;"{MELT}"\n', CSV),
    (f'sep=,\nPaper Title,Link\nMelting lattices,https://arxiv.org/abs/2509.01234\n"{MELT}",x', CSV),
    (f"Title, Authors, Abstract\nMelting lattices, Doe, {MELT}\n", CSV),
    (f'"Melting lattices","{MELT}"\n"Frozen ""glasses""","{FREEZE}"\n"Foams","In\nthis\npaper."\n', CSV),
    ("2509.01234,Melting lattices,cs.AI\n2509.01235,Frozen glasses,cs.AI\n2509.01236,Foams,cs.AI\n", CSV),
    (f"title\tabstract\tdate\nMelting lattices\t{MELT}\t2025-09-09\n", TSV),
    (f'"arxiv_id"\t"Paper Title"\t"Paper URL"\n2509.01234\tMelting lattices\t{MELT}\n', TSV),
    (f"| Title | Abstract |\n|---|---|\n| Melting lattices | {MELT} |\n| Frozen glasses | {FREEZE} |\n", TABLE),
    ("# Papers\n\nTitle | Link\n:-- | --:\nMelting lattices | [x](y)\nFrozen glasses | [x](y)\n", TABLE),
    (
        "# Awesome Lattices\n\n## Contents\n\n"
        f"- [Melting Lattices for All of Us](https://arxiv.org/abs/2509.01234) - {MELT}\n"
        f"- **Frozen Glasses for All of Us** ([paper](https://arxiv.org/abs/2509.01235)): {FREEZE}\n",
        LINKS,
    ),
    (
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\n* Melting Lattices at Length "
        "[[paper](https://arxiv.org/abs/2509.01234)] [[code](https://github.com/a/b)]\n"
        "* (ICML 2025) Frozen Glasses at Length [[paper](https://arxiv.org/abs/2509.01235)]\n2025\n",
        LINKS,
    ),
    (
        "# Lattices\n<details>\n- Melting Lattices of Two Kinds. [[paper]](https://arxiv.org/abs/2509.01234)\n"
        "  - Jane Doe, John Roe.\n  - Key words: lattices; heat.\n"
        "- **Frozen Glasses of Two Kinds**\n  - *Jane Doe*\n  - [[Paper]](https://arxiv.org/abs/2509.01235)\n",
        LINKS,
    ),
    (
        "1. [Melting Lattices at Great Length](https://arxiv.org/abs/2509.01234), Doe\n"
        "2. [Frozen Glasses at Great Length](https://arxiv.org/abs/2509.01235), Roe\n",
        LINKS,
    ),
    (
        "From: a@example.org\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>Melting lattices</p>=\n<p>We melt =E2=80=93 them</p>\n",
        MAIL,
    ),
    (
        "From a@example.org Tue Sep  9 10:00:00 2025\nReceived: from mail.example.org\n"
        'Content-Type: multipart/alternative;\n boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
        f"Melting lattices\n{MELT}\n",
        MAIL,
    ),
    (
        "Delivered-To: me@example.org\nSubject: cs daily\nMIME-Version: 1.0\n"
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nXFwKYXJYaXY6MjUwOS4wMTIzNAo=\n",
        MAIL,
    ),
)  # fmt: skip


@pytest.mark.parametrize("name", ["2025-09-09.txt", "a.html"])
@pytest.mark.parametrize(("content", "kind"), FILES)
def test_what_is_no_listing_is_refused_in_one_line_whatever_its_name(
    content: str, kind: tuple[str, str], name: str
) -> None:
    reading = parse_seed(name, content.encode())
    assert (reading.records, reading.roles) == ((), Roles())
    assert [line_of(issue) for issue in reading.issues] == [
        f"{name}:1: this is {kind[0]}, not a listing. "
        f"The file was left out, the rest of the archive is built; {kind[1]}, or remove it."
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("content", ["title,abstract\r\nNaïve lattices,Melt", "<html>\r\nNaïve lattices"])
def test_its_encoding_does_not_matter_and_is_not_another_issue(content: str, encoding: str) -> None:
    [issue] = parse_seed("a.txt", content.encode(encoding)).issues
    assert issue.kind == "ForeignFormat"


def test_a_line_that_is_cut_for_its_length_is_not_another_issue() -> None:
    [issue] = parse_seed("a.txt", b"<html>\n<script>" + b"x" * 2**20).issues
    assert issue.kind == "ForeignFormat"


TWO = f"Melting lattices\n{MELT}\nFrozen glasses\n{FREEZE}\n"

CARD = (
    "[{0}](https://huggingface.co/login)\n\n### [{1}](https://huggingface.co/papers/1)\n\n[{2}](https://a.b/c)\n\n"
)

PAGE = (
    "".join(f"- [{name}](https://huggingface.co/x)\n" for name in ("Hugging Face", "Models", "Datasets", "Spaces"))
    + CARD.format(12, "Melting lattices", MELT)
    + "".join(f"- [{name}](https://huggingface.co/y)\n" for name in ("TOS", "About", "Terms of service"))
)

LISTINGS = (
    TWO,
    f"<b>Melting</b> lattices\n{MELT}\n<i>In vivo</i> glasses\nWe parse <html> and <rss> in this paper.\n",
    f"<sub>2</sub>\n<html> is what we study here.\n{TWO}",
    f"<p> of a system\n{MELT}\n{FREEZE}\n",
    f"@article{{: how citations look\n{MELT}\nFrozen glasses\n{FREEZE}\n",
    f"Melting lattices\n{MELT}\n@article{{melt,\ntitle = {{Melting}}\n}}\nFrozen glasses\n{FREEZE}\n",
    f"TY is no title\n{MELT}\nTitle, abstract\n{FREEZE}\n",
    f"Title, abstract, and keywords: what do readers read?\n{MELT}\n{TWO}",
    f"Paper title\n{MELT}\n{TWO}",
    f"Title\nMelting lattices\nAbstract\n{MELT}\nDate\n2025-09-09\n",
    "A,B\nWe study 10,000 lattices, glasses, and foams.\n1,000 lattices\nWe study 1,000 lattices of 2,000.\n",
    '"Why, oh why?" On lattices\n"We" study lattices, and say why.\n"Where?" On glasses\nWe study glasses.\n',
    "P(A|B) and P(B|A)\nWe study P(A|B) | P(B|A) here.\nLattices\nWe study lattices in this paper.\n",
    f"# Papers\n\n1. Melting lattices\n{MELT}\n- We melt.\n- We freeze.\n- We see.\n2. Frozen glasses\n{FREEZE}\n",
    f"1. [Melting lattices of two kinds](https://a.b/1)\n{MELT}\n2. [Frozen glasses of two kinds](https://a.b/2)\n{FREEZE}\n",
    f"- [Melting lattices of two](https://a.b/1)\n  - {MELT}\n- [Frozen glasses](https://a.b/2)\n  - {FREEZE}\n",
    PAGE,
    f"From: a@example.org\nSubject: papers\nDate: Tue, 9 Sep 2025 10:00:00 GMT\nTo: b@example.org\n\n{TWO}",
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 7bit\n"
    f"From: no-reply@arXiv.org\n\n\\\\\narXiv:2509.01234\nTitle: Melting lattices\n\\\\\n  {MELT}\n\\\\\n",
    f"From Lattices to Glasses: Tales of 2025\n{MELT}\nReceived: by whom?\n{FREEZE}\n",
    f'{{"title": "Melting lattices", "abstract": "{MELT}"}}\n{{"title": "Frozen glasses", "abstract": "x"}}\n',
    f'{{"title":"Melting lattices","abstract":"{MELT}"}}\n{{"title":"Frozen glasses","abstract":"x"}}\n' * 2,
)  # fmt: skip


@pytest.mark.parametrize("content", LISTINGS)
def test_a_listing_is_never_refused(content: str) -> None:
    reading = parse_seed("a.txt", content.encode())
    assert reading.records
    assert "ForeignFormat" not in {issue.kind for issue in reading.issues}


@pytest.mark.parametrize("seed", sorted((REAL / "seeds").iterdir()), ids=lambda seed: seed.name)
def test_no_real_seed_is_refused(seed: Path) -> None:
    assert_is_read(seed)


@pytest.mark.parametrize("folder", ["forms", "dumps"])
def test_no_form_and_no_dump_of_the_shared_data_is_refused(folder: str) -> None:
    if not (DATA / folder).exists():
        pytest.skip(f"shared/data/{folder} is not beside the project")
    for seed in sorted((DATA / folder).glob("*.txt")):
        assert_is_read(seed)


@pytest.mark.parametrize("case", ["25-csv", "28-awesome-list"])
def test_tables_and_lists_of_links_of_the_shared_faults_are_refused(case: str) -> None:
    folder = DATA / "faults" / "forms" / case / "seeds"
    if not folder.exists():
        pytest.skip(f"shared/data/faults/forms/{case} is not beside the project")
    for seed in sorted(folder.iterdir()):
        reading = parse_seed(seed.name, seed.read_bytes())
        assert [issue.kind for issue in reading.issues] == ["ForeignFormat"]
        assert reading.records == ()


def assert_is_read(seed: Path) -> None:
    reading = parse_seed(seed.name, seed.read_bytes())
    assert reading.records, seed.name
    assert "ForeignFormat" not in {issue.kind for issue in reading.issues}, seed.name
