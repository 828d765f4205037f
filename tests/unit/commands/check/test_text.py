import re
from dataclasses import replace
from datetime import date

from builder.commands.check.result import Check
from builder.commands.check.text import as_text, sentence
from builder.model.changes import Change
from builder.model.papers import PaperId
from builder.model.records import Place
from tests.examples import MELT, a_paper
from tests.unit.commands.check.examples import BARE, DOUBTFUL, GLASSES, LATTICES, NEW, OLD, a_seed, check, since


def test_the_text_has_a_row_a_seed_the_sums_and_every_issue() -> None:
    assert list(as_text(check([DOUBTFUL, BARE]))) == [
        "    lines     chrome       days     titles  abstracts   left out   listings        new    repeats  seed",
        "        3          0          0          1          1          1          1          1          0  a.txt",
        "        1          0          0          1          0          0          1          0          1  b.txt",
        "        4          0          0          2          1          1          2          1  "
        "        1  in all",
        "2 listings, 1 paper (1 new), 1 repeat, 2 issues; 4 lines = 0 + 0 + 2 + 1 + 1",
        'seeds/a.txt:1: "Aug 32" is not a day of 1970 to 2099. It is left out, and what stands below it '
        "(1 record) has no day; correct it, or remove it.",
        'seeds/b.txt:1: no abstract follows the title "Lattice models". The paper is kept without one; '
        "add the abstract below it.",
        'seeds/a.txt:2: read as "Lattice models", "We melt them slowly and look what comes of it.", no day.',
        'seeds/b.txt:1: read as "Lattice models", no abstract, no day.',
    ]


def test_a_merge_by_likeness_is_named_for_people_to_look_at() -> None:
    lines = list(as_text(check([NEW], OLD)))
    assert lines[3] == "2 listings, 2 papers (1 new), 1 repeat, 0 issues; 4 lines = 0 + 0 + 2 + 2 + 0"
    assert lines[4] == (
        'seeds/new: 1.txt:1: "On the melting of lattices" was taken for the paper at seeds/old.txt:1 '
        "(near title, 0.91). Look at both; where they are two, say so in the overrides."
    )


def test_the_row_of_a_seed_counts_what_is_new_since_before() -> None:
    old = a_seed("a.txt", LATTICES)
    *_, row, _, _ = as_text(since([old], [old, a_seed("b.txt", LATTICES + GLASSES)]))
    assert row.split() == ["4", "0", "0", "2", "2", "0", "2", "1", "1", "b.txt"]


def test_a_paper_that_two_new_seeds_have_is_new_once_and_repeated_once() -> None:
    one, other = a_seed("a.txt", LATTICES), a_seed("b.txt", LATTICES)
    head, first, second, *_ = as_text(since([], [one, other]))
    assert head.split()[-3:] == ["new", "repeats", "seed"]
    assert [first.split()[-3:], second.split()[-3:]] == [["1", "0", "a.txt"], ["0", "1", "b.txt"]]


def test_the_text_says_so_where_no_seed_is_in_question() -> None:
    lines = list(as_text(Check([], [a_paper("Lattice models")], "seeds/")))
    assert lines[-1] == "0 listings, 0 papers (0 new), 0 repeats, 0 issues; 0 lines = 0 + 0 + 0 + 0 + 0"


def test_a_change_is_a_line_with_what_refuses_it_below() -> None:
    change = Change(
        "link", PaperId("1"), "Melting", Place("b.txt", 7), "", "https://example.org/", "[[two]]\npapers = []"
    )
    lines = list(as_text(replace(check([OLD]), changes=[change])))
    at = lines.index(
        'seeds/b.txt:7: a link is new ("Melting"): nothing becomes "https://example.org/". '
        "To refuse it, write into the overrides:"
    )
    assert lines[at + 1 : at + 3] == ["    [[two]]", "    papers = []"]


def _changed(old: str, new: str) -> str:
    return sentence(Change("text", PaperId("1"), "", Place("b.txt", 7), old, new))


def test_texts_that_part_late_are_quoted_from_where_they_part() -> None:
    then = f"{MELT} At the end we say that all of this was slow, and that nothing of it was of any use to us."
    assert _changed(then, then.replace("was slow", "was quick")) == (
        "the text that is shown changes: "
        '"…that all of this was slow, and that nothing of it was of any use to us." becomes '
        '"…that all of this was quick, and that nothing of it was of any use to us.". '
        "To refuse it, mend the seed."
    )


def test_texts_that_part_early_are_quoted_from_their_beginning() -> None:
    assert '"Lattices melt" becomes "Lattices freeze"' in _changed("Lattices melt", "Lattices freeze")


def test_what_has_no_blanks_is_quoted_from_where_it_parts_too() -> None:
    one, other = (f"papers/{'a-long-' * 20}{end}.html" for end in ("address", "way"))
    assert re.search(r'"…[a-z-]{40}address\.html" becomes "…[a-z-]{40}way\.html"', _changed(one, other))


def test_a_text_that_goes_on_is_quoted_with_what_comes() -> None:
    assert f'becomes "…{MELT[MELT.rindex(" ", 0, len(MELT) - 20) + 1 :]} More of it."' in _changed(
        MELT, f"{MELT} More of it."
    )


def test_a_day_after_today_is_said_to_be_so() -> None:
    far = Change("day", PaperId("1"), "Melting", Place("b.txt", 7), "", "2099-12-31")
    assert sentence(far, today=date(2026, 1, 1)).startswith(
        'a day is far from all others ("Melting"): nothing becomes "2099-12-31", which is after today. Until'
    )
