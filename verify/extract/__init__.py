"""Document -> Claim: who speaks, of which incident, and what they say on each dimension."""

from verify.extract.extractor import Extractor, Trace

__all__ = ["Extractor", "Trace"]
