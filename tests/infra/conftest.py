"""What the tests of the deployment share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Zips by function, made once; the folder of each lies beside it."""
    from tests.infra.packages import build_into

    return build_into(tmp_path_factory.mktemp("packages") / "build")
