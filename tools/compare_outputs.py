"""Two checkouts of the program on the same seeds: is what they write the same, byte for byte?

    python tools/compare_outputs.py BEFORE FOLDER [SEEDS ...]

BEFORE is a checkout of the program as it was (`make compare BEFORE=REVISION` makes one), FOLDER takes what both
write and keeps what BEFORE wrote for the next comparison. SEEDS are folders of seeds; without any, the project's
own, and these together with the hostile one of the tests. Compared are the export, the check in each format, a
search, the candidates, the site, its Markdown and the offline copy. Of the site our own scripts may differ, and
their names in `src` are mapped to the old ones. Prints each difference; status 1 where there is one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

HERE = Path(__file__).resolve().parent.parent

RENAMED = {
    "list_filters": "facets",
    "search_loader": "find",
    "tag_filter": "narrow",
    "not_found": "lost",
}
"""Our scripts by their new names, and what they were called."""

_SRC = re.compile(rb'(assets/js/)(\w+)(\.js")')
_OWN_SCRIPT = re.compile(r"(?:[^/]+/)?(?:site/|docs/)?assets/(?:js/\w+|search/(?:search|page))\.js")

RUNS = {
    "export.jsonl": ["export"],
    "check.text": ["check"],
    "check.json": ["check", "--format", "json"],
    "check.github": ["check", "--format", "github"],
    "check.markdown": ["check", "--format", "markdown"],
    "search.text": ["search", "neural networks", "-n", "30"],
    "candidates.toml": ["candidates"],
}


def write_outputs(checkout: Path, seeds: Path, folder: Path) -> None:
    """Let the program of a checkout write everything it can into the folder.

    The seeds are copied to a place below each checkout: a message calls them by their path from there.
    """
    folder.mkdir(parents=True)
    below = Path(".compare", "seeds", seeds.name)
    shutil.rmtree(checkout / below, ignore_errors=True)
    shutil.copytree(seeds, checkout / below)
    at = ["--seeds", str(below)]
    for name, arguments in RUNS.items():
        (folder / name).write_bytes(_run(checkout, [*arguments, *at]))
    site = ["--site", str(folder / "site")]
    _run(checkout, ["build", *at, *site, "--docs", str(folder / "docs")])
    _run(checkout, ["pack", *site, "--to", str(folder / "dist")])


def _run(checkout: Path, arguments: list[str]) -> bytes:
    command = [sys.executable, "-m", "builder", *arguments]
    return subprocess.run(command, cwd=checkout, check=True, capture_output=True).stdout


def own_seeds(folder: Path) -> list[Path]:
    """Those of the project, and these together with the hostile one of the tests."""
    own, hostile = folder / "own", folder / "hostile"
    for place in (own, hostile):
        shutil.copytree(HERE / "seeds", place, dirs_exist_ok=True)
    shutil.copy(HERE / "tests" / "site" / "hostile.txt", hostile)
    return [own, hostile]


def read_outputs(folder: Path) -> dict[str, bytes]:
    """Every file by its path, those inside a zip by theirs; our own scripts left out."""
    return {path: content for path, content in _files(folder) if not _OWN_SCRIPT.fullmatch(path)}


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = path.relative_to(folder).as_posix()
        if path.suffix == ".zip":
            with ZipFile(path) as packed:
                yield from ((f"{name}", _with_old_names(packed.read(name))) for name in packed.namelist())
        elif not inside.endswith(".zip.sha256"):  # our scripts are in the zip
            yield inside, _with_old_names(path.read_bytes())


def _with_old_names(content: bytes) -> bytes:
    def old(found: re.Match[bytes]) -> bytes:
        name = found[2].decode()
        return found[1] + RENAMED.get(name, name).encode() + found[3]

    return _SRC.sub(old, content)


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each file that only one side has, or that is not the same."""
    yield from (f"only before: {path}" for path in sorted(before.keys() - after.keys()))
    yield from (f"only now: {path}" for path in sorted(after.keys() - before.keys()))
    for path in sorted(before.keys() & after.keys()):
        if before[path] != after[path]:
            pairs = enumerate(zip(before[path], after[path], strict=False))
            shortest = min(len(before[path]), len(after[path]))
            at = next((at for at, (one, other) in pairs if one != other), shortest)
            yield f"differs from byte {at:,} on: {path}"


def main() -> int:
    before, folder, *seeds = map(Path, sys.argv[1:])
    found = 0
    for place in seeds or own_seeds(folder / "of-the-project"):
        old, new = folder / "before" / place.name, folder / "now" / place.name
        if not old.exists():
            write_outputs(before.resolve(), place, old.resolve())
        shutil.rmtree(new, ignore_errors=True)
        write_outputs(HERE, place, new.resolve())
        one, other = read_outputs(old), read_outputs(new)
        lines = list(differences(one, other))
        print(f"{place}: {len(one):,} files, {len(lines):,} differ", *lines[:40], sep="\n  ", flush=True)
        found += len(lines)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
