import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from builder.system.processes import Processes
from tests.unit.system.examples import has_ended

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}


def test_processes_that_start_anew_give_the_same(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import threading, time\n"
        "from builder.system.parallel import Workers\n"
        "from tests.unit.system.test_parallel import adding\n"
        "if __name__ == '__main__':\n"
        "    threading.Thread(target=time.sleep, args=(5,), daemon=True).start()  # so that a fork could hang\n"
        "    print(list(Workers(2, few=0).map(range(3), adding, 1, size=1)))\n"
    )
    done = subprocess.run([sys.executable, program], env=ENVIRONMENT, capture_output=True, check=True)

    assert done.stdout == b"[[1], [2], [3]]\n"


def test_no_process_outlives_the_one_that_began_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import os, signal\n"
        "from builder.system.parallel import Workers\n"
        "from tests.unit.system.test_parallel import telling_processes\n"
        "if __name__ == '__main__':\n"
        "    with Workers(2, few=0) as workers:\n"
        "        print(*set(workers.map(range(9), telling_processes, size=1)), flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, program], env=ENVIRONMENT, capture_output=True
    )  # until all have closed it

    assert done.returncode == -signal.SIGKILL
    assert done.stdout.split()


def test_they_find_our_modules_where_this_process_does(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "program.py"
    program.parent.mkdir()
    program.write_text(
        "from builder.system.parallel import Workers\n"
        "from tests.unit.system.test_parallel import adding\n"
        "if __name__ == '__main__':\n"
        "    print(list(Workers(2, few=0).map(range(3), adding, 1, size=1)))\n"
    )
    (tmp_path / "builder").mkdir()
    (tmp_path / "builder" / "__init__.py").write_text("raise SystemExit('another program')\n")

    done = subprocess.run(
        [sys.executable, program], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True
    )

    assert done.stdout == b"[[1], [2], [3]]\n"


def test_dismissed_they_end_when_their_work_is_done() -> None:
    processes = Processes(1)
    answer = processes.submit(os.getpid)
    processes.dismiss()

    process = answer.result()

    assert process != os.getpid()
    assert has_ended(process)
    processes.close()


def test_they_have_not_the_memory_of_this_process() -> None:
    held = b"x" * 200_000_000

    processes = Processes(1)
    taken = processes.submit(_memory).result()
    processes.close()

    assert taken < len(held) <= _memory()


def _memory() -> int:
    """What this process takes, in bytes."""
    return psutil.Process().memory_info().rss
