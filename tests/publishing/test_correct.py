"""`correct.yml`, run by the real command in a small archive: an issue, a label, a pull request."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from tests.examples import A_SEED, an_issue
from tests.publishing.conftest import git
from tests.publishing.expressions import fill
from tests.publishing.runner import Github, Run

WORKFLOW = PROJECT / ".github" / "workflows" / "correct.yml"
ONE, OTHER = (paper.short_id for paper in merge_records(parse_seed("a.txt", A_SEED.encode()).records))
BEFORE = '# By hand.\n\n[[tags]]  # none\npaper = "Spin glasses"\ntags = []\nreason = "x"\n'
NUMBER = 12


@pytest.fixture
def github(github: Github) -> Github:
    github.actions = {"actions/setup-python": lambda *_: {}}
    upstream = github.upstream
    program = upstream / ".venv" / "bin" / "paper-archive"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m builder "$@"\n')
    program.chmod(0o755)
    (upstream / "Makefile").write_text("setup:\n\t@true\n")
    (upstream / "archive.toml").write_text('papers.overrides = "overrides.toml"\n')
    (upstream / "overrides.toml").write_text(BEFORE)
    (upstream / "seeds").mkdir()
    (upstream / "seeds" / "a.txt").write_text(A_SEED)
    git(upstream, "add", "--all")
    git(upstream, "commit", "--quiet", "--message", "Begin")
    return github


def labelled(github: Github, body: str | None, label: str = "accepted") -> Run:
    issue = {"number": NUMBER, "body": body, "labels": [{"name": label}]}
    return github.run(WORKFLOW, "issues", {"action": "labeled", "label": {"name": label}, "issue": issue})


def proposed(github: Github) -> str:
    return git(github.upstream, "show", f"correction-{NUMBER}:overrides.toml")


def comments(github: Github) -> list[str]:
    return [comment["body"] for comment in github.gh["comments"].get(str(NUMBER), [])]


def test_what_is_accepted_comes_as_a_pull_request_of_one_file(github: Github) -> None:
    run = labelled(github, an_issue("one", paper=ONE, other=OTHER, reason="The same.", end="\r\n"))

    assert run.results == {"drop": "skipped", "read": "success", "propose": "success", "answer": "skipped"}
    table = f'[[one]]\npapers = ["{ONE}", "{OTHER}"]\nreason = "The same."\n'
    assert proposed(github) == f"{BEFORE}\n{table}"
    assert git(github.upstream, "diff", "--name-only", "main", f"correction-{NUMBER}") == "overrides.toml\n"
    [pull] = github.gh["pulls"]
    assert (pull["head"], pull["base"]) == (f"correction-{NUMBER}", "main")
    assert pull["title"] == f"overrides: Take what issue {NUMBER} says"
    assert "    [[one]]\n" in pull["body"]
    assert pull["body"].endswith(f"\nCloses #{NUMBER}\n")


def test_accepted_once_more_it_renews_its_pull_request(github: Github) -> None:
    for topic in ("Statistics", "Robotics"):
        labelled(github, an_issue("hide", paper=ONE, reason=topic))
    assert 'reason = "Robotics"' in proposed(github)
    assert len(github.gh["pulls"]) == 1


def test_another_label_does_nothing(github: Github) -> None:
    run = labelled(github, an_issue("hide", paper=ONE, reason="-"), "question")
    assert set(run.results.values()) == {"skipped"}
    assert github.gh["calls"] == []


@pytest.mark.parametrize(("labels", "left"), [(["accepted", "bug"], ["bug"]), (["bug"], ["bug"])])
def test_an_edit_takes_the_label_off(github: Github, labels: list[str], left: list[str]) -> None:
    state = github.gh | {"labels": {str(NUMBER): labels}}
    github.gh_state.write_text(json.dumps(state))
    issue = {"number": NUMBER, "body": "-", "labels": [{"name": name} for name in labels]}
    run = github.run(WORKFLOW, "issues", {"action": "edited", "issue": issue})

    assert run.results["drop"] == ("success" if "accepted" in labels else "skipped")
    assert run.results["read"] == "skipped"
    assert github.gh["labels"][str(NUMBER)] == left


SHELL = "$(touch pwned) `touch pwned`\"; touch pwned; ' ${{ github.token }}\n::error::we own this\n##[error]run"
HOSTILE: Mapping[str, str] = {
    "shell": an_issue("hide", paper=ONE, reason=SHELL),
    "TOML": an_issue("tags", paper=ONE, tags='a"]\n[[hide]]\npaper = "x', reason='"""\n[[hide]]\n\\'),
    "HTML": an_issue("text", paper=ONE, text="<script>alert(1)</script> </title> @someone #1", reason="<!-- -->"),
    "end of an answer": an_issue("hide", paper=ONE, reason="report<<x\nx\nchanged=true"),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_whatever_stands_in_an_issue_is_text(github: Github, body: str) -> None:
    run = labelled(github, body)

    assert run.results["propose"] == "success"
    before, after = tomllib.loads(BEFORE), tomllib.loads(proposed(github))
    assert sum(map(len, after.values())) == sum(map(len, before.values())) + 1
    assert after["tags"][0] == before["tags"][0]
    assert run.annotations == []
    assert not [*github.folder.parent.rglob("pwned")]
    shown = github.gh["pulls"][0]["body"].split("\n\n", 1)[1].rpartition("\n\nCloses")[0]
    assert all(line.startswith("    ") for line in shown.split("\n") if line)


