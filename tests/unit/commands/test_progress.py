import signal
import threading
from io import StringIO

from builder.commands.progress import ProgressBars


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def tick(self, seconds: float) -> None:
        """So much later, and the alarm goes off."""
        self.seconds += seconds
        signal.raise_signal(signal.SIGALRM)


def test_a_log_gets_one_line_when_a_stage_is_done() -> None:
    log = StringIO()
    progress = ProgressBars(log, Clock())
    for done in (0, 600, 1200):
        progress("reading seeds", done, 1200)
    progress("drawing pages", 3, 3)
    progress.close()
    assert log.getvalue() == "reading seeds: 1,200 done\ndrawing pages: 3 done\n"


def test_a_log_of_a_long_stage_never_stands_still() -> None:
    log, clock = StringIO(), Clock()
    progress = ProgressBars(log, clock)

    for done in range(0, 1201, 100):
        clock.seconds += 3
        progress("drawing pages", done, 1200)

    assert log.getvalue().splitlines() == [
        "drawing pages: 200 of 1,200, 9 s",
        "drawing pages: 500 of 1,200, 18 s",
        "drawing pages: 800 of 1,200, 27 s",
        "drawing pages: 1,100 of 1,200, 36 s",
        "drawing pages: 1,200 done",
    ]


def test_a_log_of_a_stage_that_says_nothing_does_not_stand_still_either() -> None:
    log, clock = StringIO(), Clock()

    with ProgressBars(log, clock) as progress:
        progress("merging listings", 0, 0)
        for _ in range(14):
            clock.tick(1)
        progress("putting pages together", 0, 0)
        progress("putting pages together", 1200, 0)
        clock.tick(9)
        progress("drawing pages", 0, 1200)
        clock.tick(9)

    assert log.getvalue().splitlines() == [
        "merging listings: 9 s",
        "merging listings: 14 s",
        "putting pages together: 1,200, 9 s",
        "putting pages together: 9 s",
        "drawing pages: 9 s",
    ]


def test_a_short_stage_that_does_not_count_is_no_line_of_a_log() -> None:
    log, clock = StringIO(), Clock()

    with ProgressBars(log, clock) as progress:
        progress("merging listings", 0, 0)
        clock.tick(0.9)
        progress("publishing", 0, 0)

    assert log.getvalue() == ""


def test_the_seconds_between_two_stages_are_of_the_first_and_all_add_up() -> None:
    clock = Clock()

    with ProgressBars(StringIO(), clock) as progress:
        clock.seconds = 1
        for seconds, stage in ((3, "reading seeds"), (4, "merging listings"), (5, "reading seeds"), (8, "")):
            if stage:
                progress(stage, 0, 3)
            clock.seconds = seconds + 1

    assert progress.seconds == {"reading seeds": 8, "merging listings": 1}
    assert sum(progress.seconds.values()) == clock.seconds


def test_a_terminal_gets_a_bar_a_stage_and_is_left_clean() -> None:
    terminal = Terminal()
    progress = ProgressBars(terminal)
    progress("reading seeds", 1, 2)
    progress("drawing pages", 1, 2)
    progress.close()
    drawn = terminal.getvalue()
    assert "reading seeds" in drawn
    assert "drawing pages" in drawn
    assert "done" not in drawn
    assert drawn.rpartition("\r")[0].rpartition("\r")[2].strip() == ""


def test_a_terminal_gets_a_clock_where_a_stage_does_not_count() -> None:
    terminal, clock = Terminal(), Clock()

    with ProgressBars(terminal, clock) as progress:
        progress("merging listings", 0, 0)
        clock.tick(1)
        progress("publishing", 0, 0)

    drawn = terminal.getvalue()
    assert "\rmerging listings                     00:00" in drawn
    assert "it/s" not in drawn
    assert drawn.rpartition("\r")[0].rpartition("\r")[2].strip() == ""


def test_outside_of_its_block_nothing_runs_and_no_thread_ever() -> None:
    heard, threads = signal.getsignal(signal.SIGALRM), threading.active_count()

    with ProgressBars(Terminal()) as progress:
        progress("reading seeds", 1, 2)
        assert threading.active_count() == threads
        assert signal.getitimer(signal.ITIMER_REAL) != (0, 0)

    assert signal.getsignal(signal.SIGALRM) == heard
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_thread_that_hears_no_signals_says_what_it_is_told() -> None:
    log = StringIO()

    def work() -> None:
        with ProgressBars(log) as progress:
            progress("packing", 2, 2)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert log.getvalue() == "packing: 2 done\n"


def test_closing_twice_does_nothing() -> None:
    progress = ProgressBars(Terminal())
    progress("reading seeds", 1, 2)
    progress.close()
    progress.close()
