"""`mkdocs build` on the Markdown that a build leaves, with our mkdocs.yml, makes the same site."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from builder.site.mkdocs import NO_DATE
from builder.system.folders import MARK
from tests.site.conftest import ADDRESS


def files_of(site: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(site.rglob("*")) if path.is_file() and path.name != MARK)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def test_no_template_asks_whether_a_value_is_defined() -> None:
    """What a page lacks is None for our build, and not there for MkDocs."""
    theme = PROJECT / "site_templates" / "theme"

    asking = [path.name for path in theme.rglob("*.html") if re.search(r"\bdefined\b", path.read_text())]

    assert asking == []


@pytest.mark.parametrize(
    ("built", "address", "day"),
    [
        ("site", "", date(2025, 9, 9)),
        ("hostile", "", NO_DATE),
        ("kinds", ADDRESS, date(2025, 9, 9)),
        ("people", "", date(2025, 9, 9)),
    ],
)
def test_plain_mkdocs_makes_the_same_site(
    built: str, address: str, day: date, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site: Path = request.getfixturevalue(built)
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("custom_dir: site_templates", f"custom_dir: {PROJECT / 'site_templates'}")
    settings = settings.replace("docs_dir: docs", f"docs_dir: {site.with_name('docs')}")
    (tmp_path / "mkdocs.yml").write_text(f"{settings}\nsite_url: {address}\n", encoding="utf-8")
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    ours, theirs = files_of(site), files_of(tmp_path / "site")
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []
