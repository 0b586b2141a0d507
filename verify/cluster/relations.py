"""How the parties that claims name stand to each other, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Ints
from verify.rulepack import umbrellas

if TYPE_CHECKING:
    from verify.rulepack import Rules


@dataclass(slots=True)
class ActorRelations:
    """How two actors stand to each other. `row` maps an actor's code to its row of `table`; the last row is for actors no rule knows."""

    row: Ints
    table: npt.NDArray[np.int8]

    def between(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """3 one actor, 2 one is the other's umbrella, 1 both under one umbrella, 0 different, -1 where a side names nobody (code -1)."""
        found = self.table[self.row[a], self.row[b]]
        found = np.where(a == b, np.int8(3), found)
        answer: npt.NDArray[np.int8] = np.where((a < 0) | (b < 0), np.int8(-1), found)
        return answer


def actor_relations(actor_ids: Sequence[str], rules: "Rules") -> ActorRelations:
    """The relations between these actors that the rules know of; an actor's code is its position."""
    known = [i for i, a in enumerate(actor_ids) if a in rules.actors]
    above = [umbrellas(actor_ids[i], rules.actors) for i in known]
    size = len(known)
    row = np.full(len(actor_ids) + 1, size, np.int64)
    table = np.zeros((size + 1, size + 1), np.int8)
    for i, code in enumerate(known):
        row[code] = i
        for j, other in enumerate(known):
            if i != j and (actor_ids[code] in above[j] or actor_ids[other] in above[i]):
                table[i, j] = 2
            elif i != j and above[i] & above[j]:
                table[i, j] = 1
    return ActorRelations(row, table)
