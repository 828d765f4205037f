"""Numbers of arXiv and DOIs lead to their paper, however they are pasted, or it is said that there is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.records import Details
from builder.search.known_ids import is_address, read_id
from builder.search.query import BLANKS
from builder.search.searcher import Searcher
from tests.examples import an_archive, some_records
from tests.search.conftest import Ask, Node
from tests.strategies import HOSTILE, at_most
from tests.unit.search.examples import knowing

ARCHIVE = knowing(
    an_archive(*some_records("Lattices", "Glasses", "Spins", "Bridges of 2509.99999")),
    {
        "Lattices": Details(arxiv="2509.01234", doi="10.1234/ab(c)d"),
        "Glasses": Details(arxiv="math/0601001"),
        "Spins": Details(doi="10.1000/x<y>;2-#"),
    },
)

MEANT = {
    "2509.01234": "Lattices",
    "arxiv:2509.01234": "Lattices",
    "arXiv: 2509.01234v3 [cs.CL]": "Lattices",
    "ARXIV:2509.01234": "Lattices",
    "https://arxiv.org/abs/2509.01234v2": "Lattices",
    " <http://www.arxiv.org/pdf/2509.01234.pdf>. \n": "Lattices",
    "arxiv.org/abs/2509.01234?context=cs": "Lattices",
    "https://arxiv.org/html/2509.01234v1#S2": "Lattices",
    "https://huggingface.co/papers/2509.01234": "Lattices",
    "https://www.alphaxiv.org/abs/2509.01234": "Lattices",
    "https://doi.org/10.48550/arXiv.2509.01234": "Lattices",
    "10.48550/arxiv.2509.01234": "Lattices",
    "doi:10.1234/AB(C)d": "Lattices",
    'doi:"10.1234/ab(c)d"': "Lattices",
    "DOI: 10.1234/ab(c)d": "Lattices",
    "https://doi.org/10.1234/ab%28c%29d": "Lattices",
    "https://dl.acm.org/doi/10.1234/ab(c)d?cookie=1": "Lattices",
    "(https://dx.doi.org/10.1234/ab(c)d);": "Lattices",
    "math/0601001": "Glasses",
    "math.AG/0601001v1": "Glasses",
    "arxiv:math/0601001": "Glasses",
    "https://arxiv.org/abs/math/0601001": "Glasses",
    "doi:10.1000/x<y>;2-#": "Spins",
}

TOLD = {
    "lattices https://arxiv.org/abs/2509.01234": ["Lattices"],
    "bridges arxiv:2509.01234": [],
    "arxiv:2509.01234 arxiv:math/0601001": ["Lattices", "Glasses"],
    "arxiv:2509.01234 year:1999": [],
    "2509.99999 bridges": ["Bridges of 2509.99999"],
    "arxiv:lattices": [],
    "lattices 10.1234/ab(c)d": [],
}

NO_IDS = (
    "2513.01234", "2509.1234", "math/0613001", "no/0601001", "10.12/x", "arxiv:", "doi:", "1.5", "()", "<<",
    "https://arxiv.org/list/cs", "https://example.com/10.1234", "https://doi.org/", "x" * 400,
    "10.1234/" + "x" * 400, "\u017f", "arx\u0131v:2509.01234", "https://arxiv.org/abs/2509.01234 and more",
    "%31%30.1234/x", "10.1234/x%", "10.1234/%zz", "10.1234/é", "10.1234/%C3%A9", "arxiv\u00a0:\u00a02509.01234",
    "arxiv\u2003: 2509.01234", "\ufeff2509.01234", "2509.01234\x1c", "2509.01234?\r\u2028x", "10.1234/x.;,",
    "\u212aarxiv:2509.01234", "https://a.b/10.1234/y?z#t", "http://a.b/c/10.48550/arXiv.2509.01234",
)  # fmt: skip


@pytest.mark.parametrize("text", MEANT)
def test_an_id_leads_to_its_paper_alone(search_in: Ask, text: str) -> None:
    [answer] = search_in(ARCHIVE, text)

    assert [paper["title"] for paper in answer["shown"]] == [MEANT[text]]
    assert (answer["kind"], answer["total"], answer["missing"]) == ("all", 1, [])
    ours = Searcher(ARCHIVE).ask(text)
    assert ([entry.paper.title for entry in ours.papers], ours.total, ours.missing) == ([MEANT[text]], 1, ())


def test_an_id_among_words_is_one_more_thing_that_is_asked_for(search_in: Ask) -> None:
    for text, answer in zip(TOLD, search_in(ARCHIVE, *TOLD), strict=True):
        assert [paper["title"] for paper in answer["shown"]][: answer["total"]] == TOLD[text], text
        assert [entry.paper.title for entry in Searcher(ARCHIVE).ask(text).papers][: answer["total"]] == TOLD[text]


def test_of_an_id_that_no_paper_bears_it_is_said_and_where_else_it_may_be(search_in: Ask) -> None:
    queries = (
        "https://arxiv.org/abs/2509.00001v2",
        'doi:10.1/x<"',
        "doi:10.1234/none",
        "arxiv:2509.00001 arxiv:2509.01234",
    )

    one, other, third, both = search_in(ARCHIVE, *queries)

    assert (one["kind"], one["missing"]) == ("none", [{"kind": "arxiv", "value": "2509.00001"}])
    assert one["ways"] == {"parts": [], "others": []}
    assert other["missing"] == []
    assert third["missing"] == [{"kind": "doi", "value": "10.1234/none"}]
    assert [paper["title"] for paper in both["shown"]] == ["Lattices"]
    assert both["missing"] == one["missing"]
    [missing] = Searcher(ARCHIVE).ask(queries[0]).missing
    assert (missing.name, missing.url) == ("arXiv 2509.00001", "https://arxiv.org/abs/2509.00001")


def test_a_title_that_is_an_id_is_found_all_the_same(search_in: Ask) -> None:
    archive = an_archive(*some_records("2001.12345", "Lattices"))

    [answer] = search_in(archive, "2001.12345")

    assert [paper["title"] for paper in answer["shown"]] == ["2001.12345"]
    assert [entry.paper.title for entry in Searcher(archive).ask("2001.12345").papers] == ["2001.12345"]


def test_ids_are_read_alike(node: Node) -> None:
    check(node, [*MEANT, *TOLD, *NO_IDS, *HOSTILE])


PASTES = st.text("arxivdoi:/.0123456789vVhtps#?%()<> \u017f\u00a0-[]", max_size=30)


@given(st.lists(PASTES, min_size=50, max_size=50))
@at_most(25)
def test_whatever_is_pasted_is_read_alike(node: Node, texts: list[str]) -> None:
    forms = ("{}", "arxiv:{}", "10.1234/{}", "https://arxiv.org/abs/2509.0123{}")
    check(node, [form.format(text) for text in texts for form in forms])


def check(node: Node, texts: list[str]) -> None:
    texts = [re.sub(f"[{BLANKS}]", " ", text) for text in texts]
    found = [(text, read_id(text)) for text in texts]
    assert node("ids", texts=texts) == [
        [[*one] if one else None, one.url if one else None, is_address(text)] for text, one in found
    ]
