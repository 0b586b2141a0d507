"""The engine is tried as a run of the program finds its process, whatever other tests have left in it."""

import gc
import threading

import pytest


@pytest.fixture(autouse=True)
def process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from the collector, as it is after a run of the program in this process; threads that others left idle do not count."""
    gc.unfreeze()
    counted = threading.active_count
    left = counted() - 1
    monkeypatch.setattr(threading, "active_count", lambda: counted() - left)
