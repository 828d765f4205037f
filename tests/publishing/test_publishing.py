"""The workflows: their steps run in fresh clones, with three seeds, then with a fourth of a pull request."""

from __future__ import annotations

import hashlib
import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from builder.config.settings import PROJECT
from builder.pipeline.offline_copy import NAME_LENGTH
from builder.site.size import DEPLOYING
from builder.system.filenames import PATH_LENGTH, unportable
from tests.publishing.expressions import fill
from tests.publishing.runner import Run
from tests.publishing.story import BARE, CODE, FOURTH, HOSTILE, LINK, PEACEFUL, REVISED, Story, fourth_seed

WORKFLOWS = PROJECT / ".github" / "workflows"
RULES = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
"""What no part of a path may have on Windows (Microsoft: "Naming Files, Paths, and Namespaces")."""


def _line_of(text: str, seed: str) -> int:
    return 1 + seed.split("\n").index(text)


# -- Files ---------------------------------------------------------------------------------------


def test_the_only_command_of_check_is_make_test() -> None:
    jobs = yaml.safe_load((WORKFLOWS / "check.yml").read_text(encoding="utf-8"))["jobs"]
    assert [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step] == ["make test"]


def test_check_runs_on_every_push_and_pull_request() -> None:
    plan = yaml.safe_load((WORKFLOWS / "check.yml").read_text(encoding="utf-8"))
    assert plan[True] == {"push": None, "pull_request": None}  # YAML reads the key "on" as true


def _used() -> list[tuple[str, str, str]]:
    """(action, commit, version) of each step that uses one."""
    uses = (
        use
        for path in WORKFLOWS.glob("*.yml")
        for use in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    )
    found = [(use, re.fullmatch(r"(.+)@([0-9a-f]{40}) # (v\S+)", use)) for use in uses]
    assert [use for use, pinned in found if not pinned] == []
    return [(pinned[1], pinned[2], pinned[3]) for _, pinned in found if pinned]


def test_actions_are_pinned_by_commit_and_each_to_one() -> None:
    commits = {(action, commit) for action, commit, _ in _used()}
    assert len(commits) == len({action for action, _ in commits}) > 5


def test_actions_are_pinned_to_the_commits_that_were_looked_at() -> None:
    listed = PROJECT.parent / "shared" / "data" / "actions.tsv"
    if not listed.is_file():
        pytest.skip("the list of actions is not beside the project")
    rows = [line.split("\t") for line in listed.read_text(encoding="utf-8").splitlines()[1:]]
    known = {(action, version): commit for action, version, commit in rows}
    for action, commit, version in _used():
        repository = "/".join(action.split("/")[:2])
        assert known.get((repository, version), commit) == commit  # a newer version is Dependabot's


def test_whatever_the_site_is_made_of_publishes_it() -> None:
    paths = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))[True]["push"]["paths"]
    for path in paths:
        assert path == "public/**" or (PROJECT / path.removesuffix("/**")).exists(), (
            path
        )  # that one is the keeper's
    made_of = {"seeds", "builder", "site_templates", "vocabulary", "requirements", "mkdocs.yml", "archive.toml"}
    assert made_of | {"public", "overrides.toml", "pyproject.toml"} <= {path.removesuffix("/**") for path in paths}


def test_no_job_that_may_write_checks_anything_out() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            if "write" in job["permissions"].values():
                used = [step["uses"].split("@")[0] for step in job["steps"] if "uses" in step]
                assert used in ([], ["actions/deploy-pages"]), f"{path.name}: {name}"


