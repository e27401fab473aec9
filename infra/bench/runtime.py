"""A stand-in for Lambda's runtime: its packages beside those of a function, and nothing else."""

from __future__ import annotations

import py_compile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import botocore

from infra.bench.runtime_api import Function
from infra.package import authorities

RUNTIME = (
    *("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py"),
    *("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six", "urllib3"),
)
"""What Lambda's own runtime has beside a package."""

BARE = """
import os

import boto3

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    item = {"pk": {"S": "bench"}, "sk": {"S": "!"}}
    dynamodb.put_item(TableName=os.environ["TABLE"], Item=item)
    return {"statusCode": 200}
"""


@dataclass(frozen=True, slots=True)
class Runtime:
    """Puts a package beside what the runtime has."""

    runtime: Path
    bare: Path
    environment: Mapping[str, str]
    certificate: Path

    def __call__(self, folder: Path, handler: str) -> Function:
        """The function of a package's folder."""
        own = {
            "PYTHONPATH": f"{folder.resolve()}:{self.runtime}",
            "PYTHONDONTWRITEBYTECODE": "1",  # Lambda cannot write into a package either
            "HOME": str(self.runtime),  # no settings of whoever runs this
            "AWS_CA_BUNDLE": str(self._trusted(folder)),
        }
        return Function(folder, handler, {**self.environment, **own})

    def _trusted(self, folder: Path) -> Path:
        """What a package trusts, or botocore by itself, and the certificate of this cloud."""
        own, known = folder / authorities.FILE, Path(botocore.__file__).with_name("cacert.pem")
        file = self.runtime / f"{folder.name}.pem"
        pem = (own if own.exists() else known).read_bytes()
        file.write_bytes(pem + self.certificate.read_bytes())
        return file


@contextmanager
def runtime(environment: Mapping[str, str], certificate: str) -> Iterator[Runtime]:
    """A stand-in for the runtime's own packages, and the bare handler, both as byte-code."""
    with TemporaryDirectory() as made:
        runtime, bare = Path(made, "runtime"), Path(made, "bare")
        runtime.mkdir()
        bare.mkdir()
        for name in RUNTIME:
            spec = find_spec(name)
            assert spec is not None and spec.origin is not None, f"{name} is not installed"
            path = Path(spec.origin)
            path = path.parent if spec.submodule_search_locations else path
            (runtime / path.name).symlink_to(path)
        (bare / "bare.py").write_text(BARE)
        py_compile.compile(
            str(bare / "bare.py"),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        yield Runtime(runtime, bare, environment, Path(certificate))
