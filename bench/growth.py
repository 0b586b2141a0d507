"""How the cost of the claims line grows with the number of claims, beside n log n, in processor time and memory."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Any

GROWS = "claims line"
"""The step that is measured at several sizes."""


def growth(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each size from the second on: its cost and memory beside those of the first, and beside what n log n would make of them."""
    measured = [row for row in rows if "error" not in row]
    for row in measured[1:]:
        first = measured[0]
        times = row["items"] / first["items"]
        allowed = times * log(row["items"]) / log(first["items"])
        cost = row["cpu_seconds"] / max(first["cpu_seconds"], 1e-6)
        memory = (row["peak_mb"] - row["before_mb"]) / max(first["peak_mb"] - first["before_mb"], 1e-6)
        yield (
            f"{row['items']:,} claims against {first['items']:,}: {cost:.1f} times the processor time, where n log n allows {allowed:.1f}; "
            f"{memory:.1f} times the memory"
        )
