import pytest

from builder.model.errors import BuilderError
from builder.system.handing import packed, unpacked
from builder.system.tasks import do_task, once
from builder.system.version import code_version


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(BuilderError, match="another version of the builder, of Python or of a package"):
        do_task(f"not {code_version()}", "0", b"", packed([1]))


def test_a_task_is_done_by_a_worker_that_is_made_once() -> None:
    shared = packed((once, (pow, 2, 10)))

    first = do_task(code_version(), "a hash", shared, packed([1]))
    again = do_task(code_version(), "a hash", b"not read again", packed([2]))

    assert [unpacked(first), unpacked(again)] == [1024, 1024]
