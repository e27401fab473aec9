"""`make export STAGE=… OUT=folder`: everything that the office owns, in plain files.

IDENTITIES=yes adds who reported, decrypted. Nothing about people is printed.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any

from build_site import SITE
from functions.domain.dates import waktu
from functions.wiring.pages import standing
from infra.deploy import account, commands
from infra.deploy.parts import outputs_of
from infra.deploy.stage import Stage, Stop
from infra.export.contents import Contents
from infra.export.folder import Folder

README = Path(__file__).with_name("readme.md")

PASSING = ("incoming/", "imports/")
"""Uploads that nobody has checked; they go by themselves within a day."""


def export(stage: Stage) -> None:
    """Write the folder; what is to be in it comes from the environment."""
    account.check_account(stage)
    out, outputs = os.environ.get("OUT", ""), outputs_of(stage)
    if not out:
        raise Stop("Where to? Name a new folder: OUT=…")
    folder = Folder(Path(out).expanduser())
    kms = stage.client("kms")
    contents = Contents(stage.client("dynamodb"), lambda: kms, outputs["TableName"])
    folder.lines("complaints.jsonl", contents.complaints())
    folder.lines("submissions.jsonl", contents.submissions())
    folder.lines("audit.jsonl", contents.audit())
    folder.lines("calendar.jsonl", contents.calendar())
    folder.lines("figures.jsonl", contents.figures())
    folder.lines("published.jsonl", contents.published())
    if os.environ.get("IDENTITIES") == "yes":
        folder.lines("identities.jsonl", contents.identities())
    for name, output in (("attachments", "AttachmentsBucket"), ("archive", "ArchiveBucket")):
        if bucket := outputs.get(output):
            _objects(stage.client("s3"), bucket, folder, name)
    folder.lines("content-changes.jsonl", contents.content_changes())
    with standing(SITE / "content", contents.editions) as content:
        folder.copy("content", content)
    if contents.unreadable:
        folder.lines("unreadable.jsonl", contents.unreadable)
    folder.text("README.md", _readme(stage, folder))
    for name, count in sorted(folder.counts.items()):
        print(f"{name:<20}{count:>8,}")
    _warn(folder)


def _objects(s3: Any, bucket: str, folder: Folder, name: str) -> None:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for found in page.get("Contents", ()):
            if not found["Key"].startswith(PASSING):
                target = folder.place(name, found["Key"])
                s3.download_file(bucket, found["Key"], str(target))
                target.chmod(0o600)


def _readme(stage: Stage, folder: Folder) -> str:
    counts = "\n".join(f"| `{name}` | {n:,} |" for name, n in sorted(folder.counts.items()))
    written = Template(README.read_text(encoding="utf-8"))
    return written.substitute(stage=stage.name, at=waktu(datetime.now(UTC)), counts=counts)


def _warn(folder: Folder) -> None:
    print(
        f"\n{folder.path} holds what people wrote. Keep it encrypted, and hand it over in person."
    )
    if count := folder.counts["unreadable.jsonl"]:
        raise Stop(
            f"{count} items could not be read: unreadable.jsonl has them as they lie in the table. "
            "Everything else is there."
        )


if __name__ == "__main__":
    sys.exit(commands.run(export))
