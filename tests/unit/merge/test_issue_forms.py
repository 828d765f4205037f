from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.config.settings import PROJECT
from builder.merge.issue_forms import FORMS, LONGEST, NoCorrectionError, Said, read_answer
from tests.examples import an_issue

FOLDER = PROJECT / ".github" / "ISSUE_TEMPLATE"
FILES = {"one": "merge", "two": "two", "topics": "topics", "tags": "tags", "text": "text", "hide": "removal"}


@pytest.mark.parametrize("kind", FORMS)
def test_the_forms_on_github_have_these_fields(kind: str) -> None:
    form = yaml.safe_load((FOLDER / f"{FILES[kind]}.yml").read_text(encoding="utf-8"))
    fields = {field["id"]: field["attributes"]["label"] for field in form["body"]}
    assert fields == FORMS[kind]
    assert [*fields] == [*FORMS[kind]]
    assert "render" not in str(form)  # a fence of GitHub's would be one that its text can close


def test_there_is_a_form_for_each_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == {*FILES.values(), "config"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_was_written_is_read_by_the_labels(end: str) -> None:
    body = an_issue("topics", paper="0123456789", topics=f"Optics{end}Baking", reason="So it is.", end=end)
    answer = read_answer(body, "issue")
    assert answer.kind == "topics"
    assert answer.fields["topics"] == Said("Optics\nBaking", 5)
    assert answer.fields["reason"].text == "So it is."


def test_a_field_that_was_left_empty_is_empty() -> None:
    answer = read_answer(an_issue("tags", paper="0123456789", reason="None fits."), "issue")
    assert answer.fields["tags"].text == ""


def test_a_fence_around_all_of_a_field_is_no_part_of_it() -> None:
    body = an_issue("text", paper="0123456789", text="```text\nMelting `ice`\n```", reason="-")
    assert read_answer(body, "issue").fields["text"].text == "Melting `ice`"


def test_other_heads_are_a_part_of_what_was_written() -> None:
    body = an_issue("hide", paper="0123456789", reason="### Of course\n\n#### The paper\n\nis ours.")
    assert read_answer(body, "issue").fields["reason"].text.startswith("### Of course")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "issue:1: this is none of the forms for corrections: it has none of the labels of a form."),
        ("x" * (LONGEST + 1), "issue:1: this is none of the forms for corrections: it has 65,537 characters;"),
        ("### Why\n\n-", 'issue:1: this is none of the forms for corrections: its labels are "Why".'),
        (
            an_issue("hide", paper="0123456789", reason="```\n### The paper\n\nfedcba9876\n```"),
            'issue:8: this is none of the forms for corrections: the label "The paper" stands there twice.',
        ),
        (
            an_issue("topics", paper="0", topics="A", reason="B\n\n### Its tags\n\nC"),
            'its labels are "The paper", "Its topics", "Why", "Its tags".',
        ),
    ],
)
def test_what_is_no_form_is_one_clear_line(body: str, said: str) -> None:
    with pytest.raises(NoCorrectionError) as error:
        read_answer(body, "issue")
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 500


@given(st.text(alphabet="#`ehT paer\r\nWy_"), st.sampled_from(["text", "abstract", "reason"]))
def test_whatever_stands_in_a_field_it_is_read_or_refused(text: str, field: str) -> None:
    said = {"paper": "0123456789", "text": "-", "abstract": "-", "reason": "-", field: text}
    try:
        answer = read_answer(an_issue("text", **said), "issue")
    except NoCorrectionError:
        return
    others = {one: answer.fields[one].text for one in said if one != field}
    assert others == {one: said[one] for one in others}