def test_what_a_build_worked_out_is_restored_and_saved_on_main_alone_and_never_for_a_pull_request() -> None:
    steps = {
        name: _caching(name) for name in ("publish.yml", "seeds.yml", "digest.yml", "weekly.yml", "check.yml")
    }
    used = {name: [step["uses"].split("@")[0] for step in several] for name, several in steps.items()}
    restore, save = steps["publish.yml"]
    [read], [of_digest] = steps["seeds.yml"], steps["digest.yml"]

    assert used["publish.yml"] == ["actions/cache/restore", "actions/cache/save"]
    assert used["seeds.yml"] == used["digest.yml"] == ["actions/cache/restore"]
    assert read["with"] == of_digest["with"]
    assert used["weekly.yml"] == used["check.yml"] == []
    assert restore["if"] == save["if"] == "github.ref == 'refs/heads/main'"
    assert read["with"]["restore-keys"] == restore["with"]["restore-keys"]
    assert {step["with"]["path"] for step in (restore, save, read)} == {".cache/paper-archive"}


def _caching(name: str) -> list[dict[str, Any]]:
    """The steps of a workflow that have to do with caches."""
    jobs = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"] if "/cache" in step.get("uses", "")]


def test_no_publication_is_cut_off() -> None:
    plan = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))
    assert plan["concurrency"]["cancel-in-progress"] is False
    assert plan["jobs"]["deploy"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}


@pytest.mark.parametrize(
    ("repository", "told"),
    [
        ({"has_issues": True, "private": False}, "https://github.test/you/papers"),
        ({"has_issues": False, "private": False}, ""),
        ({"has_issues": True, "private": True}, ""),
        (None, ""),
    ],
)
def test_readers_are_led_to_issues_where_they_can_write_some(repository: object, told: str) -> None:
    plan = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))
    [said] = [step["env"]["REPOSITORY"] for step in plan["jobs"]["build"]["steps"] if step.get("id") == "build"]
    here = {"event": {"repository": repository}, "server_url": "https://github.test", "repository": "you/papers"}
    assert fill(said, {"github": here}) == told


def test_publish_has_no_schedule_with_which_it_could_be_switched_off() -> None:
    plan = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))[True]
    assert plan.keys() == {"push", "workflow_dispatch"}
    assert (plan["push"]["branches"], plan["push"]["tags"]) == (["main"], ["v*"])


# -- Three seeds are published -------------------------------------------------------------------


def test_three_seeds_are_built_packed_and_deployed(story: Story) -> None:
    run = story.runs["first push"]
    assert run.results == {"build": "success", "deploy": "success", "release": "skipped"}
    assert (run.artifacts / "github-pages-1" / "index.html").is_file()
    assert run.outputs["build"]["papers"] == "281"


def test_the_summary_says_what_was_made_and_what_it_weighs(story: Story) -> None:
    summary = story.runs["first push"].summary
    assert "### 304 listings in 3 seeds, 281 papers, 23 merged, 0 issues" in summary
    assert "**281 new in 304 listings of 3 seeds, 23 repeated, 0 doubtful.**" in summary
    assert re.search(r"MB: .+ MB that all pages share, 0\.0\d\d MB a paper\.", summary)
    assert re.search(r"\d+ pages, \d+ files in all, built in \d+\.\d s", summary)
    assert re.search(r"\| 1 GB published \| \d\.\d% \| \d\d,000 papers or more \|", summary)
    assert len(re.findall(r"^\| \S+\\?\.html \| \d+ \|$", summary, re.MULTILINE)) == 10
    assert re.search(r"Deployed 281 papers in \d+ s; GitHub Pages gives up after 600 s\.", summary)


def test_the_site_knows_the_address_that_github_gives(story: Story) -> None:
    lost = (story.runs["first push"].artifacts / "github-pages-1" / "404.html").read_text(encoding="utf-8")
    assert "/papers/assets/" in lost


def test_the_report_is_kept_for_programs_too(story: Story) -> None:
    for name, seeds in (("first push", 3), ("second push", 4)):
        run = story.runs[name]
        report = json.loads((run.artifacts / "report" / "report.json").read_text(encoding="utf-8"))
        site = run.artifacts / "github-pages-1"
        pages = sorted((path.stat().st_size for path in site.rglob("*.html")), reverse=True)
        assert report["seeds"] == seeds
        assert [page["bytes"] for page in report["largest"]] == pages[:10]
        assert report["pages"] == len(pages)


