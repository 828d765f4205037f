"""A repository's first month, told by its workflows: three seeds are published, a pull request brings a fourth."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from builder.config.settings import PROJECT
from tests.examples import REAL
from tests.once import Once
from tests.publishing.runner import Action, Github, Run

FOURTH = "2025-10-01-fourth.txt"
"""The seed that the pull request brings: two new papers, two repeats, a hostile one, one that puts a link
into a paper that is there, a broken one."""

PEACEFUL = (
    ("Weaving looms as lattice gauge machines", "We weave lattices on looms and measure how their gauges behave."),
    (
        "Bread ovens and the thermodynamics of crust",
        "We bake bread in ovens and describe the heat of it.",
    ),
)
REPEATED = ("Skill Expansion and Composition in Parameter Space", "Reinforcement Fine-Tuning Naturally Mitigates")
HOSTILE = (
    "A hostile title </title><script>alert(1)</script> ${{ github.token }} @everyone #1 "
    "##[set-output name=papers;]0 https://evil.example"
)
HOSTILE_ABSTRACT = (
    "::error file=seeds/x.txt,line=1::we own this run, $(touch pwned) `touch pwned` [here](javascript:alert(2)), "
    "and say so at some length in an abstract that reads as others do."
)
REVISED = "Estimating the Effects of Sample Training Orders for Large Language Models without Retraining"
LURE = " Now at https://login.example/[here](javascript:alert(3))`</summary>"
"""What the pull request adds to the abstract of this paper."""

BARE = "Tides of ##[error]broken @everyone #1 GH-2 https://evil.example listings"
"""The title without abstract, which messages quote."""

PWNED = "import pathlib; pathlib.Path('pwned').touch()\n"
CODE = {
    "builder/commands/command_line.py": PWNED,
    "sitecustomize.py": PWNED,
    "Makefile": "setup:\n\ttouch pwned\n",
    ".gitattributes": "* filter=pwned export-subst\n",
    "archive.toml": 'papers.overrides = "overrides.toml"\n'
    '[seeds.years]\n"x\\n::add-mask::new\\n##[error]spoof" = 2025\n',
    "overrides.toml": "".join(
        f"[[hide]]\npaper = '{title}'\nreason = '-'\n" for title in (PEACEFUL[0][0], HOSTILE, REVISED)
    ),
    "vocabulary/topics.toml": "::error::no vocabulary",
}
"""What else the pull request has: code, settings that speak to the runner, overrides that would hide papers."""

LINK = "linked.txt"
"""A seed of it that is a symbolic link."""

PULL, MAIN, ZEROS = 7, "refs/heads/main", "0" * 40
NAMES = {"NAME": "A", "EMAIL": "a@b.c", "DATE": "2001-02-03T04:05:06Z"}
COMMITTER = {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in NAMES.items()}
"""Who commits, and when: long ago, so that the last seed is old."""


@dataclass
class Story:
    """The runs by what they were about, and what `gh` had done when each ended."""

    upstream: Path
    runs: dict[str, Run] = field(default_factory=dict)
    gh: dict[str, dict[str, Any]] = field(default_factory=dict)


def tell(folder: Path) -> Story:
    """Make a repository of what stands here, and run its workflows as things happen to it."""
    upstream = folder / "upstream"
    _begin(upstream)
    actions: dict[str, Action] = {}
    github, story = Github(upstream, folder, actions=actions), Story(upstream)

    def happen(name: str, workflow: str, event: str, payload: Mapping[str, object], ref: str = MAIN) -> None:
        path = PROJECT / ".github" / "workflows" / workflow
        story.runs[name] = github.run(path, event, payload, ref=ref)
        story.gh[name] = github.gh

    first = _git(upstream, "rev-parse", "HEAD")
    happen("first push", "publish.yml", "push", {"before": ZEROS, "after": first})
    # The two pushes begin with nothing, as on GitHub; to save a minute the other runs are lent an environment.
    environment = story.runs["first push"].workspaces["build"] / ".venv"
    actions["actions/setup-python"] = lambda _, workspace: _lend(environment, workspace)
    _git(upstream, "checkout", "--quiet", "-b", "fourth")
    _bring(upstream, fourth_seed())
    happen("pull request", "seeds.yml", "pull_request", _pull("someone/papers"))
    _bring(upstream, fourth_seed(mended=True))
    happen("run by hand", "seeds.yml", "workflow_dispatch", {"inputs": {"pull": PULL}})
    happen("pull request of a fork", "seeds.yml", "pull_request", _pull("other/papers"))
    _git(upstream, "checkout", "--quiet", "main")
    _bring(upstream, fourth_seed())
    happen("conflict", "seeds.yml", "workflow_dispatch", {"inputs": {"pull": PULL}})
    second = _git(upstream, "rev-parse", "HEAD")
    _git(upstream, "tag", "v1.0.0")
    happen("tag", "publish.yml", "push", {"before": ZEROS, "after": second}, "refs/tags/v1.0.0")
    happen("Monday", "weekly.yml", "schedule", {})
    lent = actions.pop("actions/setup-python")
    happen("second push", "publish.yml", "push", {"before": first, "after": second})
    actions["actions/setup-python"] = lent
    happen("started by hand", "publish.yml", "workflow_dispatch", {})
    (upstream / "seeds" / FOURTH).unlink()
    (upstream / "archive.toml").write_text("nme = '::error::x'\n", encoding="utf-8")
    _commit(upstream, "Break the settings")
    happen("broken push", "publish.yml", "push", {"before": second, "after": _git(upstream, "rev-parse", "HEAD")})
    return story


def fourth_seed(*, mended: bool = False) -> str:
    """The seed; mended it has an abstract for each title."""
    lines = (REAL / "seeds" / "000_10575c7abafc0436.txt").read_text(encoding="utf-8").splitlines()
    repeats = [(line, lines[at + 2]) for at, line in enumerate(lines) if line.startswith(REPEATED)]
    revised = next((line, lines[at + 2] + LURE) for at, line in enumerate(lines) if line == REVISED)
    bare = (BARE, "We list tides and break them, and this has an abstract by now.") if mended else (BARE,)
    listings = [*PEACEFUL, *repeats, (HOSTILE, HOSTILE_ABSTRACT), revised, bare]
    return "\n\n".join(["Oct 1", *(text for listing in listings for text in listing)]) + "\n"


def _begin(upstream: Path) -> None:
    """A repository with what stands here, changed or not, but for what git ignores."""
    names = _git(PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, names):
        if (PROJECT / name).is_file():
            (upstream / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, upstream / name)
    shutil.rmtree(upstream / "seeds")
    shutil.copytree(REAL, upstream, dirs_exist_ok=True)  # whatever the archive itself has by now
    _git(upstream, "init", "--quiet", "--initial-branch", "main")
    _commit(upstream, "Begin")


def _bring(upstream: Path, seed: str) -> None:
    """Commit the fourth seed; on a branch it is what the pull request has from now on."""
    branch = _git(upstream, "branch", "--show-current")
    (upstream / "seeds" / FOURTH).write_text(seed, encoding="utf-8")
    if branch == "main":
        _commit(upstream, "seeds: Add October")
        return
    for name, text in CODE.items():
        (upstream / name).write_text(text, encoding="utf-8")
    if not (upstream / "seeds" / LINK).is_symlink():
        (upstream / "seeds" / LINK).symlink_to("/etc/passwd")
    _commit(upstream, "seeds: Add October, and more")
    for ref in ("head", "merge"):
        _git(upstream, "update-ref", f"refs/pull/{PULL}/{ref}", "HEAD")


def _commit(upstream: Path, message: str) -> None:
    _git(upstream, "add", "--all")
    _git(upstream, "commit", "--quiet", "--message", message)


def _lend(environment: Path, workspace: Path) -> Mapping[str, str]:
    (workspace / ".venv").symlink_to(environment)
    return {}


def _pull(repository: str) -> dict[str, object]:
    head = {"repo": {"full_name": repository}}
    return {"number": PULL, "pull_request": {"number": PULL, "head": head, "base": {"ref": "main"}}}


def _git(place: Path, *words: str) -> str:
    command = ["git", "-c", "safe.directory=*", *words]  # whoever owns the clone
    env = os.environ | COMMITTER
    done = subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="session")
def story(once: Once) -> Story:
    return once.value("publishing", tell)
