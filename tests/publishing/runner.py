"""A small stand-in for GitHub's runner: it runs the steps of a workflow file on this machine.

It knows what our own workflows use and raises ValueError for the rest, so that no test passes because something
was left out in silence. Permissions count for the stand-in of `gh` alone. Triggers and the time limits of jobs
remain GitHub's business.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from tests.publishing.caches import Caches
from tests.publishing.expressions import evaluate, fill, filled, holds

Action = Callable[[Mapping[str, str], Path], Mapping[str, str]]
"""What a stand-in of an action does with its inputs in a workspace; it answers with its outputs."""

SECONDS = 300
"""The longest that a step may take."""

OF_A_STEP, OF_A_JOB = 10, 50
"""How many annotations GitHub shows: of each kind for a step, and of all for a job."""

SITE, PAGES = "https://someone.example", "github-pages"
SHELLS = {"": ["bash", "-e"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
LACKING = {"strategy", "services", "container", "uses", "continue-on-error"}
SCOPES = set(
    "actions attestations checks contents deployments discussions id-token issues models packages pages"
    " pull-requests repository-projects security-events statuses".split()
)
LEVELS = {"none", "read", "write"}
UNSAID = {"contents": "read", "packages": "read"}
"""What a job may do where no permissions are named, in a repository with GitHub's settings as they come."""

INPUTS = {
    "actions/checkout": "ref path fetch-depth persist-credentials token",
    "actions/upload-artifact": "name path if-no-files-found include-hidden-files overwrite compression-level"
    " retention-days",
    "actions/upload-pages-artifact": "name path retention-days",
    "actions/cache/restore": "key path restore-keys",
    "actions/cache/save": "key path",
    "actions/deploy-pages": "artifact_name token timeout error_count reporting_interval",
}
"""The inputs that the stand-ins of actions know, though not all make a difference here."""

UNFIT = re.compile(r'[":<>|*?\r\n]')
"""What upload-artifact takes in no path; in the name of an artifact it takes no slash either."""

INHERITED = re.compile(
    r"PATH|(PIP_|UV_|npm_config_).*|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|XDG_CACHE_HOME|(?i:https?_proxy|no_proxy)"
)


@dataclass(frozen=True)
class Annotation:
    """What a step told GitHub to show beside the code."""

    kind: str
    message: str
    file: str = ""
    line: int = 0
    title: str = ""


