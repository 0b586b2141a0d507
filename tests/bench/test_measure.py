"""What a step holds in memory, with what its workers hold."""

import os
import subprocess
import sys

import pytest

from bench.measure import held_beside

_HOLDS = "import sys; held = b'x' * 60_000_000; print('held', flush=True); sys.stdin.read()"


@pytest.mark.skipif(not os.path.exists("/proc/self/smaps_rollup"), reason="only Linux tells what is a process's own")  # noqa: PTH110
def test_what_started_processes_hold_for_themselves_is_counted() -> None:
    before = held_beside(os.getpid())
    with subprocess.Popen([sys.executable, "-c", _HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "held\n"
        assert held_beside(os.getpid()) - before > 55
        holding.communicate("")
