"""The lines that mend a paper, as its page makes them, are overrides that say of it what the archive says now."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builder.config.settings import PROJECT
from builder.merge.overrides import Override, read_overrides
from builder.text.cleaning import clean, is_visible
from tests.examples import MELTING, an_archive
from tests.strategies import records

WHY = "Say why."
SCRIPT = """
globalThis.window = { paperArchive: {} };
globalThis.document = { querySelectorAll: () => [] };
require(process.argv[1]);
const papers = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(papers.map(window.paperArchive.linesFor)));
"""

Paper = Mapping[str, str | Sequence[str]]


def lines_for(*papers: Paper) -> list[str]:
    """What the page of each paper would propose."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is not on PATH: the lines are made by a script")
    script = PROJECT / "site_templates" / "assets" / "js" / "mend.js"
    command = [node, "-e", SCRIPT, str(script)]
    done = subprocess.run(command, input=json.dumps(papers), capture_output=True, text=True, check=True)
    made: list[str] = json.loads(done.stdout)
    return made


def a_paper(**said: str | Sequence[str]) -> Paper:
    return {
        "paper": "0123456789",
        "texts": [],
        "title": "Melting lattices",
        "topics": ["Optics"],
        "tags": [],
        **said,
    }


def said(lines: str, folder: Path) -> list[Override]:
    """The overrides of a file with these lines."""
    file = folder / "overrides.toml"
    file.write_text(lines, encoding="utf-8")
    return list(read_overrides(file))


def without_signs(lines: str) -> str:
    return "\n".join(line.removeprefix("# ") for line in lines.split("\n"))


def test_the_lines_as_they_are_give_a_paper_its_topics_and_tags(tmp_path: Path) -> None:
    [lines] = lines_for(a_paper(topics=["Spin Glasses", "Optics"], tags=["spin glasses", '"C"\\']))

    assert said(lines, tmp_path) == [
        Override("topics", ("0123456789",), WHY, values=("Spin Glasses", "Optics")),
        Override("tags", ("0123456789",), WHY, values=("spin glasses", '"C"\\')),
    ]


def test_the_lines_without_their_signs_say_all_that_can_be_said(tmp_path: Path) -> None:
    texts = ["0123456789", "abcdef0123"]

    [lines] = lines_for(a_paper(texts=texts))
    overrides = said(without_signs(lines), tmp_path)

    assert {one.kind: one.papers for one in overrides} == {
        **dict.fromkeys(("topics", "tags", "title", "hide"), ("0123456789",)),
        "two": tuple(texts),
    }
    assert [one.title for one in overrides if one.kind == "title"] == ["Melting lattices"]


def test_a_paper_that_was_listed_with_one_text_is_not_two() -> None:
    assert "[[two]]" not in lines_for(a_paper())[0]


@given(st.lists(records, min_size=60, max_size=60))
@settings(
    suppress_health_check=list(HealthCheck), max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate]
)
def test_whatever_a_title_holds_the_lines_say_no_more_than_it(tmp_path: Path, listed: list[object]) -> None:
    titles = [clean(record.title) for record in listed]  # type: ignore[attr-defined]
    shown = [title for title in titles if is_visible(title)]

    made = lines_for(*(a_paper(title=title) for title in shown))

    for title, lines in zip(shown, made, strict=True):
        assert len(said(lines, tmp_path)) == 2
        assert [one.title for one in said(without_signs(lines), tmp_path) if one.kind == "title"] == [title]


def test_a_paper_that_is_mended_with_its_own_lines_stays_as_it_is(tmp_path: Path) -> None:
    [entry] = an_archive(MELTING).entries.values()
    paper = a_paper(paper=entry.paper.id[:10], title=entry.paper.title, topics=entry.topics.shown, tags=["ice"])

    lines = without_signs(lines_for(paper)[0]).split("\n\n[[hide]]")[0]
    [mended] = an_archive(MELTING, overrides=said(lines, tmp_path)).entries.values()

    assert mended.paper.title == entry.paper.title
    assert mended.paper.topics == entry.topics.shown
    assert mended.paper.tags == ("ice",)


def test_one_sees_in_the_lines_all_that_a_title_holds() -> None:
    [lines] = lines_for(a_paper(title='a\u200b\u00a0b "c"\\ 𝔘\x7f\U000e0041'))

    assert 'title = "a\\u200B\\u00A0b \\"c\\"\\\\ 𝔘\\u007F\\U000E0041"' in lines
