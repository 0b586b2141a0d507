"""Bytes in, documents and structured claims out; what is wrong with them is data."""

from verify.read.inputs import read_inputs
from verify.read.intake import Batch, Defaults

__all__ = ["Batch", "Defaults", "read_inputs"]
