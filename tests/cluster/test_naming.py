"""The places that a document names in any of its parts."""

import numpy as np

from verify.cluster.naming import MOST, named_points

NAN = float("nan")


def points(document: list[int], read: list[bool], lat: list[float], km: list[float]) -> list[list[float]]:
    """The latitudes that each unit's document names; every point lies on one meridian, and each unit has one place."""
    column = np.array(lat)[:, None]
    found = named_points(np.array(document), np.array(read), column, np.zeros_like(column), np.array(km)[:, None])
    return [[float(x) for x in row if not np.isnan(x)] for row in found[:, :, 0]]


def test_a_unit_has_its_own_place_and_those_of_the_other_parts_of_its_document() -> None:
    assert points([0, 0, 1], [True] * 3, [35.0, 36.0, 37.0], [3.0] * 3) == [[35.0, 36.0], [36.0, 35.0], [37.0]]


def test_one_place_counts_once_and_a_province_is_no_spot() -> None:
    assert points([0, 0, 0], [True] * 3, [35.0, 35.0, 36.0], [3.0, 3.0, 120.0]) == [[35.0]] * 3


def test_what_was_stated_as_data_names_nothing_more() -> None:
    assert points([0, 0], [False, False], [35.0, 36.0], [3.0, 3.0]) == [[], []]
    assert named_points(np.array([0]), np.array([False]), *(np.full((1, 3), NAN) for _ in range(3))).shape == (1, 0, 2)


def test_a_long_text_gives_so_many_and_its_own_first() -> None:
    n = MOST + 4
    found = points([0] * n, [True] * n, [30.0 + i / 10.0 for i in range(n)], [1.0] * n)
    assert all(len(row) == MOST for row in found)
    assert [row[0] for row in found] == [30.0 + i / 10.0 for i in range(n)]
