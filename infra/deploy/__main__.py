"""`make deploy STAGE=…`: everything to AWS, safe to repeat."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from build_site import SITE
from infra.deploy import account, commands
from infra.deploy.files import publish, publish_statistics
from infra.deploy.moved import current, move
from infra.deploy.parts import edge_stack, main_stack, parameters_of, shared_stack
from infra.deploy.release import build_release
from infra.deploy.secrets import secrets_of
from infra.deploy.smoke import address_of, look
from infra.deploy.staff import deploy_staff
from infra.deploy.stage import Stage


def deploy(stage: Stage) -> None:
    """The whole way; each step that finds nothing to change changes nothing."""
    number = account.check_account(stage)
    print(f"Account {number}, {stage.region}, stage {stage.name}")
    release, secrets = build_release(), secrets_of(stage)
    shared, edge = shared_stack(stage), edge_stack(stage)
    known = shared.outputs() | edge.outputs()
    main = main_stack(stage, parameters_of(stage, release, secrets, known))
    for stack in (shared, edge, main):
        print(f"\n{stack.name}", *stack.changes() or ["= nothing changes"], sep="\n  ")
    commands.ask("\nGo on?")

    known = shared.bring_up() | edge.bring_up()
    bucket = known["PackagesBucket"]
    release.upload(stage, bucket)
    outputs = main_stack(stage, parameters_of(stage, release, secrets, known)).bring_up()
    deploy_staff(stage, outputs, bucket, secrets)
    _move_deadlines(stage, outputs["TableName"])
    done = publish(stage, outputs)
    print(f"Site: {len(done.written)} files written, {len(done.removed)} removed")
    publish_statistics(stage)
    look(address_of(stage, outputs, secrets))
    _tell(stage, outputs)


def _move_deadlines(stage: Stage, table: str) -> None:
    """The functions go by the new clocks and calendar from now on; so must the indexes."""
    dynamodb = stage.client("dynamodb")
    rules = current(dynamodb, table, SITE / "content")
    moved = list(move(dynamodb, table, rules, datetime.now(UTC)))
    print(f"Deadlines: {len(moved)} open complaints moved", *moved, sep="\n  ")


def _tell(stage: Stage, outputs: dict[str, str]) -> None:
    base = outputs["BaseUrl"]
    print(f"\nPortal: {base}/\nStaff:  {base}/admin/")
    if stage.domain:
        print(f"DNS:    {stage.domain} CNAME {outputs['SiteAddress']}")
    for line in account.mail_advice(stage):
        print(line)


if __name__ == "__main__":
    sys.exit(commands.run(deploy))
