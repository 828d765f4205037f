"""`digest.yml`, run in a repository whose program is a stand-in; its sender is the real one, the server, too."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from builder.config.settings import PROJECT
from tests.publishing.conftest import git
from tests.publishing.mail_server import Post, serving_mail
from tests.publishing.runner import Github, Run

WORKFLOW = PROJECT / ".github" / "workflows" / "digest.yml"
PROGRAM = """#!/bin/sh
echo "$*: ::error::what a title says @someone" >&2
mkdir -p seeds
for seed in seeds/* forced; do
  if [ -f "$seed" ] && [ ! -f "$3/${seed#seeds/}" ]; then cat "$seed" >> new; fi
done
for to in "$@"; do :; done
if [ -f fails ]; then exit 2; fi
if [ ! -f new ]; then exit; fi
{ printf 'From: a <a@b.example>\\r\\nMessage-ID: <1@b.example>\\r\\n\\r\\n'; cat new; } > "$to"
"""


@pytest.fixture
def post() -> Iterator[Post]:
    with serving_mail() as post:
        yield post


@pytest.fixture
def github(github: Github, post: Post) -> Github:
    github.actions = {"actions/setup-python": lambda *_: {}}
    github.variables = {"DIGEST": "true"}
    github.secrets |= {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(post.port)}
    github.secrets |= {"MAIL_FROM": "keeper@a.example", "MAIL_TO": "them@b.example"}
    program = github.upstream / ".venv" / "bin" / "paper-archive"
    for folder in (program.parent, github.upstream / "tools", github.upstream / "seeds"):
        folder.mkdir(parents=True)
    program.write_text(PROGRAM)
    program.chmod(0o755)
    sender = (PROJECT / "tools" / "send_mail.py").read_text(encoding="utf-8")
    put(github, **{"Makefile": "setup:\n\t@true\n", "tools/send_mail.py": sender, "seeds/a.txt": "first\n"})
    return github


def put(github: Github, **files: str) -> None:
    for name, text in files.items():
        (github.upstream / name).write_text(text)
    git(github.upstream, "add", "--all")
    git(github.upstream, "commit", "--quiet", "--message", "Change")


def weekly(github: Github, **other: Any) -> Run:
    return github.run(WORKFLOW, "schedule", {}, **other)


def texts(post: Post) -> list[str]:
    return [" ".join(mail.get_content().split()) for mail in post.mails]


SENT, NOTHING_NEW, FAILED = ({"write": "success", "send": how} for how in ("success", "skipped", "failure"))


def test_it_is_off_unless_the_repository_says_otherwise(github: Github, post: Post) -> None:
    github.variables = {}
    for event in ("schedule", "workflow_dispatch"):
        assert github.run(WORKFLOW, event, {}).results == {"write": "skipped", "send": "skipped"}
    github.variables = {"DIGEST": "true"}
    assert weekly(github, ref="refs/heads/other").results == {"write": "skipped", "send": "skipped"}
    assert post.taken == []


def test_what_is_new_is_sent_and_what_was_sent_is_new_no_more(github: Github, post: Post) -> None:
    assert weekly(github).results == SENT
    assert weekly(github).results == NOTHING_NEW
    put(github, **{"seeds/b.txt": "second\n"})
    assert weekly(github).results == SENT
    assert weekly(github).results == NOTHING_NEW
    assert texts(post) == ["first", "second"]
    assert [one.rcpt_tos for one in post.taken] == [["them@b.example"]] * 2


@pytest.mark.parametrize("fails", ["554 not now", "drop"])
def test_what_the_server_did_not_take_is_sent_by_the_next_run(fails: str, github: Github, post: Post) -> None:
    weekly(github)
    put(github, **{"seeds/b.txt": "second\n"})
    post.fails = fails
    assert weekly(github).results == FAILED
    put(github, **{"seeds/c.txt": "third\n"})
    post.fails = ""
    assert weekly(github).results == SENT
    assert weekly(github).results == NOTHING_NEW
    assert texts(post) == ["first", "second third"]


def test_what_it_took_is_not_sent_again_however_it_said_goodbye(github: Github, post: Post) -> None:
    post.goes = True
    assert weekly(github).results == SENT
    assert weekly(github).results == NOTHING_NEW
    assert len(post.taken) == 1


def test_a_run_that_fails_before_sends_nothing_and_loses_nothing(github: Github, post: Post) -> None:
    put(github, fails="yes")
    assert weekly(github).results == {"write": "failure", "send": "skipped"}
    github.secrets["MAIL_TO"] = ""
    (github.upstream / "fails").unlink()
    put(github)
    run = weekly(github)
    assert run.results == FAILED
    assert "MAIL_TO must be set in the environment. Nothing was sent." in run.log
    github.secrets["MAIL_TO"] = "them@b.example"
    assert weekly(github).results == SENT
    assert texts(post) == ["first"]


def test_the_job_that_sent_run_again_sends_nothing(github: Github, post: Post) -> None:
    put(github, forced="always new\n")
    weekly(github)
    run = weekly(github, attempt=2)
    assert run.results == SENT
    [said] = run.annotations
    assert (said.kind, said.title) == ("notice", "Sent before")
    assert len(post.taken) == 1


def test_many_that_failed_hide_none_that_was_sent(github: Github, post: Post) -> None:
    weekly(github)
    failed = {"sha": "0" * 40, "environment": "digest", "statuses": ["in_progress", "failure"]}
    state = github.gh
    state["deployments"] += [{"id": number, **failed} for number in range(2, 40)]
    github.gh_state.write_text(json.dumps(state))
    assert weekly(github).results == NOTHING_NEW


def test_the_first_one_goes_back_a_week(github: Github, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-02-03T04:05:06Z")
    git(github.upstream, "commit", "--quiet", "--amend", "--no-edit")
    monkeypatch.delenv("GIT_COMMITTER_DATE")
    assert weekly(github).results == NOTHING_NEW
    put(github, **{"seeds/b.txt": "second\n"})
    run = weekly(github)
    assert run.results == SENT
    assert "this one goes back a week" in run.summary
    assert texts(post) == ["second"]


def test_where_what_was_sent_is_gone_it_goes_back_a_week(github: Github, post: Post) -> None:
    weekly(github)
    state = github.gh
    state["deployments"][0]["sha"] = "1" * 40
    github.gh_state.write_text(json.dumps(state))
    assert weekly(github).results == SENT  # its commits are younger than a week
    assert texts(post) == ["first"] * 2


def test_it_leads_to_the_published_site_and_no_title_speaks_to_the_runner(github: Github) -> None:
    run = weekly(github)
    assert "--address https://someone.example/papers --to digest/digest.eml" in run.log
    assert run.annotations == []


def jobs() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"])


def test_no_job_may_write_and_what_knows_a_secret_installs_nothing() -> None:
    assert {level for job in jobs().values() for level in job["permissions"].values()} == {"read"}
    assert "secrets." not in str(jobs()["write"])
    send = jobs()["send"]["steps"]
    assert [step["uses"].split("@")[0] for step in send if "uses" in step] == ["actions/checkout"]
    assert ["secrets." in str(step) for step in send] == [False, False, True]
    assert not any("make" in step.get("run", "") for step in send)


def test_the_scripts_are_scripts() -> None:
    for job in jobs().values():
        for step in job["steps"]:
            subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, check=True)
