"""Files, the identities' key, mails, texts and accounts are denied to whoever has no need."""

from __future__ import annotations

import pytest

from tests.deploy.cloud import Portal
from tests.deploy.probe import (
    AGENCY,
    CITIZEN,
    DELIVER,
    DENIED,
    IMAGES,
    OUTCOME,
    PUBLISH,
    REPORTS,
    STAFF,
    SWEEP,
    Probe,
)


@pytest.mark.parametrize(
    ("operation", "path", "may"),
    [
        ("put_object", "statistik/2026-10.csv.probe", True),
        ("put_object", "index.html", False),
        ("delete_object", "statistik/index.html", False),
        ("get_object", "index.html", False),
    ],
)
def test_who_counts_writes_its_own_files_and_no_page_of_the_site(
    probe: Probe, portal: Portal, operation: str, path: str, may: bool
) -> None:
    named = {"Bucket": portal.outputs["SiteFilesBucket"], "Key": path}
    said = probe(PUBLISH, "s3", operation, named)
    assert said == "allowed" if may else said in DENIED


@pytest.mark.parametrize(
    ("function", "operation", "place"),
    [
        *((who, "get_object", "incoming/") for who in (CITIZEN, AGENCY, STAFF, SWEEP)),
        *((who, "get_object", "imports/") for who in (CITIZEN, AGENCY, IMAGES, SWEEP, DELIVER)),
        *((who, "put_object", "files/") for who in (CITIZEN, AGENCY, STAFF, SWEEP)),
        *((who, "delete_object", "files/") for who in (CITIZEN, AGENCY, STAFF, IMAGES)),
        *((who, "get_object", "files/") for who in (IMAGES, SWEEP, DELIVER)),
    ],
)
def test_nobody_touches_a_file_that_is_not_its_business(
    probe: Probe, portal: Portal, function: str, operation: str, place: str
) -> None:
    named = {"Bucket": portal.outputs["AttachmentsBucket"], "Key": f"{place}TB-7K3M-9QPX/1-x.jpg"}
    assert probe(function, "s3", operation, named) in DENIED


@pytest.mark.parametrize(
    ("function", "operation", "place", "may"),
    [
        (REPORTS, "put_object", "laporan/", True),
        (REPORTS, "put_object", "berkas/", False),
        (REPORTS, "delete_object", "laporan/", False),
        (STAFF, "put_object", "laporan/", False),
        *((who, "get_object", "laporan/", False) for who in (CITIZEN, AGENCY, PUBLISH)),
    ],
)
def test_reports_are_filed_by_one_function_and_nobody_takes_one_out(
    probe: Probe, portal: Portal, function: str, operation: str, place: str, may: bool
) -> None:
    named = {"Bucket": portal.outputs["ArchiveBucket"], "Key": f"{place}probe.pdf"}
    marked = named | ({"Tagging": "simpan=2"} if may else {})
    said = probe(function, "s3", operation, marked)
    assert said == "allowed" if may else said in DENIED


@pytest.mark.parametrize("function", [CITIZEN, AGENCY, OUTCOME])
def test_no_public_function_reads_an_identity_back(
    probe: Probe, portal: Portal, function: str
) -> None:
    context = {"EncryptionContext": {"complaint": "TB-1"}}
    sealed = portal.cloud.client("kms").encrypt(
        KeyId=portal.outputs["IdentityKeyId"], Plaintext=b"Siti", **context
    )["CiphertextBlob"]
    blob = {"CiphertextBlob": sealed.hex()} | context
    assert probe(function, "kms", "decrypt", blob) in DENIED
    plain = {"KeyId": portal.outputs["IdentityKeyId"], "Plaintext": "x"}
    assert probe(AGENCY, "kms", "encrypt", plain) in DENIED


MAIL = {
    "FromEmailAddress": "pengaduan@tanahbumbu.example",
    "Destination": {"ToAddresses": ["a@contoh.example"]},
    "Content": {"Raw": {"Data": "Subject: s\r\n\r\nt"}},
}


@pytest.mark.parametrize("function", [CITIZEN, AGENCY, OUTCOME, STAFF])
def test_only_the_outbox_sends(probe: Probe, function: str) -> None:
    assert probe(function, "sesv2", "send_email", MAIL) in DENIED
    text = {"PhoneNumber": "+6281200000009", "Message": "s"}
    assert probe(function, "sns", "publish", text) in DENIED


def test_the_outbox_sends_in_nobody_elses_name(probe: Probe) -> None:
    assert probe(DELIVER, "sesv2", "send_email", MAIL) == "allowed"
    forged = MAIL | {"FromEmailAddress": "bupati@tanahbumbu.example"}
    assert probe(DELIVER, "sesv2", "send_email", forged) in DENIED


def test_the_outbox_texts_phones(probe: Probe) -> None:
    text = {"PhoneNumber": "+6281200000009", "Message": "s"}
    assert probe(SWEEP, "sns", "publish", text) == "allowed"


@pytest.mark.parametrize("function", [CITIZEN, AGENCY, DELIVER, SWEEP])
def test_only_the_staff_pages_know_the_staff(probe: Probe, portal: Portal, function: str) -> None:
    user = {"UserPoolId": portal.outputs["UserPoolId"], "Username": "rina"}
    assert probe(function, "cognito-idp", "admin_get_user", user) in DENIED
    assert probe(function, "cognito-idp", "admin_delete_user", user) in DENIED


def test_the_staff_pages_manage_accounts_and_cannot_weaken_the_pool(
    probe: Probe, portal: Portal
) -> None:
    pool = {"UserPoolId": portal.outputs["UserPoolId"]}
    assert probe(STAFF, "cognito-idp", "list_users", pool) == "allowed"
    weaker = pool | {"MfaConfiguration": "OFF"}
    assert probe(STAFF, "cognito-idp", "set_user_pool_mfa_config", weaker) in DENIED
    assert probe(STAFF, "cognito-idp", "delete_user_pool", pool) in DENIED
