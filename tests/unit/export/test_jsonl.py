import json

from builder.export.jsonl import export_jsonl
from tests.examples import a_record, an_archive


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
