"""Which units say themselves that they carry, or correct, what another document tells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Ints
from verify.cluster.meeting import Found, matches
from verify.cluster.weights import CODE, ClusterSpec
from verify.model import Claim

if TYPE_CHECKING:
    from verify.cluster.columns import Columns

NOBODY = -1


def referred_documents(claims: Sequence[Claim], members: Sequence[Sequence[int]], document: Ints) -> Ints:
    """(n, 2): the codes of the documents that a unit names as those it relays and revises, as in `document`; -1 where it names none at hand."""
    found = np.full((len(members), 2), NOBODY, np.int64)
    naming = [
        (row, slot, link.document_id)
        for row, unit in enumerate(members)
        for i in unit
        for slot, link in enumerate((claims[i].relays, claims[i].revises))
        if link is not None and link.document_id is not None
    ]
    if not naming:
        return found
    code = dict(zip([claims[unit[0]].document_id for unit in members], document.tolist(), strict=True))
    for row, slot, named in naming:
        if found[row, slot] == NOBODY:
            found[row, slot] = code.get(named, NOBODY)
    return found


def relation_levels(columns: "Columns", a: Ints, b: Ints, spec: ClusterSpec) -> npt.NDArray[np.int8]:
    """Whether one names the other's document as what it relays or revises, and the other is what that document is about."""
    meant = np.zeros(len(a), np.bool_)
    if columns.any_refers:
        for one, other in ((a, b), (b, a)):
            meant |= (columns.refers[one] == columns.document[other][:, None]).any(axis=1) & columns.main[other]
        meant &= columns.document[a] != columns.document[b]
    return np.where(meant, CODE["relation"]["stated"], 0).astype(np.int8)


def by_reference(columns: "Columns", found: Found) -> None:
    """Brings each unit together with what the documents that it names are about."""
    rows, slots = np.nonzero(columns.refers != NOBODY)
    if not len(rows):
        return
    about = np.flatnonzero(columns.main)
    about = about[np.argsort(columns.document[about], kind="stable")]
    at, place = matches(columns.document[about], columns.refers[rows, slots])
    one, other = rows[at], about[place]
    apart = columns.document[one] != columns.document[other]
    found.add(one[apart], other[apart])
