from datetime import date

from builder.merge.doubts import find_doubts
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.records import Place
from tests.examples import FROZEN, MELTING, SEQUEL, a_record


def test_a_day_far_off_is_told_where_it_stands_first() -> None:
    far = [a_record(f"Paper {line}", "", date(2099, 1, 1), seed="b.txt", line=line) for line in (7, 3)]
    [issue] = find_doubts(merge_records([MELTING, FROZEN, *far]), ())
    assert issue.place == Place("b.txt", 3)
    assert issue.text == (
        '"2099-01-01" is over a year from every day of other seeds. It decides nothing (2 listings of it count as '
        "undated); correct it, or write confirmed = [2099-01-01] below [seeds] in the settings."
    )


def test_an_id_that_stands_for_two_papers_is_told() -> None:
    bare = a_record("Melting lattices", "", line=9)
    [paper, _] = papers = merge_records([MELTING, SEQUEL, bare])
    [name] = paper.former_ids
    [issue] = find_doubts(papers, [Override("hide", (name,), "-")])
    assert issue.place == Place("a.txt", 1)
    assert issue.text == (
        f'[[hide]] in the overrides: the id "{name}" stands for 2 papers, "Melting lattices" and "Melting '
        'lattices". '
        "That was ignored; write more digits, or the id of another listing."
    )
