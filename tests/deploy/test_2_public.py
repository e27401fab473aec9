"""What anybody may ask of the deployed functions: the search, the figures, and filing once more."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from functions.config import keyring
from functions.domain.identity import Identity
from functions.domain.limits import Counter, counters
from functions.faces.statistics.files import JSON
from functions.storage.tries import Tries
from tests.deploy.cloud import COMPLAINT, Cloud, Portal
from tests.desks import shipped

AS_APP = {"Accept": "application/json"}
VILLAGE, NEIGHBOUR = "203.0.113.7", "203.0.113.8"


@pytest.mark.parametrize(("typed", "found"), [("pelayanan", True), ("xyzzy", False)])
def test_the_public_information_list_is_searched(portal: Portal, typed: str, found: bool) -> None:
    path = f"/informasi-publik/cari?q={typed}"
    answer = portal.ask("GET", path, headers=AS_APP)
    assert answer.status_code == 200 and bool(answer.json()["total"]) is found
    page = portal.ask("GET", path, headers={"Accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html") and typed in page.text
    for hit in answer.json()["results"]:
        key = f"{hit['url'].strip('/')}/index.html"
        bucket = portal.outputs["SiteFilesBucket"]
        assert portal.cloud.client("s3").head_object(Bucket=bucket, Key=key)


def test_the_count_is_published_beside_the_site(cloud: Cloud, portal: Portal) -> None:
    told = cloud.client("lambda").invoke(FunctionName="pengaduan-dev-publish", Payload=b"{}")
    answer = json.load(told["Payload"])
    assert "FunctionError" not in told and answer["behind"] == 0, answer
    site = {"Bucket": portal.outputs["SiteFilesBucket"]}
    page = cloud.client("s3").get_object(**site, Key="statistik/index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    data = cloud.client("s3").get_object(**site, Key=JSON)
    assert json.load(data["Body"])["months"]


@pytest.fixture
def counted(cloud: Cloud, portal: Portal) -> Any:
    """How the filings of this hour from an address are counted, and the table that counts them."""
    path = "/pengaduan/dev/access-keys"
    kept = cloud.client("ssm").get_parameter(Name=path, WithDecryption=True)
    ring = keyring(kept["Parameter"]["Value"]).for_purpose("count")
    limits = shipped()[2].limits

    def counter(address: str) -> Counter:
        return counters(ring, limits, address, Identity(), datetime.now(UTC)).address

    return counter, Tries(cloud.client("dynamodb"), portal.outputs["TableName"])


def test_filings_are_counted_by_the_address_that_the_edge_saw(portal: Portal, counted: Any) -> None:
    """A process asks the table from an eighth of the limit on; the rest of them are made up."""
    counter, tries = counted
    village = counter(VILLAGE)

    def file(n: int, address: str, **more: str) -> int:
        told = f"Lampu jalan nomor {n} di Desa Sungai Dua mati sejak kemarin malam."
        said = COMPLAINT | {"description": told, "email": f"warga{n}@contoh.example"}
        headers = AS_APP | {"X-Viewer-Address": address} | more
        return portal.ask("POST", "/api/complaints", json=said, headers=headers).status_code

    assert file(0, VILLAGE, **{"X-Origin-Secret": "guessed"}) == 403
    for n in range(village.told_from + 1):
        assert file(n, VILLAGE) == 201
    assert tries.count(village.what, datetime.now(UTC)) >= village.told_from
    tries.add(village.what, datetime.now(UTC), village.limit)
    assert file(100, VILLAGE) == 429, "a check is asked"
    assert file(101, NEIGHBOUR) == 201, "of nobody else"
