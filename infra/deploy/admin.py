"""`make admin STAGE=… NAME=…`: a first account for the staff pages, where all others are made."""

from __future__ import annotations

import os
import secrets
import sys

from functions.domain.accounts import NAME, first_password
from infra.deploy import account, commands
from infra.deploy.parts import outputs_of
from infra.deploy.stage import Stage, Stop

GROUP = "admin"


def make_admin(stage: Stage) -> None:
    """Create the account and show its first password, once; nothing is mailed."""
    account.check_account(stage)
    name = os.environ.get("NAME", "")
    if not NAME.fullmatch(name):
        raise Stop("Name the account with NAME=…: small letters, digits, dot, dash, from two on.")
    pool = outputs_of(stage)["UserPoolId"]
    cognito, password = stage.client("cognito-idp"), first_password(secrets.choice)
    try:
        cognito.admin_create_user(
            UserPoolId=pool, Username=name, TemporaryPassword=password, MessageAction="SUPPRESS"
        )
    except cognito.exceptions.UsernameExistsException as error:
        raise Stop(f"There is an account {name!r} already. Choose another name.") from error
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName=GROUP)
    print(f"{name} may sign in within three days, at first with this password:\n\n  {password}\n")
    print("The staff pages then ask for one of their own, and for an authenticator app.")


if __name__ == "__main__":
    sys.exit(commands.run(make_admin))
