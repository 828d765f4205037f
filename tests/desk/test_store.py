"""What a reader keeps is read in Node, whatever stands there: nothing throws, and what can be read is kept."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from builder.config.settings import PROJECT

SCRIPTS = PROJECT / "site_templates" / "assets" / "js"

PAPERS = [
    {"id": f"{at:010x}", "title": f'Title "{at}" {{é}} \\', "group": "Tea" if at % 2 else "", "note": "n\n" * at}
    for at in range(9)
]
KEPT = {
    "v": 1, "sort": "day", "marks": "hide", "groups": ["Empty", "Tea"],
    "papers": [{key: value for key, value in paper.items() if value} for paper in PAPERS],
    "read": "00000000010000000002",
}  # fmt: skip
NOTHING = {"papers": [], "groups": [], "read": [], "sort": "hand", "marks": "dim"}
SAVED = {"id": "00000000aa", "title": "A saved paper", "group": "", "note": ""}

Answer = dict[str, Any]


def text_of(value: object) -> str:
    """As a page writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def answers(texts: Sequence[str | None], refuses: Sequence[str] = ()) -> list[Answer]:
    node = shutil.which("node")
    assert node, "node is not on PATH; what a page keeps is tried in it"
    given = json.dumps([{"text": text, "refuses": [*refuses]} for text in texts])
    command = [node, str(Path(__file__).parent / "runner.js"), str(SCRIPTS)]
    told = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stderr
    return list(json.loads(told.stdout))


def test_what_was_kept_is_read_as_it_was() -> None:
    [nothing, kept] = answers([None, text_of(KEPT)])

    assert nothing["before"] == NOTHING
    assert kept["before"] == {
        "papers": PAPERS, "groups": ["Empty", "Tea"], "read": ["0000000001", "0000000002"],
        "sort": "day", "marks": "hide",
    }  # fmt: skip
    for one in (nothing, kept):
        assert one["after"]["papers"] == [*one["before"]["papers"], SAVED]
        assert one["after"]["read"] == [*one["before"]["read"], "00000000bb"]
        assert one["again"] == one["after"]
        assert (one["isKept"], one["problem"], one["aside"]) == (True, "", "")


def test_of_a_text_that_was_cut_whole_papers_are_read_and_all_of_it_is_set_aside() -> None:
    whole = text_of(KEPT)
    texts = [whole[:end] for end in range(1, len(whole), 3)]

    for text, one in zip(texts, answers(texts), strict=True):
        found = one["before"]["papers"]
        assert found[:-1] == PAPERS[: len(found)][:-1]
        assert len(found) >= sum(f'"id":"{paper["id"]}"' in text for paper in PAPERS)
        assert one["aside"] == text
        assert one["again"] == one["after"]


def test_what_is_no_paper_hides_none() -> None:
    odd: list[object] = [
        None,
        7,
        "x",
        [],
        {},
        {"id": 7},
        {"id": "xyz"},
        {"title": "no id"},
        True,
        {"__proto__": {"id": 1}},
        "ab",
    ]
    mixed = [one for paper in KEPT["papers"] for one in (paper, *odd)]  # type: ignore[attr-defined]

    [one] = answers([text_of({**KEPT, "papers": mixed, "groups": [*odd, "Tea"], "read": [*odd, "0000000001"]})])

    assert one["before"]["papers"] == PAPERS
    assert set(one["before"]["groups"]) == {"Tea", "x", "ab"}
    assert one["before"]["read"] == ["0000000001"]


def test_a_paper_that_stands_there_twice_keeps_both_notes() -> None:
    twice = [{"id": "00000000cc", "note": "one"}, {"id": "00000000CC11", "title": "T", "note": "two"}]

    [one] = answers([text_of({"papers": twice})])

    assert one["before"]["papers"] == [{"id": "00000000cc", "title": "T", "group": "", "note": "one\ntwo"}]


def anything(draw: random.Random, depth: int = 0) -> object:
    """A value of JSON, with the words of a store in places where they may not stand."""
    leaves = [None, True, -1, 1e300, "", "x", "0000000001", "\ud800", "hand", "__proto__", "é" * 40, 0.5]
    if depth > 3 or draw.random() < 0.4:
        return draw.choice(leaves)
    if draw.random() < 0.5:
        return [anything(draw, depth + 1) for _ in range(draw.randrange(4))]
    keys = [
        "papers",
        "groups",
        "read",
        "sort",
        "marks",
        "id",
        "title",
        "group",
        "note",
        "v",
        "__proto__",
        "length",
    ]
    return {draw.choice(keys): anything(draw, depth + 1) for _ in range(draw.randrange(5))}


def damaged(draw: random.Random) -> str:
    """The text of a store with some of its signs changed, left out or doubled."""
    signs = [*text_of(KEPT)]
    for _ in range(draw.randrange(1, 9)):
        at = draw.randrange(len(signs))
        signs[at] = draw.choice(("", signs[at] * 2, '"', "{", "}", "\\", "\x00", ",", "\u2028"))
    return "".join(signs)


def test_a_thousand_poisoned_texts_throw_nothing_and_lose_nothing() -> None:
    draw = random.Random(21)
    texts = [json.dumps(anything(draw)) for _ in range(700)] + [damaged(draw) for _ in range(300)]

    for text, one in zip(texts, answers(texts), strict=True):
        whole = {paper["id"] for paper in PAPERS if f'{{"id":"{paper["id"]}"' in text}
        found = {paper["id"] for paper in one["again"]["papers"]}
        assert whole <= found, text
        assert "00000000aa" in found
        assert one["again"] == one["after"]
        assert one["aside"] in ("", text)


def test_a_full_or_closed_storage_keeps_it_as_long_as_the_page() -> None:
    [full] = answers([text_of(KEPT)], ["setItem"])
    [closed] = answers([text_of(KEPT)], ["getItem", "setItem"])

    assert (full["isKept"], full["problem"]) == (False, "full")
    assert full["after"]["papers"] == [*PAPERS, SAVED]
    assert full["again"] == full["before"]
    assert (closed["isKept"], closed["problem"]) == (False, "closed")
    assert closed["after"]["papers"] == [SAVED]