@dataclass
class Run:
    """What came of a workflow; the annotations are those that GitHub shows, the log has all."""

    artifacts: Path
    log: str = ""
    annotations: list[Annotation] = field(default_factory=list)
    summaries: dict[str, str] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    ran: list[tuple[str, str]] = field(default_factory=list)
    workspaces: dict[str, Path] = field(default_factory=dict)
    restored: list[str] = field(default_factory=list)  # keys of caches
    saved: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The summaries of all jobs, one after the other."""
        return "".join(self.summaries.values())


class StepFailed(Exception):  # noqa: N818 - that a step fails is no error of the runner
    """Raised by a stand-in of an action to fail its step."""


class Github:
    """A repository on GitHub as far as workflows see it; `upstream` is the git repository that stands for it.

    The runs have the ids 1, 2, …, and each has a folder of that number.
    """

    def __init__(
        self,
        upstream: Path,
        folder: Path,
        *,
        repository: str = "someone/papers",
        actions: Mapping[str, Action] = {},
        variables: Mapping[str, str] = {},
    ) -> None:
        self.upstream, self.folder = upstream.resolve(), folder.resolve()
        self.repository, self.actions = repository, actions
        self.variables, self.secrets = variables, dict[str, str]()
        self.home = _home(self.folder / "home")
        _git(self.upstream, self.home, "config", "uploadpack.allowAnySHA1InWant", "true")
        self.caches = Caches(self.folder / "caches")
        self.bin = self.folder / "bin"
        self.bin.mkdir(exist_ok=True)
        _, _, source = Path(__file__).with_name("gh").read_text(encoding="utf-8").partition("\n")
        (self.bin / "gh").write_text(f"#!{sys.executable}\n{source}", encoding="utf-8")
        (self.bin / "gh").chmod(0o755)
        self.gh_state = self.folder / "gh.json"
        if not self.gh_state.exists():
            state: dict[str, Any] = {"comments": {}, "labels": {}, "releases": {}}
            state |= {name: [] for name in ("pulls", "enabled", "dispatched", "runs", "deployments", "calls")}
            self.gh_state.write_text(json.dumps(state))

    @property
    def gh(self) -> dict[str, Any]:
        """What all calls of the stand-in of `gh` have left, and the runs that have ended."""
        return dict(json.loads(self.gh_state.read_text(encoding="utf-8")))

    def run(
        self,
        workflow: Path,
        event: str,
        payload: Mapping[str, object],
        *,
        ref: str = "refs/heads/main",
        attempt: int = 1,
    ) -> Run:
        """Run all jobs of the workflow as for that event; whether its triggers match is not looked at."""
        plan = _plan(workflow)
        folder = self.folder / f"run-{1 + len(list(self.folder.glob('run-*')))}"
        run = Run(folder / "artifacts")
        run.artifacts.mkdir(parents=True)
        contexts: dict[str, Any] = {
            "github": self._context(folder, event, payload, ref) | {"run_attempt": str(attempt)},
            "inputs": payload.get("inputs") or {},
            "vars": self.variables,
            "env": {},
        }
        before: dict[str, set[str]] = {}
        for name, job in _in_order(plan["jobs"]):
            needs = _needs(job)
            before[name] = needs.union(*(before[need] for need in needs))
            results = {run.results[other] for other in before[name]}
            status = next((result for result in ("failure", "skipped") if result in results), "success")
            known = {need: {"result": run.results[need], "outputs": run.outputs[need]} for need in needs}
            here = contexts | {"needs": known, "job": {"status": status}}
            run.results[name], run.outputs[name], run.summaries[name] = "skipped", {}, ""
            if holds(job.get("if", "success()"), here):
                number = self._deploy(job, contexts["github"])
                run.results[name], run.outputs[name] = _Job(self, run, plan, name, folder / name, here).do()
                self._conclude(number, run.results[name])
        self._note(workflow, run, contexts["github"])
        return run

    def _deploy(self, job: Mapping[str, Any], context: Mapping[str, str]) -> int:
        """A job that has an environment is a deployment; gives its number, 0 for another job."""
        environment = job.get("environment", "")
        name = environment if isinstance(environment, str) else environment["name"]
        if not name:
            return 0
        state = self.gh
        told = {"id": 1 + len(state["deployments"]), "sha": context["sha"], "environment": name}
        state["deployments"].append(told | {"statuses": ["in_progress"]})
        self.gh_state.write_text(json.dumps(state, indent=1), encoding="utf-8")
        return int(told["id"])

    def _conclude(self, number: int, result: str) -> None:
        """What becomes of a deployment; one that succeeds takes the place of those before it."""
        if not number:
            return
        state = self.gh
        one = state["deployments"][number - 1]
        for other in state["deployments"] if result == "success" else ():
            if other["environment"] == one["environment"] and other["statuses"][-1] == "success":
                other["statuses"].append("inactive")
        one["statuses"].append(result)
        self.gh_state.write_text(json.dumps(state, indent=1), encoding="utf-8")

    def _note(self, workflow: Path, run: Run, context: Mapping[str, str]) -> None:
        """Keep what GitHub tells of a run that has ended."""
        state = self.gh
        told = {
            "workflow": workflow.name,
            "id": int(context["run_id"]),
            "head_sha": context["sha"],
            "head_branch": re.sub("^refs/(heads|tags)/", "", context["ref"]),
            "status": "completed",
            "conclusion": "failure" if "failure" in run.results.values() else "success",
            "event": context["event_name"],
        }
        state["runs"].append(told)
        self.gh_state.write_text(json.dumps(state, indent=1), encoding="utf-8")

    def _context(self, folder: Path, event: str, payload: Mapping[str, object], ref: str) -> dict[str, Any]:
        (folder / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        return {
            "actor": "someone",
            "base_ref": evaluate("event.pull_request.base.ref", {"event": payload}) or "",
            "event": payload,
            "event_name": event,
            "event_path": str(folder / "event.json"),
            "head_ref": evaluate("event.pull_request.head.ref", {"event": payload}) or "",
            "ref": ref,
            "ref_name": ref.split("/", 2)[-1],
            "ref_type": "tag" if ref.startswith("refs/tags/") else "branch",
            "repository": self.repository,
            "repository_owner": self.repository.partition("/")[0],
            "run_id": folder.name.removeprefix("run-"),
            "server_url": "http://github.test",
            "sha": payload.get("after") or _git(self.upstream, self.home, "rev-parse", f"{ref}^{{commit}}"),
            "token": "a-token",
        }


# -- Workflows -----------------------------------------------------------------------------------


def _plan(workflow: Path) -> dict[str, Any]:
    """The workflow as it is written: each word a text, `on` and `true` too."""
    plan = dict(yaml.load(workflow.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506 - makes texts only
    _check_permissions("the workflow", plan)
    for name, job in plan["jobs"].items():
        _check_permissions(name, job)
        if found := LACKING & job.keys():
            raise ValueError(f"{name}: the runner lacks {', '.join(sorted(found))}")
        for step in job["steps"]:
            if "${{" in step.get("run", ""):
                raise ValueError(f"{name}: an expression in a script lets others write the script: {step['run']}")
    return plan


def _check_permissions(name: str, part: Mapping[str, Any]) -> None:
    rights = part.get("permissions", {})
    if not isinstance(rights, dict) or rights.keys() - SCOPES or set(rights.values()) - LEVELS:
        raise ValueError(f"{name}: the runner lacks these permissions: {rights}")


def _in_order(jobs: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each job after those that it needs."""
    waiting = dict(jobs)
    while waiting:
        ready = [name for name, job in waiting.items() if _needs(job) <= jobs.keys() - waiting.keys()]
        if not ready:
            raise ValueError(f"these jobs wait for each other, or for one that is not there: {', '.join(waiting)}")
        yield ready[0], waiting.pop(ready[0])


