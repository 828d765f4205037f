from builder.archive.subjects import find_subjects
from builder.model.archive import Findings, Subject
from tests.examples import an_archive, some_records


def test_a_subject_has_the_papers_of_its_narrower_ones_those_with_its_tag_apart() -> None:
    entries = an_archive(*some_records("Zebra", "Ape", "Gnu")).entries
    one, two, _ = entries
    findings = Findings(
        {}, {}, {}, {}, {},
        broader={"pony": ("horse",)},
        mentions={one: ("pony",), two: ("horse",)},
        names={"horse": ("horses", "Equus"), "pony": ("ponies",)},
    )  # fmt: skip

    found = find_subjects(entries, findings)

    assert found == (
        Subject(("horses", "Equus"), frozenset(), frozenset({one, two})),
        Subject(("ponies",), frozenset(), frozenset({one})),
    )
