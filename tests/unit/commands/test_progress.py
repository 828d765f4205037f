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


def test_a_log_of_a_long_stage_never_stands_still() -> None:
    log, seconds = StringIO(), [0.0]
    progress = ProgressBars(log, lambda: seconds[0])

    for done in range(0, 1201, 100):
        seconds[0] += 3
        progress("rendering pages", done, 1200)

    assert log.getvalue().splitlines() == [
        "rendering pages: 300 of 1,200",
        "rendering pages: 700 of 1,200",
        "rendering pages: 1,100 of 1,200",
        "rendering pages: 1,200 done",
    ]


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
