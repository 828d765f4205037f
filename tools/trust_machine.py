"""Does the old site stay whole, whatever the machine does? Builds that are killed, and disks that are full.

Two archives are built in turn at one place, each by a process of its own; what stands there is compared with
what stood there before and with what was to come, byte for byte.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[1]

SEED = 14
"""Draws the moments."""

SWAP_SECONDS = 0.1
"""Every other build is killed within so long after its new site is whole: about as long as the change takes."""

PAPERS = {"one": "Lattice models of melting glasses", "two": "Sparse recovery from few random graphs"}
"""The two small archives: words that their papers are made of."""

REAL = PROJECT / "tests" / "real" / "seeds"
"""The three seeds that the archive began with."""

NAMESPACE = ("unshare", "--map-root-user", "--mount", "--")
"""Runs a command where it may mount a disk that nobody else sees (util-linux)."""

DISK = "small-disk"

ON_A_SMALL_DISK = f"""
set -e
disk=$1 size=$2 old=$3 out=$4; shift 4
mount -t tmpfs -o "size=$size" {DISK} "$disk"
cp -a "$old" "$disk/site"
"$@" 2> "$out/said" && echo 0 > "$out/status" || echo $? > "$out/status"
cp -a "$disk/site" "$out/site"
mount -o remount,size=90% "$disk"
"$@" 2> /dev/null
cp -a "$disk/site" "$out/next"
"""
"""A build on a disk of some bytes, whose site is kept; then another with room, whose site is kept, too."""

PAGE = 4096
"""Bytes in which a disk in memory gives its room away."""

Site = dict[str, str]
"""Every file of a site with the hash of its bytes."""


class Kills(NamedTuple):
    """How often a killed build left the old site, or the new one, whole; and how often the next one worked."""

    count: int
    old: int
    new: int
    next_works: int

    @property
    def hold(self) -> bool:
        return self.old + self.new == self.next_works == self.count

    def __str__(self) -> str:
        return (
            f"kills {self.count}: old site whole {self.old}, new site whole {self.new}, "
            f"broken {self.count - self.old - self.new}; the next build works {self.next_works}"
        )


class FullDisks(NamedTuple):
    """How often a full disk left the old site whole, was named in one line, and a build with room worked then."""

    count: int
    old: int
    named: int
    next_works: int

    @property
    def hold(self) -> bool:
        return self.old == self.named == self.next_works == self.count

    def __str__(self) -> str:
        return (
            f"full disks {self.count}: old site whole {self.old}, disk named {self.named}; "
            f"with room the next build works {self.next_works}"
        )


class Bench(NamedTuple):
    """A folder with the seeds of two archives, and their sites as a quiet build makes them."""

    folder: Path
    sites: dict[str, Site]
    seconds: float  # that a build takes

    def command(self, name: str, site: Path) -> list[str]:
        config = ["--config", str(self.folder / "archive.toml"), "--seeds", str(self.folder / name)]
        kept = ["--cache", str(self.folder / "cache")]
        return [sys.executable, "-m", "builder", "build", *config, "--site", str(site), *kept]

    def start(self, name: str, site: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command(name, site), cwd=PROJECT, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def is_built(self, name: str, site: Path) -> bool:
        return self.start(name, site).wait() == 0 and site_of(site) == self.sites[name]


def site_of(folder: Path) -> Site:
    """What stands in a folder now; nothing where there is none."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def of_few(folder: Path, papers: int = 8) -> None:
    """Two archives of so many papers each."""
    for archive, words in PAPERS.items():
        (folder / archive).mkdir()
        texts = (f"{words} {number}\nWe study {words} {number} times over.\n" for number in range(papers))
        (folder / archive / "2025-09-09.txt").write_text("".join(texts))


def of_three_seeds(folder: Path) -> None:
    """The archive of the three real seeds, and that of two of them."""
    for archive, left_out in (("one", 1), ("two", 0)):
        (folder / archive).mkdir()
        for seed in sorted(REAL.iterdir())[left_out:]:
            shutil.copy(seed, folder / archive)


