from io import StringIO

from builder.commands.progress import ProgressBars


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_one_line_when_a_stage_is_done() -> None:
    log = StringIO()
    progress = ProgressBars(log)
    for done in (0, 600, 1200):
        progress("reading seeds", done, 1200)
    progress("rendering pages", 3, 3)
    progress.close()
    assert log.getvalue() == "reading seeds: 1,200 done\nrendering pages: 3 done\n"


def test_a_terminal_gets_a_bar_a_stage_and_is_left_clean() -> None:
    terminal = Terminal()
    progress = ProgressBars(terminal)
    progress("reading seeds", 1, 2)
    progress("rendering pages", 1, 2)
    progress.close()
    drawn = terminal.getvalue()
    assert "reading seeds" in drawn
    assert "rendering pages" in drawn
    assert "done" not in drawn
    assert drawn.rpartition("\r")[0].rpartition("\r")[2].strip() == ""


def test_closing_twice_does_nothing() -> None:
    progress = ProgressBars(Terminal())
    progress("reading seeds", 1, 2)
    progress.close()
    progress.close()
