"""Time and memory of one piece of work in this process."""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Cost(NamedTuple):
    """Seconds by the clock, and of processor time over all threads, which other work on the machine hardly changes.

    Megabytes of the process before the work (its input and libraries) and at its peak during it.
    """

    seconds: float
    cpu_seconds: float
    before_mb: float
    peak_mb: float


def measured(work: Callable[[], Any]) -> tuple[Any, Cost]:
    """The answer of the work and what it cost."""
    reset = _reset_peak()
    before = resident()
    began, worked = time.perf_counter(), time.process_time()
    answer = work()
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - worked
    return answer, Cost(seconds, cpu_seconds, before, _status("VmHWM") if reset else _most())


def _reset_peak() -> bool:
    """Linux can forget the peak so far; elsewhere the peak is that of the whole process."""
    try:
        _RESET.write_text("5")
    except OSError:
        return False
    return True


def resident() -> float:
    """Megabytes that the process holds now."""
    return _status("VmRSS") if _STATUS.exists() else _most()


def _status(field: str) -> float:
    for line in _STATUS.read_text(encoding="ascii").splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1024
    return _most()


def _most() -> float:

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
