"""A finished report judged again: without a source, with another rating, and what each event hangs on."""

from verify.reassess.hinges import with_hinges
from verify.reassess.whatif import WhatIf, find_sources, rate, tipping_sets, what_can_tip, what_if

__all__ = ["WhatIf", "find_sources", "rate", "tipping_sets", "what_can_tip", "what_if", "with_hinges"]
