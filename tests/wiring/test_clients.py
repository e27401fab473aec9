from __future__ import annotations

import ast
import gc
from pathlib import Path
from typing import Any

import pytest
from botocore.session import get_session

from functions.wiring import clients
from functions.wiring.clients import SERVICES, client
from functions.wiring.start import quick_start

WIRING = Path(clients.__file__).parent


def address(made: Any) -> tuple[str, ...]:
    signer = made._request_signer
    signed = signer.signing_name, signer.region_name, signer.signature_version
    return (made.meta.endpoint_url, *signed)


@pytest.mark.parametrize("service", SERVICES)
def test_a_client_that_loads_less_goes_to_the_same_address_with_the_same_signature(
    service: str,
) -> None:
    assert address(client(service)) == address(get_session().create_client(service))


def test_every_service_that_is_asked_for_is_known() -> None:
    asked = {
        node.args[0].value
        for path in WIRING.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in ("client", "lazily")
        if isinstance(node.args[0], ast.Constant)
    }
    assert asked == set(SERVICES)


def test_after_a_quick_start_garbage_is_collected_again() -> None:
    with quick_start():
        assert not gc.isenabled()
    assert gc.isenabled()
