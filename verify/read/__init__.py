"""Bytes in, documents and structured claims out; what is wrong with them is data."""

from verify.read.inputs import read_inputs
from verify.read.intake import Batch, Defaults, InputHash

__all__ = ["Batch", "Defaults", "InputHash", "read_inputs"]
