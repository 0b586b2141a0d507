"""`verify evaluate GOLD --report R`: the measures of a report against labelled data."""

import argparse
import json
import sys
from pathlib import Path

from verify.evaluate import documents, evaluate
from verify.rulepack import load_rules


def evaluate_command(args: argparse.Namespace) -> int:
    """Prints the measures as JSON; with `--documents` the labelled texts as documents to run on."""
    rules = load_rules([Path(r) for r in args.rules])
    if args.documents:
        for document in documents(Path(args.gold), rules):
            sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        return 0
    found = evaluate(Path(args.gold), Path(args.report) if args.report is not None else None, rules)
    print(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True))
    return 0
