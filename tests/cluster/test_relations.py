"""How parties stand to each other."""

import numpy as np

from tests.cluster.build import rules
from verify.cluster.relations import actor_relations


def test_actors_and_their_umbrellas() -> None:
    relations = actor_relations(["actor.north", "actor.south", "actor.south-brigade", "actor.unknown"], rules())
    pairs = {(0, 0): 3, (1, 2): 2, (0, 1): 0, (0, 3): 0, (3, 3): 3, (-1, 0): -1}
    found = relations.between(np.array([a for a, _ in pairs]), np.array([b for _, b in pairs]))
    assert found.tolist() == list(pairs.values())