def _needs(job: Mapping[str, Any]) -> set[str]:
    needs = job.get("needs", [])
    return {needs} if isinstance(needs, str) else set(needs)


def _defaults(part: Mapping[str, Any]) -> dict[str, str]:
    return dict(part.get("defaults", {}).get("run", {}))


# -- Jobs ----------------------------------------------------------------------------------------


class _Job:
    """A job at work: its folders, and what its steps leave for each other."""

    def __init__(
        self, github: Github, run: Run, plan: dict[str, Any], name: str, folder: Path, contexts: dict[str, Any]
    ) -> None:
        self.github, self.run, self.plan, self.name, self.folder = github, run, plan, name, folder
        self.job = plan["jobs"][name]
        self.defaults = _defaults(plan) | _defaults(self.job)
        self.permissions = self.job.get("permissions", plan.get("permissions", UNSAID))
        self.shown_of_step, self.shown = Counter[str](), 0
        self.home, self.workspace, temp = _home(folder / "home"), folder / "workspace", folder / "temp"
        self.workspace.mkdir()
        temp.mkdir()
        run.workspaces[name] = self.workspace
        self.paths = [str(github.bin)]
        self.contexts = contexts | {
            "github": contexts["github"] | {"job": name, "workspace": str(self.workspace)},
            "runner": {"os": "Linux", "temp": str(temp)},
            "job": {"status": "success"},
            "secrets": github.secrets,
            "steps": {},
        }

    def do(self) -> tuple[str, dict[str, str]]:
        """The result of the job and its outputs."""
        for part in (self.plan, self.job):
            self.contexts["env"] = self.contexts["env"] | filled(part.get("env", {}), self.contexts)
        for number, step in enumerate(self.job["steps"], start=1):
            self.shown_of_step.clear()
            self._step(step, self.folder / f"step-{number}")
        return self.contexts["job"]["status"], filled(self.job.get("outputs", {}), self.contexts)

    def _step(self, step: dict[str, Any], folder: Path) -> None:
        here = self.contexts | {"env": self.contexts["env"] | filled(step.get("env", {}), self.contexts)}
        outputs: dict[str, str] = {}
        outcome = conclusion = "skipped"
        if holds(step.get("if", "success()"), here):
            action = step.get("uses", "").partition("@")[0]
            title = step.get("name") or action or step["run"].strip()
            self.run.ran.append((self.name, fill(title, here).partition("\n")[0]))
            outcome = conclusion = "success"
            try:
                if action:
                    outputs |= self._action(action, filled(step.get("with", {}), here))
                else:
                    self._script(step, here, folder, outputs)
            except StepFailed as failure:
                self._say(f"Error: {failure}\n")
                lenient = fill(step.get("continue-on-error", "false"), here) == "true"
                outcome, conclusion = "failure", "success" if lenient else "failure"
        if conclusion == "failure":
            self.contexts["job"] = {"status": "failure"}
        if "id" in step:
            done = {"outputs": outputs, "outcome": outcome, "conclusion": conclusion}
            self.contexts["steps"][step["id"]] = done

    def _say(self, text: str) -> None:
        self.run.log += text
        for found in annotations_of(text):
            if self.shown_of_step[found.kind] < OF_A_STEP and self.shown < OF_A_JOB:
                self.run.annotations.append(found)
                self.shown_of_step[found.kind] += 1
                self.shown += 1

    def _script(
        self, step: dict[str, Any], here: Mapping[str, Any], folder: Path, outputs: dict[str, str]
    ) -> None:
        how = self.defaults | step
        if how.get("shell", "") not in SHELLS:
            raise ValueError(f"the runner lacks the shell {how['shell']}")
        place = self.workspace / fill(how.get("working-directory", ""), here)
        if not place.is_dir():
            raise StepFailed(f"no such folder to work in: {place}")
        folder.mkdir()
        script = folder / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        files = {
            name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
        }
        for file in files.values():
            file.touch()
        env = self._environment(here) | {name: str(file) for name, file in files.items()}
        code, log = _execute([*SHELLS[how.get("shell", "")], str(script)], place, env)
        self._say(log)
        told = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
        self.run.summaries[self.name] += told["GITHUB_STEP_SUMMARY"]
        self.paths = [line for line in reversed(told["GITHUB_PATH"].split("\n")) if line] + self.paths
        heard = list(commands(log))
        outputs |= {given.get("name", ""): value for name, given, value in heard if name == "set-output"}
        outputs |= _pairs(told["GITHUB_OUTPUT"])
        self.contexts["env"] = self.contexts["env"] | _pairs(told["GITHUB_ENV"])
        if code:
            raise StepFailed(f"Process completed with exit code {code}.")
        if any(name in ("set-env", "add-path") for name, _, _ in heard):
            raise StepFailed("The commands set-env and add-path are disabled.")

    def _environment(self, here: Mapping[str, Any]) -> dict[str, str]:
        """As on GitHub, no `env` of a workflow replaces the variables of the runner itself."""
        github = {name: text for name, text in here["github"].items() if name not in ("event", "token")}
        env = {
            "PIP_CACHE_DIR": str(Path.home() / ".cache" / "pip"),
            **{name: value for name, value in os.environ.items() if INHERITED.fullmatch(name)},
            **{"CI": "true", "HOME": str(self.home), "LANG": "C.UTF-8"},
            **here["env"],
            **{f"GITHUB_{name.upper()}": text for name, text in github.items()},
            **{f"RUNNER_{name.upper()}": text for name, text in here["runner"].items()},
            "GITHUB_ACTIONS": "true",
            "GH_ARTIFACTS": str(self.run.artifacts),
            "GH_PERMISSIONS": json.dumps(self.permissions),
            "GH_STAND_IN": str(self.github.gh_state),
            "GH_UPSTREAM": str(self.github.upstream),
        }
        return env | {"PATH": os.pathsep.join([*self.paths, env["PATH"]])}

    # -- Stand-ins of actions --------------------------------------------------------------------

    def _action(self, name: str, inputs: Mapping[str, str]) -> Mapping[str, str]:
        if name in self.github.actions:
            return self.github.actions[name](inputs, self.workspace)
        if name in INPUTS and (strange := inputs.keys() - set(INPUTS[name].split())):
            raise ValueError(f"the {name} of the runner lacks {', '.join(sorted(strange))}")
        match name:
            case "actions/checkout":
                self._checkout(inputs)
            case "actions/setup-python":
                assert shutil.which("python3.11") or shutil.which("python3"), "no Python on the PATH"
            case "actions/configure-pages":
                host = SITE.partition("//")[2]
                return {"base_url": f"{SITE}/papers", "base_path": "/papers", "origin": SITE, "host": host}
            case "actions/upload-pages-artifact":
                self._upload_pages(self.workspace / inputs.get("path", "_site"), inputs.get("name", PAGES))
            case "actions/upload-artifact":
                self._upload(inputs)
            case "actions/deploy-pages":
                artifact = self.run.artifacts / inputs.get("artifact_name", PAGES)
                if not artifact.is_dir():
                    raise StepFailed(f"no artifact with the name {artifact.name} was found")
                return {"page_url": f"{SITE}/papers/"}
            case "actions/cache/restore":
                return self._restore(inputs)
            case "actions/cache/save":
                self._save(inputs)
            case _:
                raise ValueError(f"the runner lacks a stand-in of the action {name}")
        return {}

    def _restore(self, inputs: Mapping[str, str]) -> Mapping[str, str]:
        key = inputs["key"]
        found = self.github.caches.restore(inputs, self.workspace, self.contexts["github"]["ref"])
        self.run.restored += [found] if found else []
        is_hit = {"cache-hit": "true" if found == key else "false"} if found else {}
        return {"cache-primary-key": key, "cache-matched-key": found, **is_hit}

    def _save(self, inputs: Mapping[str, str]) -> None:
        if wrong := self.github.caches.save(inputs, self.workspace, self.contexts["github"]["ref"]):
            self._say(f"::warning::{wrong}\n")
        else:
            self.run.saved.append(inputs["key"])

    def _checkout(self, inputs: Mapping[str, str]) -> None:
        place = self.workspace / inputs.get("path", "")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        _git(place, self.home, "init", "--quiet")
        _git(place, self.home, "remote", "add", "origin", self.github.upstream.as_uri())
        depth = [f"--depth={inputs.get('fetch-depth', '1')}", "--no-tags"]
        if depth[0] == "--depth=0":
            depth = []
            everything = ("+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*")
            _git(place, self.home, "fetch", "--quiet", "origin", *everything)
        wanted = inputs.get("ref") or self.contexts["github"]["sha"]
        _git(place, self.home, "fetch", "--quiet", *depth, "origin", wanted)
        _git(place, self.home, "checkout", "--quiet", "--detach", "FETCH_HEAD")

    def _upload_pages(self, site: Path, name: str) -> None:
        """GitHub packs the site first, so that its files may have any name."""
        if not site.is_dir():
            raise StepFailed(f"there is no folder {site} to upload")
        shutil.copytree(site, self._artifact(name), ignore=shutil.ignore_patterns(".git", ".github"))

    def _upload(self, inputs: Mapping[str, str]) -> None:
        """As on GitHub, an artifact begins below what all its paths share, and hidden files are left out."""
        paths = [self.workspace / line.strip() for line in inputs["path"].splitlines() if line.strip()]
        root = Path(os.path.commonpath([_plain(path) for path in paths]))
        root = root.parent if root.is_file() else root
        found = sorted({file.relative_to(root) for path in paths for file in _files(path)})
        if inputs.get("include-hidden-files") != "true":
            found = [file for file in found if not re.search(r"(^|/)\.", file.as_posix())]
        if not found:
            self._miss(inputs)
            return
        if unfit := [str(file) for file in found if UNFIT.search(str(file))]:
            raise StepFailed(f"The path for one of the files in artifact is not valid: {unfit[0]!r}")
        artifact = self._artifact(inputs.get("name", "artifact"), overwrite=inputs.get("overwrite") == "true")
        for file in found:
            (artifact / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / file, artifact / file)

    def _miss(self, inputs: Mapping[str, str]) -> None:
        complaint = f"No files were found with the provided path: {' '.join(inputs['path'].split())}"
        if inputs.get("if-no-files-found") == "error":
            raise StepFailed(complaint)
        if inputs.get("if-no-files-found", "warn") == "warn":
            self._say(f"::warning::{complaint}\n")

    def _artifact(self, name: str, *, overwrite: bool = False) -> Path:
        """Where a new artifact of this run goes."""
        if not name or UNFIT.search(name) or set(name) & set("/\\"):
            raise StepFailed(f"The artifact name is not valid: {name!r}")
        artifact = self.run.artifacts / name
        if overwrite:
            shutil.rmtree(artifact, ignore_errors=True)
        if artifact.exists():
            raise StepFailed(f"an artifact with the name {name} exists")
        return artifact


