"""What a device may keep of a site, told in parts."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from builder.model.errors import BuilderError
from builder.site.keeping import LEFT_OUT, MOST, begin_keeping, end_keeping

SCRIPTS = PROJECT / "site_templates" / "keep"


def a_site(folder: Path, papers: int = 3) -> Path:
    for path in ("index.html", "data/papers.jsonl", "sitemap.xml", "sitemap.xml.gz", "404.html", ".well-known/x"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    (folder / "papers").mkdir()
    for number in range(papers):
        (folder / f"papers/paper-{number}.html").write_text(f"paper {number}")
    return folder


def told(site: Path) -> dict[str, dict[str, tuple[str, int]]]:
    """Of each part, by the start of its paths, the hash and the bytes of each file."""
    index = json.loads((site / "kept/index.json").read_text())
    parts = {}
    for start, digest in index["parts"]:
        text = (site / f"kept/{digest}.txt").read_text()
        assert sha256(text.encode()).hexdigest().startswith(digest)
        lines = [line.split(" ") for line in text.splitlines()]
        parts[start] = {path: (digest, int(size)) for digest, size, path in lines}
    files = [file for part in parts.values() for file in part.values()]
    assert (index["files"], index["bytes"]) == (len(files), sum(size for _, size in files))
    return parts


def test_pages_and_scripts_are_kept_and_what_no_reader_misses_is_not(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    kept = begin_keeping(site, SCRIPTS)
    written = end_keeping(site)

    files = {path for part in told(site).values() for path in part}
    assert files == {"index.html", "assets/js/keep.js", *(f"papers/paper-{number}.html" for number in range(3))}
    assert kept.files == len(files)
    assert not any(path.startswith(LEFT_OUT) for path in files)
    assert set(written) == {str(path.relative_to(site)) for path in (site / "kept").iterdir()}


def test_the_worker_is_one_script_that_imports_nothing(tmp_path: Path) -> None:
    """Browsers compare the worker itself: of what it imports they may go on with an old one."""
    site = a_site(tmp_path)
    begin_keeping(site, SCRIPTS)
    worker = (site / "worker.js").read_text(encoding="utf-8")
    for part in {*SCRIPTS.iterdir()} - {SCRIPTS / "keep.js"}:
        assert part.read_text(encoding="utf-8") in worker
    assert "importScripts" not in worker


def test_hashes_are_of_what_stands_there(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    begin_keeping(site, SCRIPTS)
    end_keeping(site)
    [part] = told(site).values()
    assert part["index.html"] == (sha256(b"index.html").hexdigest()[:32], 10)


def test_of_many_files_a_new_one_changes_one_part(tmp_path: Path) -> None:
    site = a_site(tmp_path / "one", papers=MOST * 3)
    begin_keeping(site, SCRIPTS)
    end_keeping(site)
    before = told(site)
    assert len(before) > 3
    assert all(len(part) <= MOST for part in before.values())
    assert all(path.startswith(start) for start, part in before.items() for path in part)

    (site / "papers/paper-77-a.html").write_text("new")
    for path in [*(site / "kept").iterdir()]:
        path.unlink()
    end_keeping(site)
    after = told(site)
    assert sum(before.get(start) != part for start, part in after.items()) == 1


def test_a_path_that_others_go_on_from_has_a_part(tmp_path: Path) -> None:
    site = a_site(tmp_path, papers=0)
    for number in range(MOST):
        (site / f"papers/x.html{number}").write_text("")
    (site / "papers/x.html").write_text("")
    begin_keeping(site, SCRIPTS)
    end_keeping(site)
    assert [*told(site)["papers/x.html"]] == ["papers/x.html"]


@pytest.mark.parametrize("name", ["worker.js", "kept/a.html", "assets/js/keep.js"])
def test_names_that_the_keepers_files_have_taken_end_the_build(tmp_path: Path, name: str) -> None:
    site = a_site(tmp_path)
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("")
    taken = "kept" if name.startswith("kept") else name
    message = (
        f'public/{taken}: a site that can be kept on a device has "{taken}" of its own. '
        "Nothing was published; rename it, or set installable = false."
    )
    with pytest.raises(BuilderError) as raised:
        begin_keeping(site, SCRIPTS)
    assert str(raised.value) == message
