"""How the same steps are spread: in one process, or over several."""

from verify.engine.base import Engine, Forms, Rounds
from verify.engine.local import LocalEngine
from verify.engine.memory import not_collecting, seldom_collecting

__all__ = ["Engine", "Forms", "LocalEngine", "Rounds", "not_collecting", "seldom_collecting"]
