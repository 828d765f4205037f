import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

import pytest

from builder.commands.means import add_means, job_count, means_of
from builder.model.errors import BuilderError


def test_a_number_of_processes_is_one_or_more() -> None:
    assert job_count("12") == 12
    for wrong in ("0", "-1", "two", ""):
        with pytest.raises(ArgumentTypeError, match=f'"{wrong}" is not a number of processes'):
            job_count(wrong)


def test_a_build_has_one_process_a_core_unless_it_is_told_otherwise() -> None:
    command = ArgumentParser()
    add_means(command)

    assert command.parse_args([]).jobs == 0
    with means_of(command.parse_args(["--jobs", "1"])) as means:
        assert list(means.workers.map([1, 2], lambda: sum)) == [3]


def test_without_dask_a_scheduler_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "builder.system.cluster", None)
    command = ArgumentParser()
    add_means(command)

    with pytest.raises(BuilderError, match=r"^--scheduler: Dask is not installed .*paper-archive\[cluster\]\.$"):
        means_of(command.parse_args(["--scheduler", "tcp://127.0.0.1:9"])).__enter__()


def test_what_a_build_keeps_lies_in_cache_unless_it_is_told_otherwise(tmp_path: Path) -> None:
    command = ArgumentParser()
    add_means(command)

    assert command.parse_args([]).cache == Path(".cache")
    assert command.parse_args(["--no-cache"]).cache is None
    with means_of(command.parse_args(["--cache", str(tmp_path)])) as means:
        means.cache.shelf("words").put("a", b"one")
    with means_of(command.parse_args(["--cache", str(tmp_path)])) as means:
        assert means.cache.shelf("words").get("a") == b"one"


def test_where_nothing_can_be_kept_one_line_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine")
    command = ArgumentParser()
    add_means(command)

    with means_of(command.parse_args(["--cache", str(tmp_path / "file")])):
        pass

    assert capsys.readouterr().err == (
        f"{tmp_path}/file/paper-archive: Not a directory. "
        "Nothing is lost, but the next build has all to do; mend that, or use --no-cache.\n"
    )


def test_nothing_is_kept_in_a_folder_that_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command = ArgumentParser()
    add_means(command)
    site = tmp_path / "site"

    for place in (site, site / "papers" / "cache"):
        with pytest.raises(BuilderError) as error, means_of(command.parse_args(["--cache", str(place)]), [site]):
            pass
        assert str(error.value) == (
            f"{place}: {site}/ is published, so nothing can be kept in it. "
            "Nothing was built; name another folder (--cache)."
        )
    with means_of(command.parse_args(["--no-cache"]), [site]), means_of(command.parse_args([]), [site]):
        pass
    assert not site.exists()
