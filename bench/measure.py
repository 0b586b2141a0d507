"""Time and memory of one piece of work in this process."""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

_PROCESSES = Path("/proc")
_STATUS, _RESET = _PROCESSES / "self" / "status", _PROCESSES / "self" / "clear_refs"


class Cost(NamedTuple):
    """Seconds by the clock, and of processor time over all threads and processes, which other work on the machine hardly changes.

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
    began, worked = time.perf_counter(), _processor_time()
    answer = work()
    seconds, cpu_seconds = time.perf_counter() - began, _processor_time() - worked
    return answer, Cost(seconds, cpu_seconds, before, _status("VmHWM") if reset else _most())


def _processor_time() -> float:
    """Of this process and of those that it started and that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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


def held_beside(process: int) -> float:
    """Megabytes that the processes that a process started hold for themselves now; nothing where the system does not tell."""
    return sum(_own_pages(folder) for folder in _PROCESSES.glob("[0-9]*") if _started_by(folder) == process)


def _started_by(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
    except OSError:
        return -1


def _own_pages(folder: Path) -> float:
    try:
        told = (folder / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told if line.startswith("Private")) / 1024


def _status(field: str) -> float:
    for line in _STATUS.read_text(encoding="ascii").splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1024
    return _most()


def _most() -> float:

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
