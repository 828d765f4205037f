"""The stand-in of `gh`: what it keeps, answers, and refuses."""

from __future__ import annotations

import json

import pytest

from tests.publishing.conftest import git, run, script
from tests.publishing.runner import Github


def test_gh_keeps_comments_between_runs(github: Github) -> None:
    path = "repos/$GITHUB_REPOSITORY/issues"
    script(
        github,
        f"""
        printf 'from <a file>\\n' > body.md
        gh api "{path}/7/comments" -F body=@body.md --silent
        echo in | gh api --method POST "{path}/7/comments" --field body=@- --jq .id
        gh api "{path}/8/comments" -f body=@other --silent
        """,
    )
    found = script(
        github,
        f"""
        exec 2>&1
        gh api -X PATCH "{path}/comments/1" -f body=new --jq '.user.login, .no, {{body, id}}'
        gh api -X DELETE "{path}/comments/2"
        gh api --paginate "{path}/7/comments" --jq '.[] | select(.body | startswith("n")) | .id'
        head -c 65537 /dev/zero | tr '\\0' x | gh api "{path}/7/comments" -F body=@- || echo "refused: $?"
        gh api -X DELETE "{path}/comments/2"
        """,
    )
    assert found.log.splitlines()[:4] == ["github-actions[bot]", "", '{"body":"new","id":1}', "1"]
    assert "(HTTP 422)\nrefused: 1\n" in found.log
    assert "gh: Not Found (HTTP 404)" in found.log
    robot = {"login": "github-actions[bot]"}
    assert github.gh["comments"] == {
        "7": [{"id": 1, "user": robot, "body": "new"}],
        "8": [{"id": 3, "user": robot, "body": "@other"}],
    }


def test_gh_takes_a_label_off_that_is_there(github: Github) -> None:
    github.gh_state.write_text(json.dumps(github.gh | {"labels": {"7": ["bug", "new"]}}))
    path = "repos/$GITHUB_REPOSITORY/issues/7/labels/bug"
    found = script(
        github, f"gh api -X DELETE {path} --jq '.[].name'; gh api -X DELETE {path} --silent 2>&1 || echo $?"
    )
    assert found.log.startswith("new\n")
    assert found.log.endswith("gh: Label does not exist (HTTP 404)\n1\n")


def test_gh_gives_lists_page_by_page(github: Github) -> None:
    found = script(
        github,
        """
        gh api repos/someone/papers/issues/7/comments
        sed -i 's/"comments": {}/"comments": {"7": ['"$(seq -s, 31)"']}/' "$GH_STAND_IN"
        for words in "" --paginate "--method GET -F per_page=100"; do
          gh api repos/someone/papers/issues/7/comments $words --jq length
        done
        gh api repos/someone/papers/issues/7/comments --paginate
        """,
    )
    assert found.log.splitlines() == ["[]", "30", "30", "1", "31", str(list(range(1, 32))).replace(" ", "")]


def test_gh_publishes_releases(github: Github) -> None:
    found = script(
        github,
        """
        echo a > a.zip; echo b > b.zip; echo notes > notes.md
        gh release view v1 || echo "view: $?"
        gh release create v1 a.zip --verify-tag --title One --notes-file notes.md b.zip
        gh release view v1
        gh release create v1 || echo "again: $?"
        gh release create v9 --verify-tag || echo "no tag: $?"
        gh release upload v1 a.zip || echo "twice: $?"
        echo c > a.zip
        gh release upload v1 a.zip --clobber -R someone/papers
        gh release edit v1 || echo "edit: $?"
        """,
    )
    assert found.results == {"job": "success"}
    for line in ("release not found", "view: 1", "asset:\ta.zip", "again: 1", "no tag: 1", "twice: 1", "edit: 2"):
        assert line in found.log.splitlines()
    [release] = github.gh["releases"].values()
    assert release["notes"] == "notes\n"
    assert release["assets"] == {
        "a.zip": "a3a5e715f0cc574a73c3f9bebb6bc24f32ffd5b67b387244c2c909da779a1478",
        "b.zip": "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f",
    }


