"""`verify schema`: the JSON Schema that every report.json validates against."""

import argparse
import json

from verify.render import report_schema


def schema_command(args: argparse.Namespace) -> int:
    """Prints the schema."""
    print(json.dumps(report_schema(), indent=2, sort_keys=True))
    return 0
