"""Distances and bearings on the globe, in kilometres and degrees."""

import math

_EARTH_KM = 6371.0
_KM_A_DEGREE = 111.2


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance between two points (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def shifted(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away in the direction of `bearing` (0 north, 90 east); flat, for tens of kilometres."""
    new_lat = lat + km * math.cos(math.radians(bearing)) / _KM_A_DEGREE
    width = max(0.05, math.cos(math.radians(lat)))
    new_lon = lon + km * math.sin(math.radians(bearing)) / (_KM_A_DEGREE * width)
    return round(max(-90.0, min(90.0, new_lat)), 4), round((new_lon + 180.0) % 360.0 - 180.0, 4)
