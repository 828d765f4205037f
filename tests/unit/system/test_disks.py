import errno
import os
import sys
from pathlib import Path
from threading import Event

import pytest

from builder.model.errors import BuilderError
from builder.system.disks import complaint, flush, flush_names, flushing, naming, refusals

FULL = OSError(errno.ENOSPC, "No space left on device")
FULL_DEVICE = Path("/dev/full")


def mount_of(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.is_mount())


def test_a_full_disk_is_named_with_the_room_on_it(tmp_path: Path) -> None:
    said = complaint(FULL, tmp_path / "not" / "yet.html")
    assert said.startswith(f"{tmp_path}/not/yet.html: the disk at {mount_of(tmp_path)} ")
    assert " MB are free" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EDQUOT, "your quota of the disk at {mount}"),
        (errno.EROFS, "the disk at {mount}"),
        (errno.EACCES, "why, on the disk at {mount}"),
        (errno.EIO, "why, on the disk at {mount}"),
    ],
)
def test_other_refusals_of_a_disk_name_it_too(tmp_path: Path, number: int, said: str) -> None:
    told = complaint(OSError(number, "why", str(tmp_path / "a")))
    assert told.startswith(f"{tmp_path}/a: {said.format(mount=mount_of(tmp_path))}")


def test_of_two_files_the_one_that_was_written_is_named() -> None:
    assert complaint(OSError(errno.EXDEV, "why", "/from", None, "/to")) == "/to: why"


@pytest.mark.parametrize("error", [FULL, OSError(errno.EBADF, "why", 3)])
def test_where_no_file_is_known_none_is_named(error: OSError) -> None:
    assert complaint(error) == f"paper-archive: {error.strerror}"


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="the system has no /dev/full")
def test_writing_that_fails_names_its_file() -> None:
    with pytest.raises(OSError, match="No space") as error, naming(FULL_DEVICE):
        FULL_DEVICE.write_text("x")
    assert error.value.filename == "/dev/full"


def test_a_file_that_an_error_names_stays(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error, naming(tmp_path):
        (tmp_path / "none").read_text()
    assert error.value.filename == str(tmp_path / "none")


def test_a_refusal_is_one_line_with_the_outcome_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuilderError) as full, refusals(tmp_path / "a", "Nothing was packed"):
        raise FULL
    with pytest.raises(BuilderError) as other, refusals(tmp_path, "Nothing was packed"):
        (tmp_path / "none").read_text()
    assert str(full.value).startswith(f"{tmp_path}/a: the disk at ")
    assert str(full.value).endswith(" MB are free. Nothing was packed; make room there.")
    assert str(other.value) == f"{tmp_path}/none: No such file or directory. Nothing was packed; mend that."


def test_that_nobody_reads_our_output_any_more_is_no_refusal(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), refusals(tmp_path, "Nothing was packed"):
        raise BrokenPipeError


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells by /proc what is mounted")
def test_the_device_of_a_disk_is_named() -> None:
    assert complaint(OSError(errno.EROFS, "", "/proc/x")) == "/proc/x: the disk at /proc (proc) is read-only"


def test_what_was_written_can_be_flushed_whatever_the_system_offers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_text("x")
    asked = []
    flush(tmp_path)
    flush_names(tmp_path)
    monkeypatch.setattr("ctypes.CDLL", lambda name, use_errno: object())
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(Path(f"/proc/self/fd/{handle}").readlink()))
    flush(tmp_path)
    assert sorted(asked) == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]


def test_a_folder_that_is_not_there_cannot_be_flushed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush(tmp_path / "none")


def test_a_flush_goes_on_beside_other_work_and_what_it_complains_of_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed, done = Event(), Event()
    monkeypatch.setattr("builder.system.disks.flush", lambda _: (flushed.set(), done.wait(60)))
    with flushing(tmp_path):
        assert flushed.wait(60)
        done.set()
    monkeypatch.undo()

    with pytest.raises(FileNotFoundError), flushing(tmp_path / "none"):
        pass
    with pytest.raises(ZeroDivisionError), flushing(tmp_path / "none"):
        raise ZeroDivisionError
