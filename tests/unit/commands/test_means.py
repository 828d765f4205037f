from argparse import ArgumentParser, ArgumentTypeError

import pytest

from builder.commands.means import add_means, job_count, means_of


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
