import pytest

from builder.commands.terminal import say


def test_nothing_that_is_said_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[31m title")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "a\\x1b[31m title\n")
