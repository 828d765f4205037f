"""The stand-ins of GitHub's runner and of `gh`: what they take over from the real ones, and what they refuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from textwrap import indent

import pytest

from tests.publishing import runner
from tests.publishing.conftest import git, run, script
from tests.publishing.runner import Annotation, Github, StepFailed, annotations_of, evaluate, fill

# -- Jobs and steps ------------------------------------------------------------------------------


def test_steps_hand_on_what_they_write_to_the_files_of_the_runner(github: Github) -> None:
    found = run(
        github,
        """
        make:
          outputs:
            whole: ${{ steps.first.outputs.text }}
          env:
            DEEP: ${{ env.WIDE }} and deep
          defaults:
            run:
              working-directory: below
          steps:
            - run: mkdir below
              working-directory: .
            - id: first
              name: Tell ${{ github.event_name }}
              run: |
                { echo 'text<<END'; echo 'a=b'; echo; echo c; echo END; echo 'number=7'; } >> "$GITHUB_OUTPUT"
                echo "LATER=$DEEP" >> "$GITHUB_ENV"
                mkdir bin
                printf '#!/bin/sh\\necho a command of its own' > bin/own
                chmod +x bin/own
                echo "$PWD/bin" >> "$GITHUB_PATH"
            - run: own; echo "$LATER, $NUMBER, $CI, $GITHUB_REPOSITORY" | tee -a "$GITHUB_STEP_SUMMARY" /dev/stderr
              env:
                NUMBER: ${{ steps.first.outputs.number }}
        use:
          needs: make
          steps:
            - run: echo "$WHOLE"; test -z "$(ls -A "$GITHUB_WORKSPACE" "$RUNNER_TEMP" | grep -v :)"
              env:
                WHOLE: ${{ needs.make.outputs.whole }}
        """,
        head="env:\n  WIDE: wide",
    )
    assert found.results == {"make": "success", "use": "success"}
    assert found.outputs == {"make": {"whole": "a=b\n\nc"}, "use": {}}
    assert ("make", "Tell push") in found.ran
    line = "wide and deep, 7, true, someone/papers\n"
    assert found.log == f"{line}a command of its own\n{line}a=b\n\nc\n"
    assert found.summary == line
    assert found.summaries == {"make": line, "use": ""}
    assert found.workspaces["make"] != found.workspaces["use"]


def test_after_a_failure_only_those_run_that_ask_for_it(github: Github) -> None:
    found = run(
        github,
        """
        last:
          needs: middle
          steps: [{run: echo last}]
        told:
          if: always() && needs.middle.result == 'skipped'
          needs: [first, middle]
          steps: [{run: echo told}]
        middle:
          needs: first
          steps: [{run: echo middle}]
        first:
          steps:
            - {id: odd, run: exit 3, continue-on-error: true}
            - {name: odd, run: exit 4, if: steps.odd.outcome == 'failure' && steps.odd.conclusion == 'success'}
            - {name: no, run: echo no}
            - {name: never, run: echo never, if: 'true'}
            - {name: yes, run: echo yes, if: "${{ failure() }}"}
            - {name: too, run: echo too, if: "!cancelled()"}
        """,
    )
    assert found.results == {"first": "failure", "middle": "skipped", "last": "skipped", "told": "success"}
    ran = [("first", "exit 3"), ("first", "odd"), ("first", "yes"), ("first", "too"), ("told", "echo told")]
    assert found.ran == ran
    assert "exit code 4" in found.log


def test_a_pipe_hides_a_failure_unless_the_shell_is_named(github: Github) -> None:
    job = "steps: [{{run: 'false | cat', {}}}]"
    found = run(github, f"plain: {{{job.format('')}}}\nnamed: {{{job.format('shell: bash')}}}")
    assert found.results == {"plain": "success", "named": "failure"}


def test_steps_see_little_of_this_machine(github: Github, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRANGE", "1")
    monkeypatch.setenv("PIP_STRANGE", "1")
    log = script(github, "env").log.splitlines()
    assert "PIP_STRANGE=1" in log
    assert "STRANGE=1" not in log
    assert f"HOME={github.folder}/run-1/job/home" in log
    assert "GITHUB_RUN_ID=1" in log


def test_errors_overtake_the_output_unless_the_script_joins_them(github: Github) -> None:
    text = "echo ::stop-commands::token; printf '::error::of the seeds' >&2; echo ::token::"
    bare, joined = script(github, text), script(github, f"exec 2>&1; {text}")
    assert bare.log == "::error::of the seeds\n::stop-commands::token\n::token::\n"
    assert bare.annotations == [Annotation("error", "of the seeds")]
    assert joined.log.startswith("::stop-commands::token\n::error::of the seeds")
    assert joined.annotations == []


def test_each_attempt_has_its_number(github: Github) -> None:
    text = 'job: {steps: [{name: "is ${{ github.run_attempt }}", run: echo "$GITHUB_RUN_ATTEMPT"}]}'
    first = run(github, text)
    second = github.run(github.upstream.with_name("workflow.yml"), "push", {}, attempt=2)
    assert [(found.ran, found.log) for found in (first, second)] == [
        ([("job", "is 1")], "1\n"),
        ([("job", "is 2")], "2\n"),
    ]


def test_a_step_that_takes_too_long_fails(github: Github, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "SECONDS", 0.3)
    found = script(github, "echo begun; sleep 30 | cat")
    assert found.results == {"job": "failure"}
    assert found.log.startswith("begun\n")


@pytest.mark.parametrize(
    ("jobs", "said"),
    [
        ("job: {steps: [{run: 'echo ${{ github.ref }}'}]}", "an expression in a script"),
        ("job: {strategy: {matrix: {a: [1]}}, steps: []}", "lacks strategy"),
        ("job: {needs: other, steps: []}", "wait for each other"),
        ("job: {steps: [{uses: someone/action@v1}]}", "lacks a stand-in"),
        ("job: {steps: [{uses: actions/checkout@v1, with: {lfs: 'true'}}]}", "lacks lfs"),
        ("job: {steps: [{run: ls, shell: python}]}", "lacks the shell"),
        ("job: {steps: [{uses: actions/deploy-pages@v1, with: {artifact-name: a}}]}", "lacks artifact-name"),
        ("job: {permissions: write-all, steps: []}", "lacks these permissions"),
        ("job: {permissions: {pull-request: write}, steps: []}", "lacks these permissions"),
        ("job: {if: secrets.A, steps: []}", "lacks the context secrets"),
        ("job: {if: hashFiles('a'), steps: []}", "lacks the function hashfiles"),
        ("job: {if: github.a ==, steps: []}", "context"),
        ("job: {if: github.a < 1, steps: []}", "not an expression"),
    ],
)
def test_what_the_runner_lacks_it_refuses(github: Github, jobs: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        run(github, jobs)


@pytest.mark.parametrize("line", ["no sign", "=7", "text<<END\nnever ended"])
def test_a_malformed_output_fails_the_step(github: Github, line: str) -> None:
    found = script(github, f"printf '{line.encode('unicode_escape').decode()}\\n' >> \"$GITHUB_OUTPUT\"")
    assert found.results == {"job": "failure"}
    assert "Invalid format" in found.log


# -- What a log tells ----------------------------------------------------------------------------


def test_commands_are_read_as_the_runner_reads_them() -> None:
    log = """\
    ::error file=a%2Cb.txt,line=3,title=A%3A::100%25%0Aof it