# -- A pull request brings a fourth --------------------------------------------------------------


def test_a_pull_request_gets_what_is_doubtful_on_its_lines(story: Story) -> None:
    [_, *found] = story.runs["pull request"].annotations
    revised, bare = (_line_of(text, fourth_seed()) for text in (REVISED, BARE))
    assert [(one.kind, one.file, one.line) for one in found] == [
        ("warning", f"seeds/{FOURTH}", revised),
        ("warning", f"seeds/{FOURTH}", revised),
        ("warning", f"seeds/{FOURTH}", bare),
        ("warning", f"seeds/{LINK}", 1),
    ]
    link, host, doubt, _ = (one.message for one in found)
    assert re.match(r'a link is new \("Estimating .+"\): nothing becomes "https://login\.example/"\.', link)
    assert re.search(r'"login\.example"\. .+:\n\[\[two]]\npapers = ', host)
    assert re.search(r'\n\[\[hide]]\npaper = "[0-9a-f]{32}"\nreason = "Refused\."$', host)
    assert doubt.startswith(f'no abstract follows the title "{BARE}".')


def test_a_pull_request_is_told_that_its_settings_and_overrides_are_not_used(story: Story) -> None:
    for name in ("pull request", "run by hand", "pull request of a fork"):
        run = story.runs[name]
        [told, *_] = run.annotations
        assert (told.kind, told.title, told.file) == ("warning", "Settings of the base branch", "")
        assert told.message.startswith(
            "This pull request also changes `archive.toml`, `vocabulary/topics.toml`, `overrides.toml`. "
            "This check used nothing of that"
        )
        assert f"> [!WARNING]\n> {told.message}\n\n**2 changes" in run.summary
        if name != "pull request of a fork":
            assert f"\n\n> [!WARNING]\n> {told.message}\n\n**2 changes" in _comments(story, name)[0]["body"]


def test_what_a_pull_request_would_hide_is_shown(story: Story) -> None:
    body = _comments(story, "pull request")[0]["body"]
    _, changes, rest = re.split(r"\*\*(?:Changes to what stands there|New papers)\*\*", body)
    assert changes.count("Estimating the Effects of Sample Training Orders") == 2
    assert changes.count("\n  ```toml\n") == changes.count("\n  ```\n") == 2
    assert f"- {PEACEFUL[0][0]} (" in rest
    assert "- A hostile title" in rest


def test_a_pull_request_gets_one_comment(story: Story) -> None:
    assert story.runs["pull request"].results == {"check": "success", "comment": "success"}
    [comment] = _comments(story, "pull request")
    assert (
        "**2 changes to what stood there, 5 new in 8 listings of 2 seeds, 3 repeated, 2 doubtful.**"
        in comment["body"]
    )
    for title, _ in PEACEFUL:
        assert f"- {title} (seeds/{FOURTH}:" in comment["body"]
    assert "- Skill Expansion and Composition in Parameter Space (" in comment["body"]
    assert "first seeds/000\\_10575c7abafc0436.txt:" in comment["body"]
    assert (
        'no abstract follows the title "Tides of \\#\u200b\\#\u200b\\[error\\]broken @\u200beveryone'
        in comment["body"]
    )


def test_nothing_hostile_comes_through_into_the_comment(story: Story) -> None:
    [comment] = _comments(story, "pull request")
    body = comment["body"].removeprefix("<!-- paper-archive: seeds -->")
    assert "A hostile title &lt;/title&gt;&lt;script&gt;alert(1)" in body
    body = body.replace("[The run](http://github.test/someone/papers/actions/runs/", "")
    assert "<script" not in body
    assert not re.search(r"@\w|#\d|GH-\d|https?://|]\(", body)
    assert "root:" not in body  # of the file that a link led to


