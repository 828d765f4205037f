from itertools import pairwise
from pathlib import Path

import pytest

from builder.commands.watch import snapshot, watch


def test_a_file_that_came_changed_or_went_is_noticed(tmp_path: Path) -> None:
    seed = tmp_path / "a.txt"
    states = [snapshot([tmp_path])]
    seed.write_text("x")
    states.append(snapshot([tmp_path]))
    seed.write_text("xy")
    states.append(snapshot([tmp_path]))
    seed.unlink()
    (tmp_path / "b.txt").write_text("x")
    states.append(snapshot([tmp_path]))
    assert all(one != other for one, other in pairwise(states))


def test_what_came_while_the_first_build_ran_is_built(tmp_path: Path) -> None:
    before = snapshot([tmp_path])
    (tmp_path / "a.txt").write_text("x")

    def rebuild() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(lambda: [tmp_path], rebuild, before)
