"""Under CI=true a test that is skipped is a test that failed: nothing passes by not being run."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

CI = os.environ.get("CI", "").lower() == "true"

# A slow machine is no fault of the code, and what CI says of a commit it says again.
settings.register_profile("verify", deadline=None, derandomize=CI)
settings.load_profile("verify")


def _as_failure(report: pytest.TestReport | pytest.CollectReport) -> None:
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {reason}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Generator[None, "pytest.CallInfo[None]", None]:
    outcome = yield
    _as_failure(outcome.get_result())  # type: ignore[attr-defined]


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report() -> Generator[None, object, None]:
    outcome = yield
    _as_failure(outcome.get_result())  # type: ignore[attr-defined]
