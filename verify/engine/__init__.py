"""How the same steps are spread: in one process, or over several."""

from verify.engine.base import Engine
from verify.engine.local import LocalEngine

__all__ = ["Engine", "LocalEngine"]
