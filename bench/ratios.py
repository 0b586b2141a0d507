"""How a step stands to what a user would pick in its place: in speed by the clock and by processor time, and in quality."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_TOGETHER = ("cluster, simply", "cluster, Splink", "cluster, Splink, normalised", "cluster, neighbours")
_RIVALS = {
    "read": ("read, simply",), "extract": ("extract, simply", "extract, naively"),
    "extract, 30 words": ("extract, 30 words, naively",), "cluster": _TOGETHER, "claims line": _TOGETHER,
    "assess": ("assess, simply",),
}  # fmt: skip
"""What brings claims together stands beside the whole line too, which reads, compares and assesses them as well."""
_QUALITIES = ("b3_f1", "killed_found", "killed_right")


def ratios(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each step and each of its rivals that were measured in this run."""
    measured = {row["step"]: row for row in rows if "error" not in row}
    for name, rivals in _RIVALS.items():
        for rival in rivals:
            if name in measured and rival in measured:
                yield f"{name} against {rival}: {_sentence(measured[name], measured[rival])}"


def _sentence(row: Mapping[str, Any], rival: Mapping[str, Any]) -> str:
    by_clock = row["per_second"] / max(rival["per_second"], 1e-9)
    by_cpu = _per_cpu_second(row) / max(_per_cpu_second(rival), 1e-9)
    clock, cpu = (_beside(row, rival, name) for name in ("seconds", "cpu_seconds"))
    shared = [k for k in _QUALITIES if k in row["quality"] and k in rival["quality"]]
    told = "".join(f"; {k} {row['quality'][k]:.3f} against {rival['quality'][k]:.3f}" for k in shared)
    return f"{by_clock:.2f} times the speed by the clock{clock}, {by_cpu:.2f} times by processor time{cpu}{told}"


def _beside(row: Mapping[str, Any], rival: Mapping[str, Any], name: str) -> str:
    """The seconds of both, where they had the same to do."""
    return f" ({row[name]:.1f} s against {rival[name]:.1f} s)" if row["items"] == rival["items"] else ""


def _per_cpu_second(row: Mapping[str, Any]) -> float:
    speed: float = row["items"] / max(row["cpu_seconds"], 1e-6)
    return speed
