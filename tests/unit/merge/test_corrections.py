from __future__ import annotations

from collections.abc import Sequence

import pytest

from builder.merge.corrections import Corrector, Table
from builder.merge.identity import record_id
from builder.merge.issue_forms import NoCorrectionError, read_answer
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model import PaperId, Record
from tests.examples import FROZEN, MELT, MELTING, SEQUEL, a_record, an_issue

ONE, OTHER = (record_id(record)[:10] for record in (MELTING, FROZEN))
AGAIN = a_record("Melting lattices", MELT.replace("patience", "great patience"), line=7)
BARE = a_record("Melting lattices", "", line=9)


def tables(
    body: str, overrides: Sequence[Override] = (), records: Sequence[Record] = (MELTING, FROZEN)
) -> list[Table]:
    pages = {"frozen-glasses": [PaperId(record_id(FROZEN))], "two": [PaperId("1" * 32), PaperId("2" * 32)]}
    papers = merge_records(records, overrides)
    corrector = Corrector(
        papers, overrides, lambda: ["Optics", "Baking", "Other"], lambda slug: pages.get(slug, [])
    )
    return corrector.tables(read_answer(body, "issue"), "issue")


def complaints(
    body: str, overrides: Sequence[Override] = (), records: Sequence[Record] = (MELTING, FROZEN)
) -> str:
    with pytest.raises(NoCorrectionError) as error:
        tables(body, overrides, records)
    return str(error.value)


@pytest.mark.parametrize(
    "other", [OTHER, f"`{OTHER.upper()}`", "https://a.example/x/papers/frozen-glasses.html#seen"]
)
def test_two_papers_are_one(other: str) -> None:
    body = an_issue("one", paper=ONE, other=other, reason="A  long\nreason")
    assert tables(body) == [Table("one", {"papers": (ONE, OTHER), "reason": "A long reason"})]
    assert tables(body, [Override("one", (ONE, OTHER), "-")]) == []


def test_what_a_person_said_is_not_said_the_other_way_round() -> None:
    said = complaints(an_issue("one", paper=ONE, other=OTHER, reason="-"), [Override("two", (OTHER, ONE), "-")])
    assert said == (
        "issue:5: the overrides say that these are different papers ([[two]]). Nothing was changed; "
        "take that out first, if it is wrong."
    )
    ids = f"{ONE}\n{OTHER}"
    said = complaints(an_issue("two", papers=ids, reason="-"), [Override("one", (OTHER, ONE), "-")])
    assert said.startswith("issue:1: the overrides say that these are one paper ([[one]]). ")


def test_one_paper_is_two() -> None:
    ids = record_id(MELTING)[:10], record_id(AGAIN)[:10]
    body = an_issue("two", papers="\r\n".join(f"- {one}" for one in ids), reason="A sequel")
    assert tables(body, records=[MELTING, AGAIN]) == [Table("two", {"papers": ids, "reason": "A sequel"})]
    assert tables(body, [Override("two", ids, "-")], [MELTING, AGAIN]) == []


def test_topics_are_those_there_are_whatever_their_capitals() -> None:
    body = an_issue("topics", paper=ONE, topics="baking\n\nOPTICS", reason="-")
    assert tables(body) == [Table("topics", {"paper": ONE, "topics": ("Baking", "Optics"), "reason": "-"})]


def test_no_tags_are_an_answer_too() -> None:
    assert tables(an_issue("tags", paper=ONE, reason="-")) == [
        Table("tags", {"paper": ONE, "tags": (), "reason": "-"})
    ]


def test_what_stands_there_of_a_paper_is_changed_and_the_same_is_not_said_twice() -> None:
    said = [
        Override("tags", ("Frozen glasses",), "-"),
        Override("tags", ("Melting lattices",), "-", values=("ice",)),
    ]
    assert tables(an_issue("tags", paper=ONE, tags="ice", reason="Other words"), said) == []
    [table] = tables(an_issue("tags", paper=ONE, tags="snow", reason="-"), said)
    assert table.instead_of == 1