said ::error::nothing
said ##[warning title=x;line=y]something
::group::##[error]a name
::stop-commands::Token
::error::quoted
##[error]quoted
::token::
::notice::end\u2028::error::of the line
"""
    assert annotations_of(log) == [
        Annotation("error", "100%\nof it", "a,b.txt", 3, "A:"),
        Annotation("warning", "something", title="x"),
        Annotation("notice", "end\u2028::error::of the line"),
    ]


def test_a_log_can_set_outputs(github: Github) -> None:
    more = """
    - {id: two, run: "echo 'a ##[set-output name=x;]y'"}
    - {name: 'x is ${{ steps.two.outputs.x }}', run: "echo '::set-env name=A::b'"}
    """
    found = script(github, "true", more)
    assert found.ran[-1] == ("job", "x is y")
    assert found.results == {"job": "failure"}


def test_github_shows_few_annotations_and_the_log_has_all(github: Github) -> None:
    say = "for number in $(seq 11); do echo ::error::$number; echo ::notice::$number; done"
    found = run(
        github,
        f"""
        first: {{steps: [{{run: {say}}}, {{run: 'echo ::error::more'}}, {{run: {say}}}, {{run: {say}}}]}}
        second: {{steps: [{{run: 'echo ::warning::more'}}]}}
        """,
    )
    assert found.log.count("::error::11\n") == 3
    assert "11" not in {annotation.message for annotation in found.annotations}
    # Of the first job's 61 that the limit of a step leaves 50 are shown.
    assert Counter(annotation.kind for annotation in found.annotations) == {
        "error": 26,
        "notice": 24,
        "warning": 1,
    }


# -- Expressions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("github.event.number == 7 && 'a' || 'b'", "a"),
        ("github.event.no.such.thing", None),
        ("github.no == '' && null == 0", True),
        ("github.ref == 'REFS/heads/Main'", True),
        ("'1' == 1 != false", True),
        ("!github.no && !(true && false)", True),
        ("'' || 0 || 'it''s'", "it's"),
        ("contains(github.event.labels, 'NEW') && contains('abc', 'B')", True),
        ("contains(github.event.things.*.name, 'B') && !contains(github.event.labels.*.name, 'new')", True),
        ("contains(github.event.things.*.size, '4') || contains(github.event.none.*.name, 'a')", False),
        ("startsWith(github.ref, 'refs/tags/') || endsWith(github.ref, '/main')", True),
        ("format('{1}-{0}', 'a', 2)", "2-a"),
        ("toJSON(github.event.labels)", '[\n  "new"\n]'),
    ],
)
def test_expressions(text: str, value: object) -> None:
    event = {"number": 7, "labels": ["new"], "things": [{"name": "b"}, {"size": 3}, "new"]}
    assert evaluate(text, {"github": {"ref": "refs/heads/main", "event": event}}) == value


def test_a_text_is_filled() -> None:
    assert fill("a ${{ 'x }} y' }}, ${{ vars.no }}${{ true }} ${{ 1.5 }}", {"vars": {}}) == "a x }} y, true 1.5"


# -- Actions -------------------------------------------------------------------------------------


def test_checkout_takes_what_is_asked_for(github: Github) -> None:
    first, second = (git(github.upstream, "rev-parse", name).strip() for name in ("v1", "main"))
    jobs = "\n".join(
        f"""
        job-{number}:
          steps:
            - uses: actions/checkout@0123456
              with: {{{inputs}}}
            - run: echo "$(cat "$(find . -name file.txt)") $(git rev-list --count --all HEAD)"
              working-directory: {place}
        """
        for number, (inputs, place) in enumerate(
            [("", "."), ("ref: v1, path: old", "old"), (f"ref: {first}", "."), ("fetch-depth: 0", ".")]
        )
    )
    found = run(github, jobs, payload={"after": second})
    assert found.log == "two 1\none 1\none 1\ntwo 2\n"
    url = git(found.workspaces["job-3"], "remote", "get-url", "origin")
    assert url.strip() == github.upstream.as_uri()

    lost = run(github, "job: {steps: [{uses: actions/checkout@1, with: {ref: nowhere}}]}")
    assert lost.results == {"job": "failure"}
    assert "nowhere" in lost.log


def test_artifacts_are_gathered_and_pages_published(github: Github) -> None:
    found = run(
        github,
        """
        build:
          steps:
            - run: mkdir -p site/a proof && touch site/.nojekyll site/a/b.html proof/.hidden proof/x.txt proof/y.md
            - uses: actions/upload-pages-artifact@1
              with: {path: site}
            - uses: actions/upload-artifact@1
              with: {name: proof, path: proof}
            - uses: actions/upload-artifact@1
              with: {name: two, path: "site/a/\\nproof/*.txt"}
            - uses: actions/upload-artifact@1
              with: {name: none, path: no/such}
            - uses: actions/upload-artifact@1
              with: {name: none, path: no/such, if-no-files-found: error}
        deploy:
          if: always()
          needs: build
          outputs: {url: "${{ steps.deploy.outputs.page_url }}"}
          steps: [{id: deploy, uses: actions/deploy-pages@1}]
        """,
    )
    files = sorted(file.relative_to(found.artifacts).as_posix() for file in found.artifacts.rglob("*.*"))
    assert files == [
        *("github-pages/.nojekyll", "github-pages/a/b.html", "proof/x.txt", "proof/y.md"),
        *("two/proof/x.txt", "two/site/a/b.html"),
    ]
    [said] = found.annotations
    assert said.kind == "warning"
    assert found.results == {"build": "failure", "deploy": "success"}
    assert found.outputs["deploy"] == {"url": "https://someone.example/papers/"}

    nothing = run(github, "deploy: {steps: [{uses: actions/deploy-pages@1}]}")
    assert nothing.results == {"deploy": "failure"}


def test_a_site_is_deployed_from_the_artifact_that_is_named(github: Github) -> None:
    make = "{run: mkdir site && touch 'site/a:b.html'}"
    upload = "{uses: actions/upload-pages-artifact@1, with: {path: site, name: second}}"
    deploy = "steps: [{uses: actions/deploy-pages@1, with: {artifact_name: second}}]"
    found = run(
        github,
        f"""
        build: {{steps: [{make}, {upload}]}}
        named: {{needs: build, {deploy}}}
        unnamed: {{needs: build, steps: [{{uses: actions/deploy-pages@1}}]}}
        twice: {{steps: [{make}, {upload}]}}
        """,
    )
    assert found.results == {"build": "success", "named": "success", "unnamed": "failure", "twice": "failure"}
    assert "no artifact with the name github-pages" in found.log
    assert [file.name for file in (found.artifacts / "second").iterdir()] == ["a:b.html"]
    assert run(github, f"job: {{{deploy}}}").results == {"job": "failure"}


def test_an_artifact_is_replaced_where_that_is_asked_for(github: Github) -> None:
    same = "name: same, retention-days: 1, compression-level: 0"
    found = run(
        github,
        f"""
        job:
          steps:
            - run: touch one.txt two.txt
            - {{uses: actions/upload-artifact@1, with: {{{same}, path: one.txt}}}}
            - {{uses: actions/upload-artifact@1, with: {{{same}, path: two.txt, overwrite: true}}}}
            - {{uses: actions/upload-artifact@1, with: {{{same}, path: none.txt, overwrite: true}}}}
            - {{uses: actions/upload-artifact@1, with: {{{same}, path: one.txt}}}}
        """,
    )
    assert [file.name for file in (found.artifacts / "same").iterdir()] == ["two.txt"]
    assert found.results == {"job": "failure"}
    assert found.log.endswith("Error: an artifact with the name same exists\n")


@pytest.mark.parametrize("path", ["a:b/c.txt", 'a/"b"', "a<b", "a>b", "a|b", "a*b", "why?", "a\rb", "a\nb/c.txt"])
def test_no_artifact_has_a_path_that_a_system_could_not_have(github: Github, path: str) -> None:
    def make(_: Mapping[str, str], workspace: Path) -> Mapping[str, str]:
        for file in (workspace / "out" / path, workspace / "out" / "good.txt"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        return {}

    upload = "{uses: actions/upload-artifact@1, with: {name: out, path: out}}"
    found = run(
        Github(github.upstream, github.folder, actions={"someone/make": make}),
        f"job: {{steps: [{{uses: someone/make@v1}}, {upload}]}}",
    )
    assert found.results == {"job": "failure"}
    assert "is not valid" in found.log
    assert not (found.artifacts / "out").exists()


@pytest.mark.parametrize("name", ["a/b", "a:b"])
def test_no_artifact_has_such_a_name(github: Github, name: str) -> None:
    upload = f"{{uses: actions/upload-artifact@1, with: {{name: '{name}', path: a.txt}}}}"
    found = run(github, f"job: {{steps: [{{run: touch a.txt}}, {upload}]}}")
    assert found.results == {"job": "failure"}


CACHED = """
path: kept
key: a-${{ hashFiles('lock.txt', '*.none') }}-${{ github.run_id }}
restore-keys: a-
"""


def test_what_a_run_saves_the_next_restores_by_the_beginning_of_its_key(github: Github) -> None:
    jobs = f"""
        job:
          outputs:
            hit: ${{{{ steps.found.outputs.cache-hit }}}}
          steps:
            - run: echo 1 > lock.txt
            - id: found
              uses: actions/cache/restore@1
              with:
                {indent(CACHED, " " * 16).strip()}
            - run: mkdir -p kept; ls kept; touch "kept/$GITHUB_RUN_ID"
            - uses: actions/cache/save@1
              with:
                path: kept
                key: ${{{{ steps.found.outputs.cache-primary-key }}}}
        """
    first, second, third = (run(github, jobs) for _ in range(3))
    digest = sha256(sha256(b"1\n").digest()).hexdigest()

    assert first.saved == [f"a-{digest}-1"]
    assert [one.restored for one in (first, second, third)] == [[], first.saved, second.saved]
    assert [one.log for one in (first, second, third)] == ["", "1\n", "1\n2\n"]
    assert [one.outputs["job"]["hit"] for one in (first, second)] == ["", "false"]


def test_a_branch_restores_what_main_saved_but_not_the_other_way_round(github: Github) -> None:
    uses = "{{uses: actions/cache/{}@1, with: {{path: a, key: b}}}}"
    restore, save = (uses.format(what) for what in ("restore", "save"))
    workflow = github.upstream.with_name("workflow.yml")
    workflow.write_text(f"on: [push]\njobs: {{job: {{steps: [{restore}, {{run: mkdir -p a}}, {save}]}}}}")

    other, main, again = (
        github.run(workflow, "push", {}, ref=f"refs/heads/{name}") for name in ("other", "main", "other")
    )

    assert [one.restored for one in (other, main, again)] == [[], [], ["b"]]
    assert [one.saved for one in (other, main, again)] == [["b"], ["b"], []]


def test_what_cannot_be_saved_is_only_warned_of(github: Github) -> None:
    save = "uses: actions/cache/save@1, with: {path: kept, key: "
    found = run(github, f"job: {{steps: [{{{save} 'a,b'}}}}, {{{save} ''}}}}, {{{save} a}}}}]}}")
    assert found.results == {"job": "success"}
    assert [one.kind for one in found.annotations] == ["warning"] * 3
    assert found.saved == []


def test_an_action_of_the_test_stands_in(github: Github) -> None:
    def greet(inputs: Mapping[str, str], workspace: Path) -> Mapping[str, str]:
        if inputs["who"] == "nobody":
            raise StepFailed("nobody is there")
        return {"said": f"{inputs['who']} in {workspace.name}"}

    found = run(
        Github(github.upstream, github.folder, actions={"someone/greet": greet}),
        """
        job:
          outputs: {said: "${{ steps.greet.outputs.said }}"}
          steps:
            - {id: greet, uses: someone/greet@v1, with: {who: "${{ inputs.who }}"}}
            - {uses: someone/greet@v1, with: {who: nobody}}
        """,
        "workflow_dispatch",
        {"inputs": {"who": "a"}},
    )
    assert found.outputs == {"job": {"said": "a in workspace"}}
    assert found.results == {"job": "failure"}
    assert "nobody is there" in found.log
