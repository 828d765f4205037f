import json
from collections.abc import Sequence

from builder.lint import Check, as_annotations, as_json, as_text
from builder.papers import deduplicate
from builder.pipeline import records_of
from builder.reading import Reading
from builder.seeds import parse_seed
from tests.unit.test_merging import MELT, MELT_AGAIN

DOUBTFUL = parse_seed("a.txt", b"Aug 32\nLattice models\nWe melt them slowly and look what comes of it.")
BARE = parse_seed("b.txt", b"Lattice models")
OLD = parse_seed("old.txt", f"Melting of lattices\n{MELT}".encode())
NEW = parse_seed("new: 1.txt", f"On the melting of lattices\n{MELT_AGAIN}\n100% spin glasses\n{MELT}x".encode())


def check(readings: Sequence[Reading], *others: Reading) -> Check:
    return Check(readings, deduplicate(records_of([*readings, *others])), "seeds/")


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
    ]


def test_a_merge_by_likeness_is_named_for_people_to_look_at() -> None:
    lines = list(as_text(check([NEW], OLD)))
    assert lines[3] == "2 listings, 2 papers (1 new), 1 repeat, 0 issues; 4 lines = 0 + 0 + 2 + 2 + 0"
    assert lines[4] == (
        'seeds/new: 1.txt:1: "Melting of lattices" was taken for the paper at seeds/old.txt:1 (near title, 0.91). '
        "Look at both; where they are two, say so in the overrides."
    )


def test_json_names_what_is_new_what_repeats_and_what_is_doubtful() -> None:
    report = json.loads("".join(as_json(check([NEW], OLD))))
    assert [(paper["title"], paper["file"], paper["line"]) for paper in report["new"]] == [
        ("100% spin glasses", "seeds/new: 1.txt", 3)
    ]
    assert [(paper["line"], paper["of"]) for paper in report["repeats"]] == [
        (1, {"file": "seeds/old.txt", "line": 1})
    ]
    assert [(merge["rule"], merge["line"], merge["with"]["line"]) for merge in report["merges"]] == [
        ("near title", 1, 1)
    ]
    assert report["issues"] == []
    [issue] = json.loads("".join(as_json(check([BARE]))))["issues"]
    assert (issue["kind"], issue["file"], issue["line"]) == ("TitleWithoutAbstract", "seeds/b.txt", 1)


def test_annotations_are_commands_that_no_name_or_title_can_break() -> None:
    assert list(as_annotations(check([NEW, parse_seed("a,b.txt", b"100%")], OLD))) == [
        '::warning file=seeds/a%2Cb.txt,line=1::no abstract follows the title "100%25". '
        "The paper is kept without one; add the abstract below it.",
        '::notice file=seeds/new%3A 1.txt,line=1::"Melting of lattices" was taken for the paper at '
        "seeds/old.txt:1 (near title, 0.91). Look at both; where they are two, say so in the overrides.",
    ]


def test_the_three_seeds_add_up(readings: tuple[Reading, ...]) -> None:
    assert list(as_text(check(readings)))[-1] == (
        "304 listings, 281 papers (281 new), 23 repeats, 0 issues; 622 lines = 12 + 2 + 304 + 304 + 0"
    )
