"""AWS for the cold starts: emulated in a process of its own, over TLS and connections that last.

As with the real one, each further service costs a client a handshake and a look at all
certificate authorities; moto's own server knows neither TLS nor connections that stay open.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import boto3
import uvicorn
from a2wsgi import WSGIMiddleware
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from functions.config import Config
from functions.domain import codes
from functions.domain.codes import AgencyLink
from functions.domain.staff import Session
from functions.storage.sessions import Sessions
from functions.wiring.desk import desk
from infra.bench.crowd import fill
from infra.bench.emulated_desk import REGION, SITE, Clock
from infra.bench.events import ORIGIN_SECRET, SESSION
from infra.bench.lives import Life
from infra.local import emulator

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Cloud:
    """The environment of a function in it, and a complaint that an agency has.

    `certificate` is the file of its own one, which no authority knows.
    """

    environment: dict[str, str]
    certificate: str
    number: str
    code: str
    token: str


@contextmanager
def cloud() -> Iterator[Cloud]:
    """The emulated AWS, filled, until the end of the block."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "infra.bench.cloud", folder]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None and process.stdout is not None
        try:
            yield Cloud(**json.loads(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait()


def main(folder: Path) -> None:
    """Serve until the input ends; the first line of output says what is there."""
    config = emulator.start(SITE, "https://lapor.example").config
    life = _fill(config)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind((HERE, 0))
        listener.listen()
        environment = {
            "AWS_ENDPOINT_URL": f"https://{HERE}:{listener.getsockname()[1]}",
            "AWS_ACCESS_KEY_ID": "bench",
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "ORIGIN_SECRET": ORIGIN_SECRET,
            **{k.upper(): v for k, v in asdict(config).items() if v and isinstance(v, str)},
        }
        made = Cloud(environment, str(_certify(folder)), life.number, life.filed.code, _token(life))
        print(json.dumps(asdict(made)), flush=True)
        _serve(listener, folder)


def _fill(config: Config) -> Life:
    """Somebody signed in, a queue of more than one page, and a complaint at an agency."""
    now, clock = datetime.now(UTC), Clock()
    session = Session(emulator.STAFF["username"], now + timedelta(hours=1))
    Sessions(boto3.client("dynamodb"), config.table).put(SESSION, session)
    fill(config.table, now, 30, due_now=3, is_listed=True)
    clock.now = now - timedelta(hours=1)
    life = Life(desk(config, clock), clock)
    life.do("ask", "reply", "dispatch")
    return life


def _token(life: Life) -> str:
    complaint = life.desk.complaints.load(life.number)
    tomorrow = life.clock() + timedelta(days=1)
    link = AgencyLink(life.number, complaint.lead, complaint.dispatch, tomorrow)
    return codes.agency_token(life.desk.agency_keys, link)


def _certify(folder: Path) -> Path:
    """A key and a certificate for this machine; returns the certificate."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HERE)])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HERE))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    made = made.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    made = made.public_key(key.public_key()).add_extension(here, critical=False)
    pem = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "server.pem").write_bytes(secret + pem)
    certificate = folder / "certificate.pem"
    certificate.write_bytes(pem)
    return certificate


def _serve(listener: socket.socket, folder: Path) -> None:
    moto: Any = DomainDispatcherApplication(create_backend_app)
    app = WSGIMiddleware(moto)
    settings = uvicorn.Config(
        app, log_level="error", lifespan="off", ssl_certfile=folder / "server.pem"
    )
    server = uvicorn.Server(settings)

    def stop_with_input() -> None:
        sys.stdin.read()
        server.should_exit = True

    Thread(target=stop_with_input, daemon=True).start()
    server.run(sockets=[listener])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