REFUSED: Mapping[str, tuple[str | None, str]] = {
    "nothing": (None, "it has none of the labels of a form"),
    "an unknown id": (an_issue("hide", paper="0" * 10, reason="-"), 'no paper has the id "0000000000"'),
    "labels in a fence": (
        an_issue("hide", paper=ONE, reason="```\n### The paper\n\nx\n```"),
        'the label "The paper" stands there twice',
    ),
    "what stands there": (an_issue("tags", paper=OTHER, reason="-"), "the archive says so already"),
    "too much": ("### Why\n" + "x" * 65_600, "65,608 characters; an issue has 65,536 at most"),
    "speech to the runner": (
        an_issue("topics", paper=f"::error::{SHELL}"[:60].replace("\n", " "), topics="@someone", reason="-"),
        "is neither an id nor the address of a paper's page",
    ),
}


@pytest.mark.parametrize(("body", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_answered(github: Github, body: str | None, said: str) -> None:
    run = labelled(github, body)

    assert run.results == {"drop": "skipped", "read": "success", "propose": "skipped", "answer": "success"}
    assert github.gh["pulls"] == []
    [comment] = comments(github)
    assert said in comment
    quoted = comment.split("\n\n")[1]
    assert all(line.startswith("    ") for line in quoted.split("\n"))
    assert run.annotations == []
    assert not [*github.folder.parent.rglob("pwned")]


def test_an_issue_that_cannot_be_read_at_all_is_answered(github: Github) -> None:
    (github.upstream / "archive.toml").unlink()
    git(github.upstream, "commit", "--quiet", "--all", "--message", "Break")
    run = labelled(github, an_issue("hide", paper=ONE, reason="-"))
    assert run.results["answer"] == "success"
    assert "there is no such file" in comments(github)[0]


def jobs() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"])


def test_what_runs_the_code_of_the_repository_may_write_nothing() -> None:
    rights = {name: job["permissions"] for name, job in jobs().items()}
    assert rights == {
        "drop": {"issues": "write"},
        "read": {"contents": "read"},
        "propose": {"contents": "write", "pull-requests": "write", "actions": "read"},
        "answer": {"issues": "write"},
    }
    assert all("uses" not in step for name in ("drop", "propose", "answer") for step in jobs()[name]["steps"])


def test_an_edit_ends_what_the_old_text_began_and_another_label_does_not() -> None:
    group = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["concurrency"]["group"]

    def of(action: str, label: str = "") -> str:
        event = {"action": action, "issue": {"number": NUMBER}, "label": {"name": label}}
        return fill(group, {"github": {"event": event}})

    assert of("edited") == of("labeled", "accepted") == "correct-12"
    assert of("labeled", "bug") == "correct-12-other"


def test_the_scripts_are_scripts() -> None:
    for job in jobs().values():
        for step in job["steps"]:
            subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, check=True)
