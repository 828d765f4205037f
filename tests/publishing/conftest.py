"""A repository for the tests of the stand-ins, and how a workflow or a script runs in it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from textwrap import dedent, indent

import pytest

from tests.publishing.runner import Github, Run

AUTHOR = ("-c", "user.name=Someone", "-c", "user.email=someone@example.com", "-c", "commit.gpgsign=false")
RIGHTS = "{actions: write, contents: write, pull-requests: write}"


def git(place: Path, *words: str) -> str:
    return subprocess.run(["git", *AUTHOR, *words], cwd=place, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def github(tmp_path: Path) -> Github:
    """A repository of two commits; the first has the tag v1."""
    upstream = tmp_path / "upstream"
    upstream.mkdir()
    git(upstream, "init", "--quiet", "--initial-branch=main")
    for text, words in (("one", ("tag", "v1")), ("two", ("branch", "other"))):
        (upstream / "file.txt").write_text(text)
        git(upstream, "add", "file.txt")
        git(upstream, "commit", "--quiet", "--message", text)
        git(upstream, *words)
    return Github(upstream, tmp_path / "github")


def run(
    github: Github, jobs: str, event: str = "push", payload: dict[str, object] | None = None, head: str = ""
) -> Run:
    workflow = github.upstream.with_name("workflow.yml")
    workflow.write_text(f"{dedent(head)}\non: [push]\njobs:\n{indent(dedent(jobs), '  ')}")
    return github.run(workflow, event, payload or {})


def script(github: Github, text: str, more: str = "", rights: str = RIGHTS) -> Run:
    """A job with one script, where `gh` may be used."""
    step = "shell: bash\nenv:\n  GH_TOKEN: a-token\n  GH_REPO: someone/papers\nrun: |\n" + indent(
        dedent(text), "  "
    )
    listed = "- " + indent(step, "  ").strip() + "\n" + dedent(more)
    return run(github, f"job:\n  permissions: {rights}\n  steps:\n" + indent(listed, "    "))
