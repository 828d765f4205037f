"""What tests of several modules here ask of a process."""

import os
import time


def has_ended(process: int) -> bool:
    """Whether a process ends, in a while."""
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