def test_a_second_look_renews_the_comment(story: Story) -> None:
    [before], [after] = _comments(story, "pull request"), _comments(story, "run by hand")
    assert story.runs["run by hand"].results == {"check": "success", "comment": "success"}
    assert after["id"] == before["id"]
    assert (
        "**2 changes to what stood there, 5 new in 8 listings of 2 seeds, 3 repeated, 1 doubtful.**"
        in after["body"]
    )
    files = [one.file for one in story.runs["run by hand"].annotations]
    assert files == ["", f"seeds/{FOURTH}", f"seeds/{FOURTH}", f"seeds/{LINK}"]


def test_a_fork_gets_its_report_but_no_comment(story: Story) -> None:
    run = story.runs["pull request of a fork"]
    assert run.results == {"check": "success", "comment": "skipped"}
    assert "5 new in 8 listings of 2 seeds" in run.summary
    said = run.annotations[-1]
    assert (said.kind, said.title) == ("notice", "No comment")
    assert story.gh["pull request of a fork"]["comments"] == story.gh["run by hand"]["comments"]


def test_a_pull_request_that_conflicts_is_told_so(story: Story) -> None:
    run = story.runs["conflict"]
    assert run.results == {"check": "failure", "comment": "success"}
    [said] = run.annotations
    assert (said.kind, said.title) == ("error", "A conflict")
    [comment] = _comments(story, "conflict")
    assert "They could not be checked." in comment["body"]


def test_code_of_a_pull_request_never_runs(story: Story) -> None:
    """The clone is the base branch's; what the pull request has lies beside it and is only read."""
    run = story.runs["pull request"]
    merged = run.workspaces["check"].parent / "temp" / "merged"
    assert all((merged / name).read_text(encoding="utf-8") == text for name, text in CODE.items())
    assert not (merged / "seeds" / LINK).is_symlink()
    assert not (run.workspaces["check"] / "seeds" / FOURTH).exists()
    assert not list(story.upstream.parent.rglob("pwned"))
    assert "add-mask" not in run.log


def test_no_code_of_the_repository_runs_where_the_right_to_write_is() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            if "write" in job["permissions"].values():
                scripts = " ".join(step.get("run", "") for step in job["steps"])
                assert not re.search(r"\bmake\b|python|\.venv|paper-archive |\./(?!\*)|\bgit\b(?!/)", scripts)


# -- The fourth seed is published ----------------------------------------------------------------


def test_a_fourth_seed_is_published_though_it_is_doubtful(story: Story) -> None:
    run = story.runs["second push"]
    assert run.results["deploy"] == "success"
    assert "### 311 listings in 4 seeds, 285 papers, 26 merged, 1 issue" in run.summary
    assert (
        "**2 changes to what stood there, 4 new in 7 listings of 1 seed, 3 repeated, 1 doubtful.**" in run.summary
    )
    assert 'no abstract follows the title "Tides of' in run.summary
    assert run.outputs["build"]["papers"] == "285"


def test_what_changes_of_what_is_published_is_in_the_summary_and_the_report(story: Story) -> None:
    run = story.runs["second push"]
    line = _line_of(REVISED, fourth_seed())
    assert "**Changes to what stands there**" in run.summary
    assert f'- seeds/{FOURTH}:\u200b{line}: a host is linked for the first time ("Estimating' in run.summary
    report = json.loads((run.artifacts / "report" / "report.json").read_text(encoding="utf-8"))
    assert report["since"] == {"changes": 2, "new": 4, "repeated": 3, "doubtful": 1, "gone": 0}


def test_no_seed_speaks_to_the_runner(story: Story) -> None:
    run = story.runs["second push"]
    assert f'seeds/{FOURTH}:{_line_of(BARE, fourth_seed())}: no abstract follows the title "{BARE}"' in run.log
    assert run.annotations == []
    assert not list(story.upstream.parent.rglob("pwned"))


