"""`python -m bench`: claims a second and peak memory of every step, each in a process of its own, beside simpler means."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.growth import GROWS, growth
from bench.measure import held_beside, measured
from bench.ratios import ratios

ROOT = Path(__file__).parents[1]
_LOOK_EVERY = 0.2
"""Seconds between looks at the memory of a step's workers, at least;"""
_LOOKING = 0.01
"""and the share of the time that looking may take at most: the workers' processors are those it looks with."""


def main() -> int:
    """Runs the benchmark, or with `--one` a single step in this process."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--claims", type=int, default=5000, help="how many claims or statements to generate (default 5000)")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--steps", help="only these, separated by commas; a name takes its simple means along; by semicolons: just these")
    parser.add_argument("--out", default="out/bench.json", help="where to write the figures (default out/bench.json)")
    parser.add_argument(
        "--growth", metavar="SIZES", help="only the claims line, at these sizes, separated by commas (10000,100000,1000000)"
    )
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one is not None:
        print(json.dumps(_one(args.one, args.claims, args.seed)))
        return 0
    return _all(args)


def _one(name: str, size: int, seed: str) -> dict[str, Any]:
    from bench.steps import STEPS

    job = STEPS[name](size, seed)
    answer, cost = measured(job.work)
    items, quality = job.judge(answer)
    return {"step": name, "items": items, "per_second": items / max(cost.seconds, 1e-6), **cost._asdict(), "quality": quality}


def _all(args: argparse.Namespace) -> int:
    from bench.steps import SHARE, STEPS

    names = _wanted(list(STEPS), args.steps)
    sizes = [(n, max(1, round(args.claims * SHARE.get(n, 1.0)))) for n in names]
    if args.growth is not None:
        sizes = [(GROWS, int(size)) for size in args.growth.split(",")]
    if not sizes:
        print(f"there is no such step; there are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    rows, failed = [], False
    print(f"{'step':31} {'items':>8} {'seconds':>8} {'cpu s':>8} {'a second':>9} {'peak MB':>8} {'before':>7}  quality")
    for name, size in sizes:
        row = _apart(name, size, args.seed)
        rows.append(row)
        failed |= "error" in row
        print(_line(row), flush=True)
    for line in growth(rows) if args.growth is not None else ratios(rows):
        print(line)
    _write(
        Path(args.out), {"claims": args.claims, "seed": args.seed, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "steps": rows}
    )
    print(f"The figures are in {args.out}", file=sys.stderr)
    return 1 if failed else 0


def _wanted(steps: list[str], given: str | None) -> list[str]:
    """The steps asked for; "cluster" takes "cluster, simply" along, "claims line;cluster, simply" means these two alone."""
    if given is None:
        return steps
    if ";" in given:
        return [n for n in steps if n in given.split(";")]
    wanted = given.split(",")
    return [n for n in steps if n in wanted or n.split(",")[0] in wanted]


def _apart(name: str, size: int, seed: str) -> dict[str, Any]:
    """The step in a fresh process, so that no step's memory is counted as another's; its scratch files go with it.

    What its workers hold for themselves at most is added to its own peak.
    """
    scratch = tempfile.mkdtemp(prefix="verify-bench-")
    command = [sys.executable, "-m", "bench", "--one", name, "--claims", str(size), "--seed", seed]
    beside, pause = 0.0, _LOOK_EVERY
    try:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**_environment(), "TMPDIR": scratch}
        ) as step:
            while True:
                try:
                    told, failed = step.communicate(timeout=pause)
                    break
                except subprocess.TimeoutExpired:
                    began = time.perf_counter()
                    beside = max(beside, held_beside(step.pid))
                    pause = max(_LOOK_EVERY, (time.perf_counter() - began) / _LOOKING)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if step.returncode != 0:
        return {"step": name, "error": (failed.strip().splitlines() or ["no message"])[-1]}
    row: dict[str, Any] = json.loads(told.splitlines()[-1])
    return {**row, "peak_mb": row["peak_mb"] + beside}


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}


def _line(row: dict[str, Any]) -> str:
    if "error" in row:
        return f"{row['step']:31} FAILED: {row['error']}"
    quality = "  ".join(f"{k} {v:.3f}" if isinstance(v, float) and v <= 1 else f"{k} {v:,.0f}" for k, v in row["quality"].items())
    return (
        f"{row['step']:31} {row['items']:8,} {row['seconds']:8.2f} {row['cpu_seconds']:8.2f} {row['per_second']:9,.0f} {row['peak_mb']:8,.0f} "
        f"{row['before_mb']:7,.0f}  {quality}"
    )


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
