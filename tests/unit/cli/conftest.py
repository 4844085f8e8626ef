"""What the tests of the command line share."""

import pytest


@pytest.fixture(autouse=True)
def without_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """No width is asked for, whoever runs the tests: when they run side by side, COLUMNS is set for them."""
    monkeypatch.delenv("COLUMNS", raising=False)
