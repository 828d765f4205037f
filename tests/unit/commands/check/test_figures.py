from builder.commands.check.figures import HEAD, figures
from builder.model.seeds import LINES, LISTINGS, PARTS
from tests.unit.commands.check.examples import BARE, DOUBTFUL, GLASSES, LATTICES, OLD, a_seed, check, since


def test_the_parts_of_each_seed_add_up_to_its_lines() -> None:
    for row in figures(check([DOUBTFUL, BARE, OLD])):
        of = dict(zip(HEAD, row, strict=True))
        assert sum(of[part.name] for part in PARTS) == of[LINES.name]


def test_each_figure_stands_under_its_head() -> None:
    [row] = figures(check([DOUBTFUL]))
    assert dict(zip(HEAD, row, strict=True)) == {
        "lines": 3, "chrome": 0, "days": 0, "titles": 1, "abstracts": 1, "left out": 1, "listings": 1,
        "new": 1, "repeats": 0,
    }  # fmt: skip


def test_a_paper_counts_as_new_in_the_seed_that_lists_it_first() -> None:
    old = a_seed("a.txt", LATTICES)
    rows = figures(since([old], [old, a_seed("b.txt", LATTICES + GLASSES)]))
    assert [dict(zip(HEAD, row, strict=True))[LISTINGS.name] for row in rows] == [2]
    assert [row[-2:] for row in rows] == [(1, 1)]
