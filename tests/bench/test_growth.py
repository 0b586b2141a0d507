"""Growth beside n log n."""

from bench.growth import growth


def row(items: int, cpu: float, peak: float) -> dict[str, object]:
    return {"step": "claims line", "items": items, "cpu_seconds": cpu, "peak_mb": peak, "before_mb": 100.0}


def test_each_size_stands_beside_the_first() -> None:
    lines = list(growth([row(1000, 1.0, 200.0), row(10_000, 12.0, 1300.0), row(100_000, 150.0, 10_100.0)]))
    assert lines == [
        "10,000 claims against 1,000: 12.0 times the processor time, where n log n allows 13.3; 12.0 times the memory",
        "100,000 claims against 1,000: 150.0 times the processor time, where n log n allows 166.7; 100.0 times the memory",
    ]


def test_what_failed_is_left_out() -> None:
    assert list(growth([row(1000, 1.0, 200.0), {"step": "claims line", "error": "out of memory"}])) == []
