"""`paper-archive serve` as a person runs it: it serves, notices a new seed, and ends by Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from builder.config.settings import PROJECT
from tests.site.examples import faults_of


def heed_ctrl_c() -> None:
    """A shell has its background jobs ignore Ctrl-C, and what they start inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serve_in(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command at work in a folder; it ends with the block, whatever happens there."""
    with subprocess.Popen(
        [sys.executable, "-m", "builder", "serve", "--port", "0"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,
    ) as serve:
        try:
            yield serve
        finally:
            serve.kill()


def test_serve_shows_the_site_and_builds_again_when_a_seed_comes(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("2025-09-09\nLattice models\nWe study lattice models.\n")
    (tmp_path / "archive.toml").write_text("")
    with serve_in(tmp_path) as serve:
        assert serve.stderr
        root = next(found[0] for line in serve.stderr if (found := re.search(r"http://\S+", line)))
        assert root.endswith("/paper-archive/")
        with urlopen(f"{root}papers/lattice-models.html") as page:
            shown = page.read()
        assert b"We study lattice models." in shown
        assert list(faults_of(shown)) == []

        (tmp_path / "seeds" / "b.txt").write_text("2025-09-10\nSpin glasses\nWe study spin glasses.\n")
        assert any("2 listings in 2 seeds" in line for line in serve.stderr)
        with urlopen(f"{root}papers/spin-glasses.html") as page:
            assert b"We study spin glasses." in page.read()

        (tmp_path / "seeds" / "b.txt").unlink()
        assert any("1 listing in 1 seed" in line for line in serve.stderr)
        with pytest.raises(HTTPError) as lost:
            urlopen(f"{root}papers/spin-glasses.html")
        with lost.value as page:
            assert page.code == 404
            shown = page.read()
        assert list(faults_of(shown)) == []
        links = re.findall(r'href="([^"]*index\.html)"', shown.decode())
        assert links
        assert all(link.startswith("/paper-archive/") for link in links)

        (tmp_path / "archive.toml").write_text("nme = 1")
        assert any('unknown setting "nme"' in line for line in serve.stderr)
        with urlopen(f"{root}index.html") as page:
            assert page.status == 200

        serve.send_signal(signal.SIGINT)
        assert serve.wait(timeout=10) == 0
