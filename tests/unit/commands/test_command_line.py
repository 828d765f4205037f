import socket
from pathlib import Path

import pytest

from builder.commands.command_line import COMMANDS, main, parse


def test_wrong_usage_and_wrong_settings_end_with_2(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main(["build", "--address", "ftp://x"])
    assert usage.value.code == 2
    assert '"ftp://x" is not an http(s) address' in capsys.readouterr().err
    assert main(["build", "--config", "none.toml"]) == 2
    assert main(["build", "--seeds", "none"]) == 2


@pytest.mark.parametrize("command", ["build", "check", "export", "candidates", "search", "serve"])
def test_every_command_teaches_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as asked:
        parse([command, "--help"])
    assert asked.value.code == 0
    shown = capsys.readouterr().out
    assert f"examples:\n  paper-archive {command}" in shown
    assert "--seeds DIR" in shown
    assert "--config FILE" in shown


def test_what_the_system_refuses_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "file").write_text("")
    assert main(["build", "--site", "file/x"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert said.splitlines()[-1].endswith(
        ": Not a directory. Nothing was published, the old site is untouched; mend that."
    )


def test_a_port_that_is_taken_is_one_line_before_anything_is_built(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert capsys.readouterr().err == "paper-archive: Address already in use. It ended there; mend that.\n"
    assert not (project / ".serve").exists()


def test_what_settings_say_is_one_line_whatever_it_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "archive.toml").write_text('[seeds.years]\n"x\\n::error::y" = 2025\n')
    assert main(["check"]) == 0
    assert capsys.readouterr().err.count("\n") == 1


def test_every_command_is_told_of_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert all(f" {name} {summary}" in shown for name, summary in COMMANDS.items())
