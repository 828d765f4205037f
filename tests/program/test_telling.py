"""What a paper's page fills into the forms of its keeper is what `paper-archive override` reads there."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from builder.config.settings import PROJECT
from builder.merge.issue_forms import FORMS, read_answer
from tests.examples import an_issue

REPOSITORY = "https://github.test/you/papers/"
FOLDER = PROJECT / ".github" / "ISSUE_TEMPLATE"
SCRIPT = """
const [script, repository] = process.argv.slice(1);
globalThis.window = { paperArchive: { load: async () => {}, get: () => (repository ? { repository } : {}) } };
globalThis.document = {};
require(script);
const paper = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { addressesFor, formsFor } = window.paperArchive;
if (/^https:/.test(repository)) process.stdout.write(JSON.stringify(addressesFor(repository, paper)));
else formsFor(paper).then((made) => process.stdout.write(JSON.stringify(made)));
"""

Form = Mapping[str, Any]


def forms_for(repository: str = REPOSITORY, **said: str | Sequence[str]) -> list[Form]:
    """The forms that the page of a paper would offer."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is not on PATH: the addresses are made by a script")
    plain = {"paper": "0123456789", "texts": [], "title": "Melting", "topics": ["Optics"], "tags": ["ice", "snow"]}
    script = PROJECT / "site_templates" / "assets" / "js" / "tell.js"
    command = [node, "-e", SCRIPT, str(script), repository]
    paper = json.dumps({**plain, **said})
    made: list[Form] = json.loads(
        subprocess.run(command, input=paper, capture_output=True, text=True, check=True).stdout
    )
    return made


def asked(form: Form) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(form["address"]).query, keep_blank_values=True))


def test_each_form_is_there_and_has_the_fields_that_are_filled_in() -> None:
    forms = forms_for(texts=["0123456789", "abcdef0123"])
    assert {asked(form)["template"] for form in forms} == {path.name for path in FOLDER.glob("[!c]*.yml")}
    for form in forms:
        assert form["address"].startswith(f"{REPOSITORY}issues/new?template=")
        ids = {field["id"] for field in yaml.safe_load((FOLDER / asked(form)["template"]).read_text())["body"]}
        assert asked(form).keys() - {"template", "title"} <= ids
        assert form["left"] == []


def test_what_is_filled_in_is_read_as_it_was() -> None:
    found = {
        asked(form)["template"]: asked(form) for form in forms_for(title="A & <b>B</b> #1 + ü", tags=["a, b", "c"])
    }
    said = {name: found["tags.yml"][name] for name in ("paper", "tags")}
    answer = read_answer(an_issue("tags", **said, reason="-"), "issue")
    assert answer.fields["tags"].text == "a, b\nc"
    assert found["text.yml"]["text"] == "A & <b>B</b> #1 + ü"
    assert found["text.yml"]["title"] == "Another title or abstract: A & <b>B</b> #1 + ü"
    assert FORMS["tags"].keys() >= said.keys()


def test_a_paper_that_was_listed_with_one_text_is_not_two() -> None:
    assert "two.yml" not in {asked(form)["template"] for form in forms_for()}


@pytest.mark.parametrize(
    "title", ["x" * 9_000, "𝔘" * 3_000, "&" * 10_000, "\ud83d" * 9_000, "é" * 79 + "\ud83d\ude00" * 9]
)
def test_no_address_is_longer_than_github_takes_whatever_a_title_holds(title: str) -> None:
    for form in forms_for(title=title, texts=["0123456789"] * 1_000, tags=["𝔘" * 100] * 9):
        assert form["address"].isascii()
        assert len(form["address"]) <= 8_000
        template, fields = asked(form)["template"], asked(form)
        if template == "text.yml" and len(title) > 1_000:
            assert form["left"] == ["its title"]
            assert "text" not in fields
        if template == "two.yml":
            assert form["left"] == ["the ids of its listings"]
        assert template == "two.yml" or fields["paper"] == "0123456789"


@pytest.mark.parametrize("repository", ["", "javascript:alert(1)//", "file:///etc/"])
def test_where_there_is_no_repository_there_is_no_form(repository: str) -> None:
    assert forms_for(repository) == []
