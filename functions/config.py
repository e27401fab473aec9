"""The environment of a function, read once and in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.domain.codes import Keyring

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Config:
    """What a deployment decides. Names of environment variables are these in capitals.

    `access_keys`, `agency_keys` and `find_keys` are "id:hex id:hex", the current one first; a
    function that has no business with a ring gets none. `origin_secret` holds one secret or more,
    with spaces between, of which CloudFront sends one; `dead_letters` is the address of a queue,
    `attachments` a bucket, and `attachments_url` its address with a slash at the end;
    `archive` is the bucket of reports and whole files, `archive_url` its address;
    `pages_function` is the name of what builds the public pages, `distribution` what serves them,
    `reports_function` what makes the reports; `log_group` is where the search tells of itself.
    """

    table: str
    base_url: str
    kms_key: str = ""
    access_keys: str = ""
    agency_keys: str = ""
    find_keys: str = ""
    user_pool: str = ""
    user_pool_client: str = ""
    configuration_set: str = ""
    sms_sender_id: str = ""
    origin_secret: str = ""
    dead_letters: str = ""
    attachments: str = ""
    attachments_url: str = ""
    archive: str = ""
    archive_url: str = ""
    site_files: str = ""
    distribution: str = ""
    pages_function: str = ""
    reports_function: str = ""
    log_group: str = ""
    secure_cookies: bool = True
    site: Path = _ROOT / "site"

    @property
    def content(self) -> Path:
        """The folder of the content files."""
        return self.site / "content"


def from_environment(environment: Mapping[str, str] = os.environ) -> Config:
    """The configuration that the deployment put into the environment."""
    text = {
        name: environment.get(name.upper(), "")
        for name in Config.__dataclass_fields__
        if name not in ("secure_cookies", "site")
    }
    return Config(
        **text,
        secure_cookies=environment.get("SECURE_COOKIES", "yes") == "yes",
        site=Path(environment.get("SITE", _ROOT / "site")),
    )


def keyring(written: str) -> Keyring:
    """A keyring from "id:hex id:hex"; empty for none."""
    pairs = [entry.split(":") for entry in written.split()]
    keys = {key_id: bytes.fromhex(secret) for key_id, secret in pairs}
    return Keyring(keys, next(iter(keys), ""))
