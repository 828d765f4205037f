import json

from builder.export.jsonl import export_jsonl
from tests.examples import LONE, a_record, an_archive, some_records


def test_a_paper_tells_the_tags_that_it_shows_whether_they_have_a_page_or_not() -> None:
    papers = map(json.loads, export_jsonl(an_archive(*some_records("One", "Three"), tags=LONE)))

    assert {paper["title"]: paper["tags"] for paper in papers} == {
        "One": ["neural nets"],
        "Three": ["neural ODEs", "snowy owls"],
    }


def test_formulas_are_told_as_listed_as_tex_and_in_plain_unicode() -> None:
    record = a_record(r"The \(B^-\) decay", r"For \$5, $x \to \infty$.")

    paper = json.loads(*export_jsonl(an_archive(record)))

    assert (paper["title"], paper["abstract"]) == (r"The \(B^-\) decay", r"For \$5, $x \to \infty$.")
    assert (paper["title_tex"], paper["abstract_tex"]) == ("The $B^-$ decay", r"For \$5, $x \to \infty$.")
    assert (paper["title_plain"], paper["abstract_plain"]) == ("The B⁻ decay", "For $5, x → ∞.")


def test_a_sighting_is_as_the_seed_has_it_and_the_paper_as_shown() -> None:
    [line] = export_jsonl(an_archive(a_record("Caf\u0065\u0301 \u200bmodels", line=7)))
    paper = json.loads(line)
    assert paper["title"] == "Café models"
    assert paper["sightings"] == [
        {
            "seed": "a.txt",
            "line": 7,
            "listed_on": "2025-09-09",
            "title": "Cafe\u0301 \u200bmodels",
            "abstract": "We study lattice models and find that they melt.",
        }
    ]