def test_the_site_shows_the_hostile_paper_as_text(story: Story) -> None:
    site = story.runs["second push"].artifacts / "github-pages-1"
    [page] = site.glob("papers/a-hostile-title-*.html")
    text = page.read_text(encoding="utf-8")
    assert "<script>alert(1)" not in text
    assert html.escape(HOSTILE, quote=False) in text.replace("&quot;", '"')


def test_the_pages_that_were_there_are_there_still(story: Story) -> None:
    one, two = (story.runs[name].artifacts / "github-pages-1" / "papers" for name in ("first push", "second push"))
    assert {path.name for path in one.iterdir()} < {path.name for path in two.iterdir()}


def test_the_zip_unpacks_to_one_folder_that_is_the_site(story: Story, tmp_path: Path) -> None:
    run = story.runs["second push"]
    with ZipFile(run.artifacts / "offline-copy" / "paper-archive.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        archive.extractall(tmp_path)
    assert {name.split("/")[0] for name in names} == {"paper-archive"}
    site = run.artifacts / "github-pages-1"
    published = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {name.removeprefix("paper-archive/") for name in names} ^ published == {".paper-archive", "README.txt"}
    assert b"https://someone.example/papers/" in (tmp_path / "paper-archive" / "README.txt").read_bytes()
    for name in published - {".paper-archive"}:
        assert (tmp_path / "paper-archive" / name).read_bytes() == (site / name).read_bytes()


def test_the_zip_has_no_path_that_a_system_could_not_have(story: Story) -> None:
    with ZipFile(story.runs["second push"].artifacts / "offline-copy" / "paper-archive.zip") as archive:
        names = archive.namelist()
    assert [*unportable(names)] == []
    for name in names:
        assert not any(RULES.search(part) for part in name.split("/")), name
        assert len(name) <= NAME_LENGTH + 1 + PATH_LENGTH
    assert len({name.lower() for name in names}) == len(names)


def test_the_checksum_is_that_of_the_zip(story: Story) -> None:
    folder = story.runs["second push"].artifacts / "offline-copy"
    data = (folder / "paper-archive.zip").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert (folder / "paper-archive.zip.sha256").read_text() == f"{digest} *paper-archive.zip\n"


def test_the_same_push_gives_the_same_zip(story: Story) -> None:
    runs = (story.runs[name] for name in ("second push", "tag"))
    second, tag = ((run.artifacts / "offline-copy" / "paper-archive.zip").read_bytes() for run in runs)
    assert second == tag


def test_a_second_publication_works_on_what_changed_alone(story: Story) -> None:
    first, second, by_hand = (story.runs[name] for name in ("first push", "second push", "started by hand"))
    found = [_from_cache(run) for run in (first, second, by_hand)]
    pages = len(list((by_hand.artifacts / "github-pages-1").rglob("*.html"))) - 1  # 404.html is always drawn

    assert first.restored == []
    assert (second.restored, by_hand.restored) == (first.saved, second.saved)
    assert len({*first.saved, *second.saved, *by_hand.saved}) == 3
    assert found[0] == {"seeds": 0, "papers": 0, "pages": 0}
    assert found[1]["seeds"] == 3
    assert 275 < found[1]["papers"] <= 281
    assert pages / 2 < found[1]["pages"] < pages
    assert found[2] == {"seeds": 4, "papers": 285, "pages": pages}


def test_pull_requests_read_what_was_saved_and_save_nothing(story: Story) -> None:
    runs = [story.runs[name] for name in ("pull request", "run by hand", "pull request of a fork")]
    assert [run.restored for run in runs] == [story.runs["first push"].saved] * 3
    assert [run.saved for run in runs] == [[]] * 3


def test_a_release_is_made_from_nothing(story: Story) -> None:
    run = story.runs["tag"]
    assert (run.restored, run.saved) == ([], [])
    found = _from_cache(run)  # the seeds it had read just before, to tell what is new
    assert (found["papers"], found["pages"]) == (0, 0)


def _from_cache(run: Run) -> dict[str, int]:
    report = json.loads((run.artifacts / "report" / "report.json").read_text(encoding="utf-8"))
    return dict(report["from_cache"])


# -- A tag, a Monday ------------------------------------------------------------------------------


def test_a_tag_makes_a_release_with_the_zip_and_the_data_and_deploys_nothing(story: Story) -> None:
    run = story.runs["tag"]
    assert run.results == {"build": "success", "deploy": "skipped", "release": "success"}
    attached = [path for name in ("offline-copy", "data") for path in (run.artifacts / name).iterdir()]
    assets = story.gh["tag"]["releases"]["v1.0.0"]["assets"]
    assert assets == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in attached}
    assert {"papers.jsonl", "papers.bib", "papers.csl.json", "papers.sqlite", "paper-archive.zip"} <= assets.keys()


