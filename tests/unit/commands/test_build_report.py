import json
from pathlib import Path

import markdown
import pytest

from builder.commands.build_report import Work, json_of, markdown_of
from builder.commands.check.github import as_markdown
from builder.commands.check.result import Check
from builder.commands.command_line import main
from builder.merge.papers import merge_records
from builder.pipeline import Report, records_of
from builder.site.size import measure
from tests.examples import MB, TWO_SEEDS, a_report, a_size


@pytest.mark.parametrize(
    "report", ["archive.toml", "r", "reports.md", "archive.toml/r.md", "seeds/r.md", "site/r.json"]
)
def test_a_report_that_cannot_be_is_told_before_anything_is_built(
    report: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "archive.toml").write_text('name = "Mine"\n')
    (project / "reports.md").mkdir()
    assert main(["build", "--report", report]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{report}: ")
    assert "Nothing was built; " in said
    assert not (project / "site").exists()


CHECK = Check(TWO_SEEDS, merge_records(records_of(TWO_SEEDS)), "seeds/")


WORK = Work({"reading seeds": 0.04, "drawing pages": 12.3}, {"seeds": 1, "pages": 1000})


def lines_of(report: Report) -> list[str]:
    return list(markdown_of(report, CHECK, WORK))


def test_the_head_is_what_was_made() -> None:
    assert lines_of(a_report())[:2] == ["### 4 listings in 2 seeds, 3 papers, 1 merged, 1 issue", ""]


def test_a_warning_is_an_alert_as_github_has_it() -> None:
    size = a_size(600 * MB)
    [warning] = size.warnings
    assert lines_of(a_report(size))[2:5] == ["> [!WARNING]", f"> {warning}", ""]


def test_where_there_is_room_no_alert_stands() -> None:
    assert not any(line.startswith(">") for line in lines_of(a_report()))


def test_what_of_the_settings_was_ignored_is_told_and_harmless() -> None:
    lines = lines_of(a_report(None, "overrides.toml: <b> @all"))
    assert "- overrides.toml: &lt;b&gt; @\N{ZERO WIDTH SPACE}all" in lines


def test_what_changed_stands_below_a_head_of_its_own() -> None:
    lines = lines_of(a_report())
    at = lines.index("#### Seeds")
    changes = [*as_markdown(CHECK)]
    assert lines[at - 1 : at + 3 + len(changes)] == ["", "#### Seeds", "", *changes, ""]


def test_where_nothing_was_compared_nothing_is_new() -> None:
    assert not any("new" in line for line in markdown_of(a_report(), None, WORK))
    assert json.loads("".join(json_of(a_report(), None, WORK)))["since"] is None


def test_the_size_names_pages_and_seconds() -> None:
    report = a_report()
    assert f"{report.size}. 1,200 pages, 1,300 files in all, built in 12.3 s." in lines_of(report)


def test_each_limit_is_a_row() -> None:
    lines = lines_of(a_report(a_size(600 * MB)))
    at = lines.index("| limit of GitHub Pages | used | met at |")
    assert lines[at - 1 : at + 5] == [
        "",
        "| limit of GitHub Pages | used | met at |",
        "|:---|---:|---:|",
        "| 1 GB published | 60.0% | 1,800 papers or more |",
        "| 10 minutes to deploy | 10.5% | 11,000 papers or more |",
        "",
    ]


def test_each_of_the_largest_pages_is_a_row() -> None:
    lines = lines_of(a_report())
    at = lines.index("| largest pages | kB |")
    assert lines[at - 1 : at + 5] == [
        "",
        "| largest pages | kB |",
        "|:---|---:|",
        "| index.html | 20 |",
        "| papers/a.html | 9 |",
        "",
    ]


def test_the_seconds_of_each_stage_are_a_row() -> None:
    assert lines_of(a_report())[-5:] == [
        "",
        "| stage | seconds |",
        "|:---|---:|",
        "| reading seeds | 0.0 |",
        "| drawing pages | 12.3 |",
    ]


def test_the_markdown_is_heads_a_list_and_four_tables() -> None:
    page = markdown.markdown("\n".join(lines_of(a_report(None, "A note."))), extensions=["tables"])
    assert [page.count(tag) for tag in ("<h3>", "<h4>", "<table>", "<li>A note.</li>")] == [1, 2, 4, 1]
    assert page.count("<tr>") == 12


def test_json_is_one_object_that_says_the_same() -> None:
    assert json.loads("".join(json_of(a_report(a_size(600 * MB), hidden=1), CHECK, WORK))) == {
        "seeds": 2,
        "listings": 4,
        "papers": 2,
        "merged": 1,
        "hidden": 1,
        "issues": 1,
        "since": {"changes": 0, "new": 3, "repeated": 1, "doubtful": 1, "gone": 0},
        "pages": 1200,
        "files": 1300,
        "bytes": 600 * MB,
        "bytes_shared": 100 * MB,
        "bytes_a_paper": 500_000,
        "limits": [
            {"limit": "1 GB published", "used": 0.6, "papers": 1800},
            {"limit": "10 minutes to deploy", "used": 0.1053, "papers": 11_000},
        ],
        "largest": [{"page": "index.html", "bytes": 20_499}, {"page": "papers/a.html", "bytes": 9_000}],
        "seconds": 12.3,
        "stages": {"reading seeds": 0.04, "drawing pages": 12.3},
        "from_cache": {"seeds": 1, "pages": 1000},
    }


def test_a_site_of_nothing_has_a_report_too(tmp_path: Path) -> None:
    report = Report(0, 0, 0, 0, (), measure(tmp_path, 0, ()), ())
    assert next(markdown_of(report, None, WORK)) == "### 0 listings in 0 seeds, 0 papers, 0 merged, 0 issues"
    assert json.loads("".join(json_of(report, None, WORK)))["largest"] == []
