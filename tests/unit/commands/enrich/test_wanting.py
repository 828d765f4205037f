from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.commands.enrich.wanting import ids_of, is_better, lacks, lines_of, said, wanted_of
from builder.lookup.questions import Wanted
from builder.merge.lookups import LookUp
from builder.merge.papers import merge_records
from builder.model.papers import Fact, LookedUp, Paper, PaperId
from builder.model.people import Author
from builder.model.records import Details, Place
from tests.examples import a_record

FULL = Details("jsonl", arxiv="2509.01234", authors=(Author("Ana Núñez"),), published="2025-09-02")


def a_paper(details: Details = FULL) -> Paper:
    return merge_records([replace(a_record(), details=details)])[0]


def a_line(paper: Paper, source: str = "arxiv", day: str = "2025-10-01") -> LookUp:
    details = Details(source, arxiv="2509.04321", doi="10.1234/a")
    return LookUp(paper.id, Place("enrichment.jsonl", 1), source, day, details)


def test_a_paper_lacks_what_its_listings_do_not_say() -> None:
    assert not lacks(a_paper())
    for gone in ({"arxiv": ""}, {"authors": ()}, {"published": ""}):
        assert lacks(a_paper(replace(FULL, **gone)))  # type: ignore[arg-type]
    assert not lacks(a_paper(replace(FULL, arxiv="", doi="10.1234/a")))


def test_what_was_looked_up_is_still_lacking() -> None:
    paper = a_paper()
    asked = LookedUp("arxiv", "2025-10-01")
    told = replace(paper, facts=tuple(Fact(fact.field, fact.place, asked) for fact in paper.facts))
    assert lacks(told)
    assert said(told, "arxiv") == ""


def test_a_paper_is_wanted_until_a_source_has_told_of_it() -> None:
    paper = a_paper(Details())
    asked = Wanted(paper.id, "Lattice models", ("2025-09-09",))
    known = replace(asked, arxiv="2509.04321", doi="10.1234/a")
    assert wanted_of([paper], {}, "arxiv", None) == [asked]
    assert wanted_of([a_paper()], {}, "arxiv", None) == []
    lines = {paper.id: a_line(paper, "openalex")}
    assert wanted_of([paper], lines, "hf", None) == wanted_of([paper], lines, "openalex", None) == []
    assert wanted_of([paper], lines, "arxiv", None) == [known]
    assert wanted_of([paper], lines, "openalex", date(2025, 10, 2)) == [known]
    assert wanted_of([paper], lines, "openalex", date(2025, 10, 1)) == []


def test_sources_stand_in_the_order_in_which_they_are_believed() -> None:
    assert is_better("arxiv", "hf")
    assert not is_better("hf", "hf")
    assert is_better("hf", "nobody")


def test_lines_name_papers_by_any_of_their_texts() -> None:
    paper = replace(a_paper(), former_ids=(PaperId("9" * 32),))
    line = replace(a_line(paper), text=PaperId("9" * 32))
    assert lines_of([paper], [line, replace(line, text=PaperId("8" * 32))]) == {paper.id: line}


def test_an_id_of_two_papers_names_none() -> None:
    one = a_paper()
    other = replace(one, id=PaperId("9" * 32))
    assert ids_of([one], {}) == {"2509.01234": one.id}
    assert ids_of([one, other], {}) == {}
