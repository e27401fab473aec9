"""What the tests of the deployment share."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Zips by function, made once for all workers; the folder of each lies beside it."""
    from tests.infra.packages import build_into

    own = tmp_path_factory.getbasetemp()
    made = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "packages"
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            build_into(made)
    zips = (path for path in made.glob("*.zip") if path.stem != "staff-by-zappa")
    return {path.stem: path for path in zips}
