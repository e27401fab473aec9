"""One emulated account for all deployment tests, and a stage deployed to it from nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.cloud import Browser, Cloud, Portal, running_cloud
from tests.deploy.desk import signed_in
from tests.deploy.probe import Probe, prober

EMULATOR = Path(os.environ.get("EMULATOR", ".venv-emulator/bin/python"))


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    if not EMULATOR.exists():
        pytest.skip("the emulator is not installed: make test-deploy does that")
    with running_cloud(str(EMULATOR), tmp_path_factory.mktemp("emulator") / "log") as running:
        yield running


@pytest.fixture(scope="session")
def first_words(cloud: Cloud) -> str:
    """What `make deploy` says on an account that has nothing yet."""
    done = cloud.run("infra.deploy", "dev")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def portal(cloud: Cloud, first_words: str) -> Portal:
    return portal_of(cloud, "dev")


@pytest.fixture(scope="session")
def admin(portal: Portal) -> Browser:
    """One of the desk for all tests: a name can be taken once."""
    return signed_in(portal)


@pytest.fixture(scope="session")
def probe(portal: Portal) -> Probe:
    """Asks AWS as one of the functions."""
    return prober(portal)


def portal_of(cloud: Cloud, stage: str) -> Portal:
    name = f"/pengaduan/{stage}/origin-secret"
    found = cloud.client("ssm").get_parameter(Name=name, WithDecryption=True)
    return Portal(cloud, cloud.outputs(stage), found["Parameter"]["Value"].split()[-1])
