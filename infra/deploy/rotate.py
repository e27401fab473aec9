"""`make rotate STAGE=… KEY=…`: a new key; what was sent with older ones stays valid."""

from __future__ import annotations

import os
import sys

from infra.deploy import account, commands, secrets
from infra.deploy.stage import Stage


def rotate(stage: Stage) -> None:
    """Put a new key first; the next deployment brings it to the functions."""
    account.check_account(stage)
    name = os.environ.get("KEY", "")
    secrets.rotate(stage, name)
    print(f"{name}: a new one stands first. Now run make deploy STAGE={stage.name}.")
    if name == secrets.ORIGIN:
        print("Rotate and deploy three times to have an origin secret gone for good.")


if __name__ == "__main__":
    sys.exit(commands.run(rotate))