def test_gh_fetches_artifacts_and_enables_workflows(github: Github) -> None:
    upload = "- {uses: actions/upload-artifact@1, with: {name: proof, path: x.txt}}"
    script(github, "echo proven > x.txt", upload)
    found = script(
        github,
        """
        exec 2>&1
        gh run download 1 --name proof --dir down && cat down/x.txt
        gh run download "$GITHUB_RUN_ID" --name proof || echo "none: $?"
        gh workflow enable build.yml
        gh api -X PUT repos/someone/papers/actions/workflows/check.yml/enable
        """,
    )
    assert found.log.startswith("proven\n")
    assert found.log.endswith("none: 1\n")
    assert github.gh["enabled"] == ["build.yml", "check.yml"]
    assert github.gh["calls"][0] == ["run", "download", "1", "--name", "proof", "--dir", "down"]


COMMENTS = "repos/someone/papers/issues"
WORKFLOWS = "repos/someone/papers/actions/workflows"


@pytest.mark.parametrize(
    ("call", "rights"),
    [
        (f"gh api {COMMENTS}/7/comments", ["pull-requests: read", "pull-requests: write"]),
        (f"gh api {COMMENTS}/7/comments -f body=a", ["pull-requests: write", "issues: write"]),
        (f"gh api -X PATCH {COMMENTS}/comments/1 -f body=b", ["pull-requests: write", "issues: write"]),
        ("gh api -X DELETE repos/someone/papers/issues/7/labels/bug", ["pull-requests: write", "issues: write"]),
        (f"gh api -X DELETE {COMMENTS}/comments/1", ["pull-requests: write", "issues: write"]),
        (f"gh api -X PUT {WORKFLOWS}/a.yml/enable", ["actions: write"]),
        (f"gh api {WORKFLOWS}/a.yml/runs", ["actions: read", "actions: write"]),
        ("gh workflow enable a.yml", ["actions: write"]),
        ("gh workflow run a.yml", ["actions: write"]),
        ("gh api repos/someone/papers/deployments", ["deployments: read", "deployments: write"]),
        ("gh run download 1 --name proof", ["actions: read", "actions: write"]),
        ("gh release create v1", ["contents: write"]),
        ("gh release upload v1 a.txt", ["contents: write"]),
        ("gh release view v1", ["contents: read", "contents: write"]),
    ],
)
def test_gh_does_what_the_job_may_do(github: Github, call: str, rights: list[str]) -> None:
    """The first job may do all but what the call needs."""
    scopes = {right.partition(":")[0] for right in rights}
    less = {scope: "none" if f"{scope}: read" in rights else "read" for scope in scopes}
    others = dict.fromkeys(("actions", "contents", "issues", "pages", "pull-requests"), "write")
    lacking = ", ".join(f"{scope}: {level}" for scope, level in (others | less).items())
    jobs = "\n".join(
        f"""
        job-{number}:
          permissions: {{{text}}}
          steps:
            - run: '{call} 2>> "$GITHUB_STEP_SUMMARY" || echo "exit code $?" >> "$GITHUB_STEP_SUMMARY"'
              env: {{GH_TOKEN: a-token, GH_REPO: someone/papers}}
        """
        for number, text in enumerate([lacking, *rights])
    )
    refused, *done = run(github, jobs).summaries.values()
    assert refused == "HTTP 403: Resource not accessible by integration\nexit code 1\n"
    assert not [said for said in done if "403" in said]


def test_the_permissions_of_a_job_replace_those_of_the_workflow(github: Github) -> None:
    job = "steps: [{run: echo $GH_PERMISSIONS}]"
    jobs = f"one: {{{job}}}\ntwo: {{permissions: {{}}, {job}}}"
    assert run(github, jobs, head="permissions: {actions: read}").log == '{"actions": "read"}\n{}\n'
    assert run(github, f"one: {{{job}}}").log == '{"contents": "read", "packages": "read"}\n'


def test_gh_tells_why_it_refuses_and_asks_nothing_outside_of_a_job(github: Github) -> None:
    call = f"gh api {COMMENTS}/7/comments"
    found = script(github, f"{call} 2> error || env -u GH_PERMISSIONS {call}", rights="{}")
    refusal, comments = map(json.loads, found.log.splitlines())
    assert refusal == {"message": "Resource not accessible by integration", "status": "403"}
    assert comments == []


def test_gh_dispatches_workflows(github: Github) -> None:
    found = script(
        github,
        """
        gh workflow run publish.yml
        gh workflow run seeds.yml --ref v1 -f pull=7 -f 'why=a = b' -R someone/papers
        gh workflow run seeds.yml -f pull || echo "no value: $?"
        """,
    )
    assert found.log.endswith("no value: 1\n")
    assert github.gh["dispatched"] == [
        {"workflow": "publish.yml", "ref": "", "inputs": {}},
        {"workflow": "seeds.yml", "ref": "v1", "inputs": {"pull": "7", "why": "a = b"}},
    ]


