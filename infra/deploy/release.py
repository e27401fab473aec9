"""The functions' packages of one release, in a folder of the deployment bucket."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from infra.deploy.stage import Stage
from infra.package.archive import runtime
from infra.package.build import build, recipes


@dataclass(frozen=True, slots=True)
class Release:
    """The zips, and the folder that their content names: the same packages, the same folder."""

    folder: str
    runtime: str
    packages: tuple[Path, ...]

    def upload(self, stage: Stage, bucket: str) -> None:
        """Bring the packages to the bucket, unless they are there."""
        s3 = stage.client("s3")
        found = s3.list_objects_v2(Bucket=bucket, Prefix=f"{self.folder}/").get("Contents", ())
        there = {entry["Key"] for entry in found}
        for path in self.packages:
            key = f"{self.folder}/{path.name}"
            if key not in there:
                s3.put_object(Bucket=bucket, Key=key, Body=path.read_bytes())


def build_release() -> Release:
    """Package all functions of the template; their sizes are told."""
    packages = tuple(build(recipe) for recipe in recipes())
    for path in packages:
        print(f"{path.stem:<10}{path.stat().st_size / 1000:>8,.0f} kB")
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in packages)).hexdigest()
    return Release(f"releases/{digest[:16]}", runtime(), packages)
