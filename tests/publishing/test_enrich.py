"""`enrich.yml`, run in a repository whose program is a stand-in that finds what the test says."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.config.settings import PROJECT
from tests.publishing.conftest import git
from tests.publishing.runner import Github, Run

WORKFLOW = PROJECT / ".github" / "workflows" / "enrich.yml"
PROGRAM = """#!/bin/sh
echo "$*: ::error::what a title says @someone" >&2
mkdir -p .cache/lookup; touch ".cache/lookup/$3"
if [ -f found ]; then cat found > enrichment.jsonl; fi
if [ -f fails ]; then exit 2; fi
"""


@pytest.fixture
def github(github: Github) -> Github:
    github.actions = {"actions/setup-python": lambda *_: {}}
    program = github.upstream / ".venv" / "bin" / "paper-archive"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM)
    program.chmod(0o755)
    (github.upstream / "Makefile").write_text("setup:\n\t@true\n")
    put(github, found="one line\n")
    return github


def put(github: Github, **files: str) -> None:
    for name, text in files.items():
        (github.upstream / name).write_text(text)
    git(github.upstream, "add", "--all")
    git(github.upstream, "commit", "--quiet", "--message", "Change")


def by_hand(github: Github, source: str = "arxiv") -> Run:
    return github.run(WORKFLOW, "workflow_dispatch", {"inputs": {"source": source}})


def on(github: Github, name: str) -> str:
    return git(github.upstream, "show", f"enrichment:{name}")


def test_what_is_found_comes_as_a_pull_request_of_one_file(github: Github) -> None:
    run = by_hand(github)

    assert run.results == {"ask": "success", "propose": "success"}
    assert on(github, "enrichment.jsonl") == "one line\n"
    assert git(github.upstream, "diff", "--name-only", "main", "enrichment") == "enrichment.jsonl\n"
    [pull] = github.gh["pulls"]
    assert (pull["head"], pull["base"]) == ("enrichment", "main")
    assert pull["title"] == "enrichment: Take what was looked up"
    assert pull["body"].startswith("    enrich --source arxiv: ")


def test_a_pull_request_that_is_open_takes_what_is_found_later(github: Github) -> None:
    by_hand(github)
    put(github, found="two lines\n", other="of main\n")
    run = by_hand(github)

    assert run.results["propose"] == "success"
    assert on(github, "enrichment.jsonl") == "two lines\n"
    assert on(github, "other") == "of main\n"
    assert len(github.gh["pulls"]) == 1


def test_where_nothing_is_found_nothing_is_proposed(github: Github) -> None:
    put(github, **{"enrichment.jsonl": "one line\n"})
    assert by_hand(github).results == {"ask": "success", "propose": "skipped"}
    assert github.gh["pulls"] == []


def test_every_week_it_is_off_unless_the_repository_says_otherwise(github: Github) -> None:
    assert github.run(WORKFLOW, "schedule", {}).results == {"ask": "skipped", "propose": "skipped"}
    github.variables = {"ENRICH": "true"}
    run = github.run(WORKFLOW, "schedule", {})
    assert run.results == {"ask": "success", "propose": "success"}
    assert [line.split(":")[0] for line in run.log.splitlines() if line.startswith("enrich ")] == [
        "enrich --source hf",
        "enrich --source arxiv",
    ]


def test_what_was_found_before_a_failure_is_proposed_and_the_failure_told(github: Github) -> None:
    put(github, fails="yes")
    run = by_hand(github)
    assert run.results == {"ask": "success", "propose": "success"}
    [said] = run.annotations  # and no title speaks to the runner
    assert (said.kind, said.title) == ("warning", "Not all was answered")


def test_what_was_answered_is_there_for_the_next_run(github: Github) -> None:
    first, second = by_hand(github), by_hand(github, "hf")
    assert second.restored == first.saved == ["lookup-1-1"]


def jobs() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"])


def test_what_runs_the_code_of_the_repository_may_write_nothing() -> None:
    assert jobs()["ask"]["permissions"] == {"contents": "read"}
    assert all("uses" not in step for step in jobs()["propose"]["steps"])


def test_the_script_is_one(tmp_path: Path) -> None:
    """Each script is read by the shell before GitHub does."""
    for job in jobs().values():
        for step in job["steps"]:
            subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, check=True)