def test_gh_lists_the_runs_that_have_ended(github: Github) -> None:
    """Five of two workflows, and the one that asks."""
    first, second = (git(github.upstream, "rev-parse", name).strip() for name in ("v1", "main"))
    good, bad = "job: {steps: [{run: 'true'}]}", "job: {steps: [{run: 'false'}]}\nother: {steps: []}"
    run(github, good, payload={"after": first})
    run(github, good, "schedule")
    run(github, bad)
    workflow = github.upstream.with_name("workflow.yml")
    github.run(workflow, "push", {}, ref="refs/tags/v1")
    github.run(workflow.rename(workflow.with_name("other.yml")), "push", {})
    path = f"{WORKFLOWS}/workflow.yml/runs"
    found = script(
        github,
        f"""
        gh api "{path}?per_page=1&status=success&branch=main"
        gh api "{path}?branch=v1" --jq .workflow_runs[]
        gh api -X GET {path} -f status=failure --jq '[.workflow_runs[].id]'
        gh api "{path}?status=completed" --jq '[.workflow_runs[].id]'
        gh api "{path}?head_sha={first}&event=push" --jq '[.workflow_runs[].id]'
        gh api "{path}?per_page=3" --paginate --jq '[.workflow_runs[].id]'
        gh api "{path}?per_page=3" --paginate | wc --lines
        gh api "{path}?branch=none"
        gh api "{path}?actor=someone" || echo "strange: $?"
        """,
    )
    latest = {"id": 2, "head_sha": second, "head_branch": "main", "event": "schedule"}
    tagged = {"id": 4, "head_sha": first, "head_branch": "v1", "event": "push"}
    good_one, bad_one = ({"status": "completed", "conclusion": how} for how in ("success", "failure"))
    *told, strange = found.log.splitlines()[1:]
    assert [json.loads(line) for line in told] == [
        {"total_count": 2, "workflow_runs": [latest | good_one]},
        tagged | bad_one,
        *([4, 3], [4, 3, 2, 1], [4, 1], [4, 3, 2], [1], 2),
        {"total_count": 0, "workflow_runs": []},
    ]
    assert strange == "strange: 2"
    assert [known["workflow"] for known in github.gh["runs"]][3:] == ["workflow.yml", "other.yml", "workflow.yml"]


def test_gh_lists_the_deployments_that_jobs_with_an_environment_are(github: Github) -> None:
    job = "{environment: mail, steps: [{run: 'RESULT'}]}"
    for result in ("true", "true", "false"):
        run(github, f"one: {job.replace('RESULT', result)}\ntwo: {{steps: []}}")
    run(github, "job: {environment: {name: other, url: x}, steps: []}", payload={"after": "0" * 40})
    path = "repos/someone/papers/deployments"
    found = script(
        github,
        f"""
        gh api "{path}?environment=mail&per_page=2" --jq '[.[].id]'
        gh api --paginate "{path}?per_page=3" --jq '[.[].id]'
        gh api "{path}?sha={"0" * 40}" --jq '.[].environment'
        for id in 1 2 3; do gh api "{path}/$id/statuses" --jq '[.[].state]'; done
        gh api "{path}?ref=main" || echo "strange: $?"
        """,
        rights="{deployments: read}",
    )
    *told, strange = found.log.splitlines()[1:]
    assert told == [
        *("[3,2]", "[4,3,2]", "[1]", "other"),
        *('["inactive","success","in_progress"]', '["success","in_progress"]', '["failure","in_progress"]'),
    ]
    assert strange == "strange: 2"


def test_gh_wants_a_token_and_a_repository(github: Github) -> None:
    found = script(
        github,
        """
        GH_TOKEN= gh release view v1 || echo "no token: $?"
        GH_REPO= GIT_CEILING_DIRECTORIES=$GITHUB_WORKSPACE/.. gh release view v1 || echo "no repository: $?"
        gh release view v1 -R other/papers || echo "another: $?"
        """,
    )
    assert "GH_TOKEN: ${{ github.token }}" in found.log
    for line in ("no token: 4", "no repository: 1", "another: 1"):
        assert line in found.log.splitlines()
