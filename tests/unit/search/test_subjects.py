from dataclasses import replace

from builder.model.archive import Subject
from builder.search.query import parse
from builder.search.subjects import Subjects, cut_names, cut_subjects, name_of
from tests.examples import an_archive, some_records

PLAIN = an_archive(*some_records("Zebra", "Ape", "Gnu", "Yak"))
ONE, TWO, THREE, _ = PLAIN.entries
ARCHIVE = replace(
    PLAIN,
    subjects=(
        Subject(("low-rank adaptation", "LoRA"), frozenset({ONE}), frozenset({TWO})),
        Subject(("LoRa", "LoRa networks"), frozenset({TWO}), frozenset({THREE})),
    ),
)


def found(text: str) -> list[tuple[int, int, list[int], list[int]]]:
    return [
        (one.first, one.behind, one.tagged.nonzero()[0].tolist(), one.mentioned.nonzero()[0].tolist())
        for one in Subjects(ARCHIVE).find(parse(text).words)
    ]


def test_a_name_is_known_however_it_is_written() -> None:
    assert name_of(["low", "rank", "adaptations"]) == name_of(["low", "rank", "adaptation"])
    assert found("Low rank adaptations") == [(0, 3, [3], [2])]


def test_a_name_of_several_means_all_of_them() -> None:
    assert found("lora") == [(0, 1, [2, 3], [1])]


def test_of_names_in_one_another_the_longer_counts_and_other_words_stand_beside_it() -> None:
    assert found("tuning LoRa networks") == [(1, 3, [2], [1])]
    assert found("the zebra") == []


def test_what_is_asked_for_in_one_field_is_no_name() -> None:
    assert found("title:lora") == []


def test_names_lead_to_papers_by_keys() -> None:
    [(names, keys)] = cut_names(ARCHIVE).shards
    [(numbers, lists)] = cut_subjects(ARCHIVE).shards
    assert names.split(" ") == ["lora", "lora-network", "low-rank-adaptation"]
    assert [len(key) for key in keys.split(" ")] == [6, 3, 3]
    assert keys.split(" ")[0] == "".join(numbers.split(" "))
    assert len(lists.split(" ")) == 2
