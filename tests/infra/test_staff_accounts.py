"""The accounts' pool as the template declares it, against what the code reads of it."""

from __future__ import annotations

from functions.domain.roles import ROLES
from functions.storage.accounts import AGENCY, OUT
from infra import emulated
from infra.local.emulator import COLLEAGUES
from tests.infra.resources import properties


def test_there_is_a_group_for_every_role_and_for_nothing_else() -> None:
    assert emulated.roles() == list(ROLES)


def test_the_pool_knows_what_is_kept_beside_an_account() -> None:
    kept = {f"custom:{attribute['Name']}" for attribute in properties("Staff")["Schema"]}
    assert kept == {AGENCY, OUT}


def test_a_local_run_has_somebody_of_every_role() -> None:
    assert {role for _, role, _ in COLLEAGUES} == set(ROLES) - {"admin"}
