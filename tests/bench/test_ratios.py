from typing import Any

from bench.ratios import ratios


def row(step: str, items: int, seconds: float, cpu: float, **quality: float) -> dict[str, Any]:
    return {"step": step, "items": items, "seconds": seconds, "per_second": items / seconds, "cpu_seconds": cpu, "quality": quality}


def test_a_step_stands_beside_the_simple_means_of_its_name() -> None:
    rows = [row("cluster", 100, 1.0, 1.0, b3_f1=0.9), row("cluster, simply", 100, 0.5, 0.25, b3_f1=0.6)]
    assert list(ratios(rows)) == [
        (
            "cluster against cluster, simply: 0.50 times the speed by the clock (1.0 s against 0.5 s), 0.25 times by processor time"
            " (1.0 s against 0.2 s); b3_f1 0.900 against 0.600"
        )
    ]


def test_the_line_of_claims_stands_beside_what_only_brings_claims_together() -> None:
    rows = [row("cluster, Splink", 1000, 10.0, 20.0, b3_f1=0.6), row("claims line", 1000, 1.0, 1.0, b3_f1=0.9)]
    assert list(ratios(rows)) == [
        (
            "claims line against cluster, Splink: 10.00 times the speed by the clock (1.0 s against 10.0 s), 20.00 times by processor time"
            " (1.0 s against 20.0 s); b3_f1 0.900 against 0.600"
        )
    ]


def test_what_is_measured_on_one_side_only_is_left_out() -> None:
    rows = [row("read", 10, 1.0, 1.0, issues=0.0), row("read, simply", 10, 1.0, 1.0), row("read, claims", 9, 1.0, 1.0)]
    rows += [row("assess", 10, 1.0, 1.0), {"step": "assess, simply", "error": "no memory"}]
    assert list(ratios(rows)) == [
        "read against read, simply: 1.00 times the speed by the clock (1.0 s against 1.0 s), 1.00 times by processor time (1.0 s against 1.0 s)"
    ]


def test_seconds_are_told_where_both_had_the_same_to_do() -> None:
    rows = [row("extract", 100, 1.0, 1.0), row("extract, naively", 10, 1.0, 1.0)]
    assert list(ratios(rows)) == ["extract against extract, naively: 10.00 times the speed by the clock, 10.00 times by processor time"]
