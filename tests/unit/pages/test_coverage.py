from builder.pages.coverage import ROWS
from tests.examples import a_record, an_archive
from tests.unit.pages.examples import pages_of, parts


def test_long_tables_of_the_coverage_go_on_on_pages_of_their_own() -> None:
    twice = [a_record(f"Paper {n}", seed=seed, line=2 * n + 1) for n in range(ROWS + 1) for seed in "ab"]
    pages = pages_of(an_archive(*twice))
    assert [path for path in pages if path.startswith("coverage")] == ["coverage.md", "coverage/merges/2.md"]
    first, second = (parts(pages[path])[0]["coverage"] for path in ("coverage.md", "coverage/merges/2.md"))
    assert [(table["kind"], len(table["rows"])) for table in first["tables"]] == [  # type: ignore[index]
        ("seeds", 0),
        ("merges", ROWS),
        ("issues", 0),
    ]
    [table] = second["tables"]  # type: ignore[index]
    assert table["pages"] == {"number": 2, "count": 2, "previous": "coverage.html", "next": ""}
    assert len(table["rows"]) == 1
