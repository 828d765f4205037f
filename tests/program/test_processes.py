"""The program in a process of its own: what only a real terminal or pipe can show."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_terminal_that_knows_no_unicode_gets_the_message_all_the_same(project: Path) -> None:
    (project / "seeds" / "b.txt").write_text("深度学习")
    done = subprocess.run(
        [sys.executable, "-m", "builder", "check"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
    )
    assert b'no abstract follows the title "\\u6df1' in done.stdout


def test_a_reader_that_has_seen_enough_ends_the_export_quietly(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    export = [sys.executable, "-m", "builder", "export"]
    with subprocess.Popen(export, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
