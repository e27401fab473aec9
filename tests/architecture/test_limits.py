"""Limits that live in different places and must fit each other."""

from __future__ import annotations

from datetime import timedelta

from functions.domain.messages import LEASE
from functions.wiring.clients import FUNCTION_TIMEOUT, client
from tests.emulated import Aws


def test_a_read_times_out_before_its_function_and_a_lease_lapses_after_it(aws: Aws) -> None:
    timeout = timedelta(seconds=FUNCTION_TIMEOUT)
    for service in ("dynamodb", "kms", "sesv2", "sns"):
        limits = aws.client(service).meta.config
        assert timedelta(seconds=limits.connect_timeout + limits.read_timeout) < timeout
    assert timeout < LEASE


def test_mail_and_sms_make_one_attempt_on_the_wire(aws: Aws) -> None:
    for service in ("sesv2", "sns"):
        mail = client(service, one_attempt=True)
        assert mail.meta.config.retries["total_max_attempts"] == 1