@contextmanager
def bench(make: Callable[[Path], None] = of_few) -> Iterator[Bench]:
    """Two archives as `make` writes their seeds, with a warm cache; the quiet builds stand at `one.site` and
    `two.site` in the folder."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "archive.toml").write_text('name = "Two"\n')
        make(folder)
        empty = Bench(folder, {}, 0)
        start = time.monotonic()
        for archive in PAPERS:
            if empty.start(archive, folder / f"{archive}.site").wait():
                raise RuntimeError(f"{archive}: the archive could not be built")
        seconds = (time.monotonic() - start) / len(PAPERS)
        yield Bench(folder, {archive: site_of(folder / f"{archive}.site") for archive in PAPERS}, seconds)


def kills(on: Bench, count: int) -> Kills:
    """Kill so many builds, half of them anywhere, half of them while the new site moves in."""
    chance = random.Random(SEED)
    site, seen = on.folder / "site", Counter[str]()
    shutil.copytree(on.folder / "one.site", site)
    for number in range(count):
        old, new = ("one", "two") if number % 2 == 0 else ("two", "one")
        build = on.start(new, site)
        if number % 4 in (0, 3):
            time.sleep(chance.uniform(0, on.seconds))
        else:
            _await_swap(build, on.folder / ".site.work" / "site" / ".paper-archive")
            time.sleep(chance.uniform(0, SWAP_SECONDS))
        if build.poll() is None:
            os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        now = site_of(site)
        seen["old"] += now == on.sites[old]
        seen["new"] += now == on.sites[new]
        seen["next"] += on.is_built(new, site)
    return Kills(count, seen["old"], seen["new"], seen["next"])


def _await_swap(build: subprocess.Popen[bytes], mark: Path) -> None:
    """Wait until the new site is whole, which its mark tells, or the build ended."""
    while build.poll() is None and not mark.exists():
        time.sleep(0.001)


def can_mount() -> bool:
    """Whether the system lets one make a disk for oneself."""
    with TemporaryDirectory() as folder:
        try:
            mount = [*NAMESPACE, "mount", "-t", "tmpfs", DISK, folder]
            return subprocess.run(mount, check=False, capture_output=True).returncode == 0
        except FileNotFoundError:
            return False


def full_disks(on: Bench, count: int) -> FullDisks:
    """Build `two` over `one` on disks of so many sizes, from one that takes nothing to one that takes all but its
    Markdown."""
    needed = _room_for(on.folder / "two.site")
    seen = Counter[str]()
    for number in range(count):
        size = _room_for(on.folder / "one.site") + needed * number // count
        for line in _on_a_small_disk(on, size, on.folder / f"disk{number}"):
            seen[line] += 1
    return FullDisks(count, seen["old"], seen["named"], seen["next"])


def _on_a_small_disk(on: Bench, size: int, out: Path) -> Iterator[str]:
    """What holds of a build on a disk of some bytes: the `old` site stands, the disk is `named`, `next` works."""
    disk = out / "disk"
    disk.mkdir(parents=True)
    places = [str(disk), str(size), str(on.folder / "one.site"), str(out)]
    script = ["sh", "-c", ON_A_SMALL_DISK, "sh", *places, *on.command("two", disk / "site")]
    subprocess.run([*NAMESPACE, *script], cwd=PROJECT, check=False)
    last = (out / "said").read_text(encoding="utf-8").splitlines()[-1]
    if site_of(out / "site") == on.sites["one"]:
        yield "old"
    if f"the disk at {disk} ({DISK}) is full" in last and (out / "status").read_text() == "2\n":
        yield "named"
    if site_of(out / "next") == on.sites["two"]:
        yield "next"


def _room_for(folder: Path) -> int:
    """Bytes that a folder takes on a disk in memory."""
    return sum(-(-path.stat().st_size // PAGE) * PAGE for path in folder.rglob("*") if path.is_file())