def _home(folder: Path) -> Path:
    """A home of its own, where git trusts every repository whoever owns it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitconfig").write_text("[safe]\n\tdirectory = *\n")
    return folder


def _git(place: Path, home: Path, *words: str) -> str:
    env = {"PATH": os.environ["PATH"], "HOME": str(home)}
    done = subprocess.run(["git", *words], cwd=place, env=env, capture_output=True, text=True)
    if done.returncode:
        raise StepFailed(f"git {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout.strip()


def _execute(command: list[str], place: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """The exit code, and all that was written; after too long a time everything that the command started ends.

    GitHub reads the output and the errors through two pipes, and either may come first. Here the errors always do:
    that is the worst for a guard which the output holds.
    """
    pipe, none = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=place, env=env, stdin=none, stdout=pipe, stderr=pipe, start_new_session=True
    ) as process:
        try:
            output, errors = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, errors = process.communicate()
    if errors and not errors.endswith(b"\n"):
        errors += b"\n"
    return process.returncode, (errors + output).decode("utf-8", errors="replace")


def _plain(pattern: Path) -> Path:
    """The part of a path before its first wildcard."""
    return Path(*takewhile(lambda part: not set(part) & set("*?["), pattern.parts))


def _files(pattern: Path) -> Iterator[Path]:
    plain = _plain(pattern)
    tops = [plain] if plain == pattern else plain.glob(str(pattern.relative_to(plain)))
    for top in tops:
        yield from (file for file in (top, *top.rglob("*")) if file.is_file())


# -- What steps tell the runner ------------------------------------------------------------------

PAIR = re.compile(r"^((?:(?!<<)[^=\n])+)(?:=(.*)|<<(.+)\n((?:.*\n)*?)\3)$\n?", re.MULTILINE)
COMMANDS = set(
    "error warning notice debug group endgroup echo add-mask add-matcher remove-matcher add-path set-env"
    " set-output save-state stop-commands".split()
)
FORMS = (  # how a command is written; what parts its properties; what is escaped in these, and in its message
    (re.compile(r"\s*::(?P<name>[^ ]*?)(?: (?P<properties>.*?))?::(?P<message>.*)"), ",", "\r\n:,", "\r\n"),
    (re.compile(r".*?##\[(?P<name>[^ \]]*)(?: (?P<properties>.*?))?\](?P<message>.*)"), ";", "\r\n;]", "\r\n;]"),
)


def _pairs(text: str) -> dict[str, str]:
    """What GITHUB_OUTPUT or GITHUB_ENV holds: `name=value`, or `name<<END`, lines and `END`."""
    if strange := PAIR.sub("", text).strip("\n"):
        raise StepFailed(f"Invalid format '{strange}'")
    return {name: lines[:-1] if end else value for name, value, end, lines in PAIR.findall(text)}


def commands(log: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """What GitHub heeds in a log: `::error file=a::message` where a line begins, `##[error]message` anywhere.

    Between `::stop-commands::TOKEN` and `::TOKEN::` it heeds nothing.
    """
    token = ""
    for line in re.split(r"\r\n|\r|\n", log):
        name, properties, message = _command(line, token)
        if token:
            token = "" if name == token else token
        elif name == "stop-commands":
            token = message.lower()
        elif name:
            yield name, properties, message


def annotations_of(log: str) -> list[Annotation]:
    found = []
    for kind, properties, message in commands(log):
        if kind in ("error", "warning", "notice"):
            file, line, title = (properties.get(name, "") for name in ("file", "line", "title"))
            found.append(Annotation(kind, message, file, int(line) if line.isdecimal() else 0, title))
    return found


def _command(line: str, token: str) -> tuple[str, dict[str, str], str]:
    for form, between, in_properties, in_message in FORMS:
        found = form.fullmatch(line)
        if found and (name := found["name"].lower()) in COMMANDS | {token}:
            parts = [part.partition("=") for part in (found["properties"] or "").strip().split(between)]
            properties = {key.lower(): _unescape(value, in_properties) for key, _, value in parts}
            return name, properties, _unescape(found["message"], in_message)
    return "", {}, ""


def _unescape(text: str, signs: str) -> str:
    for sign in f"{signs}%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text
