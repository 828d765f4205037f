"""What a build costs beside Hugo and Pagefind on the same papers, in one run, and what comes out.

    tools/bench.py SHARED [PAPERS …]

SHARED is the folder of the test data; without numbers 300, 3,000 and 10,000 papers. A table for each: wall and
processor seconds, memory of all processes, files, MB, for a build with an empty cache, one of what is as it was,
with 50 papers more, with a seed edited, with a seed removed; then the bytes a paper by kind of page. Status 1
where 10,000 papers weigh more than README's budget.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from measure import Cost, build_of, cost_of

PAPERS = (300, 3_000, 10_000)
NEW = 50
"""Papers that are added."""

HELD_AT = 10_000
"""The number of papers at which README's budget is held."""

README = Path("README.md")
BUDGET = re.compile(r"(?m)^\| \*\*in all\*\* \| \*\*([\d.]+)\*\* \|$")
"""The line of README that says how many kB a paper may weigh."""

KINDS: tuple[tuple[str, str], ...] = (
    ("to take away", r"(topics|dates)/.*\.(bib|json|ris)$|assets/papers/"),
    ("papers", r"papers/"),
    ("tags", r"tags/"),
    ("topics", r"topics/"),
    ("dates", r"dates/"),
    ("search", r"assets/search/"),
    ("assets", r"assets/"),
    ("data", r"data/"),
    ("other", r""),
)
"""Kinds of files, by how their paths begin."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site: their sizes in bytes, and the digest of each."""

    sizes: Mapping[str, int]
    digests: Files

    @property
    def megabytes(self) -> float:
        return sum(self.sizes.values()) / 1e6

    @property
    def of_papers(self) -> float:
        """Megabytes without data/, whose most is a setting."""
        return sum(size for path, size in self.sizes.items() if not path.startswith("data/")) / 1e6

    def changed(self, before: Site) -> int:
        """Pages that were there before and are other ones now, or gone."""
        pages = [path for path in before.digests if path.endswith(".html")]
        return sum(self.digests.get(path) != before.digests[path] for path in pages)

    @property
    def pages(self) -> int:
        return sum(path.endswith(".html") for path in self.sizes)


def site_of(folder: Path) -> Site:
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return Site(
        {name: path.stat().st_size for name, path in files.items()},
        {name: hashlib.sha256(path.read_bytes()).digest() for name, path in files.items()},
    )


def say(*cells: str) -> None:
    print(f"{cells[0]:<24}" + "".join(f"{cell:>12}" for cell in cells[1:]), flush=True)


def bench(shared: Path, papers: int, work: Path) -> float:
    """One table; returns the kB a paper."""
    print(f"\n{papers:,} papers")
    say("", "wall s", "x peers", "CPU s", "peak MB", "files", "MB", "pages new")
    peers = _peers(shared, papers, work / "peers")
    for name, cost, folder in peers:
        say(name, *_of(cost, None), *_weight(folder))
    whole = sum((cost for _, cost, _ in peers[1:]), peers[0][1])
    shutil.rmtree(work / "peers")
    return _ours(shared, papers, work, whole)


def _peers(shared: Path, papers: int, out: Path) -> list[tuple[str, Cost, Path]]:
    """Hugo and Pagefind on the same papers: what `peers.py` of the test data writes, built anew and measured."""
    command = [sys.executable, str(shared / "tools" / "peers.py"), str(_texts(shared)), "-n", str(papers)]
    subprocess.run([*command, "--out", str(out), "--only", "hugo"], check=True, stdout=subprocess.DEVNULL)
    hugo = out / "hugo"
    shutil.rmtree(hugo / "public")
    scripts = Path(sys.executable).parent
    index = [sys.executable, "-m", "pagefind", "--site", "public", "--output-path", "pagefind"]
    return [
        ("Hugo", cost_of([str(scripts / "hugo"), "--quiet"], hugo), hugo / "public"),
        ("Pagefind", cost_of(index, hugo), hugo / "pagefind"),
    ]


def _texts(shared: Path) -> Path:
    return shared / "data" / "papers-100k.jsonl.xz"