def test_what_is_said_of_other_papers_too_stays() -> None:
    said = [Override("tags", ("Melting lattices",), "-", values=("ice",))]
    body = an_issue("tags", paper=record_id(MELTING)[:10], tags="snow", reason="-")
    [table] = tables(body, said, [MELTING, SEQUEL])
    assert table.instead_of is None


def test_of_a_text_only_what_differs_is_said() -> None:
    title, abstract = MELTING.title, "A new one of <script>alert(1)</script>"
    [table] = tables(an_issue("text", paper=ONE, text=title, abstract=abstract, reason="-"))
    assert table == Table("abstract", {"paper": ONE, "abstract": abstract, "reason": "-"})
    assert tables(an_issue("text", paper=ONE, text=title, reason="-")) == []


def test_a_paper_is_taken_out_once() -> None:
    body = an_issue("hide", paper=ONE, reason="Withdrawn.")
    assert tables(body) == [Table("hide", {"paper": ONE, "reason": "Withdrawn."})]
    assert tables(body, [Override("hide", (MELTING.title,), "-")]) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            an_issue("hide", paper="0" * 10, reason="-"),
            'issue:1: no paper has the id "0000000000". Nothing was changed; write the one that its page shows.',
        ),
        (
            an_issue("hide", paper='"]\n[[hide]]\npaper = "x', reason="-"),
            "issue:1: only one line is asked for. Nothing was changed; leave out the others.",
        ),
        (
            an_issue("hide", paper="<b>Melting</b> lattices", reason="-"),
            'issue:1: "<b>Melting</b> lattices" is neither an id nor the address of a paper\'s page. Nothing was '
            'changed; write the id of ten digits that its page has under "Listed in".',
        ),
        (
            an_issue("hide", paper="papers/two.html", reason="-"),
            'issue:1: "papers/two.html" stands for several papers. Nothing was changed; '
            "write all 32 digits of the id that is meant.",
        ),
        (
            an_issue("hide", reason="-"),
            'issue:1: no paper is named. Nothing was changed; write its id, which its page has under "Listed in".',
        ),
        (
            an_issue("topics", paper=ONE, topics="Opticks", reason="-"),
            'issue:5: there is no topic "Opticks". Nothing was changed; write "Optics", if you mean that.',
        ),
        (
            an_issue("topics", paper=ONE, reason="-"),
            "issue:5: no topic is named. Nothing was changed; write one or two.",
        ),
        (
            an_issue("hide", paper=ONE, reason="\u200b"),
            "issue:5: there is no reason. Nothing was changed; say how one can see it.",
        ),
        (
            an_issue("hide", paper=ONE, reason="x" * 2000),
            "issue:5: the reason has 2,000 characters, of which 1,000 can be taken. Nothing was changed; "
            "say it shorter.",
        ),
        (
            an_issue("tags", paper=ONE, tags="\n".join(map(str, range(30))), reason="-"),
            "issue:5: of 30 lines 20 can be taken. Nothing was changed; leave out the others.",
        ),
        (
            an_issue("text", paper=ONE, abstract="x" * 20_000, reason="-"),
            "issue:9: it has 20,000 characters, of which 10,000 are shown. Nothing was changed; "
            "write a shorter one.",
        ),
        (
            an_issue("two", papers=ONE, reason="-"),
            "issue:1: it names fewer than two listings. Nothing was changed; "
            'write the ids that stand under "Listed in".',
        ),
    ],
)
def test_what_cannot_be_is_one_clear_line(body: str, said: str) -> None:
    assert complaints(body) == said


def test_a_listing_that_several_papers_share_stands_for_none() -> None:
    said = complaints(an_issue("hide", paper=record_id(BARE)[:10], reason="-"), records=[MELTING, SEQUEL, BARE])
    assert "stands for several papers" in said


def test_all_that_is_wrong_is_told_at_once() -> None:
    said = complaints(an_issue("topics", paper="0" * 10, topics="Nonsense"))
    assert [line.partition(":")[2][:2] for line in said.split("\n")] == ["9:", "5:", "1:"]