def test_what_a_release_has_and_the_site_are_the_same_data(story: Story) -> None:
    run = story.runs["tag"]
    site = run.artifacts / "github-pages-1" / "data"
    for name in ("papers.jsonl", "papers.bib", "papers.csl.json", "ids.json"):
        assert (run.artifacts / "data" / name).read_bytes() == (site / name).read_bytes()


def test_monday_starts_a_build_keeps_itself_alive_and_warns_that_no_seed_came(story: Story) -> None:
    run = story.runs["Monday"]
    assert run.results == {"build": "success", "quiet": "success"}
    assert story.gh["Monday"]["dispatched"] == [{"workflow": "publish.yml", "ref": "main", "inputs": {}}]
    assert story.gh["Monday"]["enabled"] == ["weekly.yml"]
    [said] = run.annotations
    assert (said.kind, said.title) == ("warning", "No new seed")
    assert re.match(r"The last seed came \d+ days ago\.", said.message)


def test_a_build_that_is_started_by_hand_tells_what_is_new_since_the_last(story: Story) -> None:
    run = story.runs["started by hand"]
    assert run.results["deploy"] == "success"
    assert "No seed is new or changed." in run.summary


def test_what_cannot_be_built_is_told_and_published_nowhere(story: Story) -> None:
    run = story.runs["broken push"]
    assert run.results == {"build": "failure", "deploy": "skipped", "release": "skipped"}
    assert not list(run.artifacts.iterdir())
    assert re.search(r"### Nothing was built\n\n    \S*archive\.toml: unknown setting \"nme\"", run.summary)
    [said] = run.annotations
    assert (said.kind, said.title) == ("error", "Nothing was built")


def test_a_slow_deployment_is_warned_of(tmp_path: Path) -> None:
    deploy = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))["jobs"]["deploy"]
    [tell] = [step for step in deploy["steps"] if step.get("name") == "Tell how long it took"]
    assert tell["env"]["LIMIT"] == DEPLOYING
    said = {took: _told(tell["run"], took, tmp_path / str(took)) for took in (100, 400)}
    assert "::warning" not in said[100]
    # 400 s, or a few more where the machine is slow: some 20,000 papers would take 600 s.
    assert re.search(
        r"::warning title=Slow deployment::It took 4\d\d s of 600 s\..+ (20|19)\d{3} papers", said[400]
    )


def _told(script: str, took: int, folder: Path) -> str:
    """What the step says where the deployment began so many seconds ago."""
    folder.mkdir()
    begin = subprocess.run(["date", "+%s"], capture_output=True, text=True, check=True).stdout
    (folder / "begin").write_text(str(int(begin) - took))
    env = {"PATH": "/usr/bin:/bin", "RUNNER_TEMP": str(folder), "PAPERS": "13334", "LIMIT": "600"}
    env["GITHUB_STEP_SUMMARY"] = str(folder / "summary")
    return subprocess.run(["bash", "-ec", script], env=env, capture_output=True, text=True, check=True).stdout


def _comments(story: Story, name: str) -> list[dict[str, str]]:
    return list(story.gh[name]["comments"]["7"])