def _ours(shared: Path, papers: int, work: Path, peers: Cost) -> float:
    seeds = work / "seeds"
    _write_seeds(shared, papers, 0, seeds)
    cold = _build(work)
    first = site_of(work / "site")
    each = 1000 * first.of_papers / papers
    _row("cold", cold, peers, first, None)
    _row("unchanged", _build(work), peers, site_of(work / "site"), first)
    for name, change in _changes(shared, papers, seeds):
        before = site_of(work / "site")
        change()
        _row(name, _build(work), peers, site_of(work / "site"), before)
    _tell_kinds(first, papers)
    return each


def _changes(shared: Path, papers: int, seeds: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "unchanged, no site", lambda: shutil.rmtree(seeds.with_name("site"))  # as in a workflow
    yield f"+{NEW} papers", lambda: _write_seeds(shared, NEW, papers, seeds)
    middle = sorted(seeds.iterdir())[len(list(seeds.iterdir())) // 2]
    yield "one seed edited", lambda: middle.write_text(_edited(middle.read_text("utf-8")), "utf-8")
    yield "one seed removed", middle.unlink


def _edited(text: str) -> str:
    """A seed with a word more in its longest line, an abstract."""
    longest = max(text.split("\n"), key=len)
    return text.replace(longest, f"{longest} Revised.", 1)


def _write_seeds(shared: Path, papers: int, first: int, seeds: Path) -> None:
    """So many papers of the test data as seeds, a file a day, on the days after those that are there."""
    seeds.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            str(shared / "tools" / "make_scale.py"),
            str(papers),
            folder,
            "--first",
            str(first),
        ]
        days = [date.fromisoformat(file.name[:10]) for file in seeds.iterdir()]
        start = ["--start", str(max(days) + timedelta(days=1))] if days else []
        subprocess.run([*command, *start], check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(Path(folder) / "seeds", seeds, dirs_exist_ok=True)


def _build(work: Path) -> Cost:
    return cost_of([*build_of(work), "--cache", str(work / "cache")], Path.cwd())


def _row(name: str, cost: Cost, peers: Cost, site: Site, before: Site | None) -> None:
    share = f"{site.changed(before) / before.pages:.1%}" if before else "-"
    say(name, *_of(cost, peers), f"{len(site.sizes):,}", f"{site.megabytes:.1f}", share)


def _of(cost: Cost, peers: Cost | None) -> Sequence[str]:
    ratio = f"{cost.wall / peers.wall:.2f}" if peers else "-"
    return f"{cost.wall:.1f}", ratio, f"{cost.cpu:.1f}", f"{cost.peak:.0f}"


def _weight(folder: Path) -> Sequence[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return f"{len(files):,}", f"{sum(path.stat().st_size for path in files) / 1e6:.1f}", "-"


def _tell_kinds(site: Site, papers: int) -> None:
    sizes: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for path, size in site.sizes.items():
        kind = next(name for name, pattern in KINDS if re.match(pattern, path))
        sizes[kind] += size
        counts[kind] += 1
    say("", "files", "bytes each", "kB a paper")
    del sizes["data"]
    for kind, size in sizes.most_common():
        say(kind, f"{counts[kind]:,}", f"{size / counts[kind]:,.0f}", f"{size / papers / 1000:.2f}")
    say("in all but data/", f"{len(site.sizes):,}", "", f"{site.of_papers / papers * 1000:.2f}")


def budget() -> float:
    """The kB a paper that README promises."""
    found = BUDGET.search(README.read_text("utf-8"))
    assert found, "README has no budget"
    return float(found[1])


def main(shared: str, *papers: str) -> int:
    each: dict[int, float] = {}
    for count in map(int, papers) if papers else PAPERS:
        with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
            each[count] = bench(Path(shared).resolve(), count, Path(folder))
    weight = each.get(HELD_AT)
    if weight is None:
        return 0
    print(f"\n{weight:.2f} kB a paper at {HELD_AT:,}; README's budget is {budget()}")
    return int(weight > budget())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
