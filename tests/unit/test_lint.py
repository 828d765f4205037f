from builder.lint import report_lines
from builder.papers import deduplicate
from builder.reading import Reading
from builder.seeds import parse_seed


def test_the_report_has_a_row_a_seed_the_sums_and_every_issue() -> None:
    readings = [
        parse_seed("a.txt", b"Aug 32\nLattice models\nWe melt them slowly."),
        parse_seed("b.txt", b"Lattice models"),
    ]
    papers = deduplicate(record for reading in readings for record in reading.records)
    assert list(report_lines(readings, papers, "seeds/")) == [
        "    lines     chrome       days     titles  abstracts   left out   listings  seed",
        "        3          0          0          1          1          1          1  a.txt",
        "        1          0          0          1          0          0          1  b.txt",
        "        4          0          0          2          1          1          2  in all",
        "2 listings, 1 paper, 1 merged, 2 issues; 4 lines = 0 + 0 + 2 + 1 + 1",
        'seeds/a.txt:1: "Aug 32" is not a day of 1970 to 2099. It is left out, and what stands below it '
        "(1 record) has no day; correct it, or remove it.",
        'seeds/b.txt:1: no abstract follows the title "Lattice models". The paper is kept without one; '
        "add the abstract below it.",
    ]


def test_the_three_seeds_add_up(readings: tuple[Reading, ...]) -> None:
    papers = deduplicate(record for reading in readings for record in reading.records)
    assert list(report_lines(readings, papers, "seeds/"))[-1] == (
        "304 listings, 281 papers, 23 merged, 0 issues; 622 lines = 12 + 2 + 304 + 304 + 0"
    )
