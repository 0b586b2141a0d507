"""`verify rules check [DIR]`: lints rule packs and runs the cases inside them."""

import argparse
import sys
from pathlib import Path

from verify.checks import check_packs


def check_command(args: argparse.Namespace) -> int:
    """Prints every finding with file and line; 1 if there is any."""
    dirs = [Path(d) for d in args.dirs]
    findings, checked = check_packs(dirs)
    for finding in findings:
        print(finding)
    print(f"verify: {checked} cases run, {len(findings)} findings", file=sys.stderr)
    return 1 if findings else 0
