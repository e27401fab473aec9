"""Staff accounts in Cognito: passwords, one-time codes and roles (groups) are its business.

Server-side ADMIN_USER_PASSWORD_AUTH only. What Cognito still asks for after the password comes
back as a challenge with a ticket; the staff pages answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError

from functions.domain.errors import Invalid, NotAllowed
from functions.domain.roles import ROLES, Person
from functions.domain.staff import ENROL, NEW_PASSWORD, ONE_TIME_CODE, Progress, Standing
from functions.storage.aws import translated
from functions.storage.values import moment

AGENCY, OUT = "custom:agency", "custom:out"
"""A coordinator's agency; and the second before which all sessions of the account are over."""

_WRONG = frozenset(
    (
        "CodeMismatchException",
        "EnableSoftwareTokenMFAException",
        "ExpiredCodeException",
        "NotAuthorizedException",
        "UserNotConfirmedException",
        "UserNotFoundException",
    )
)
"""Cognito's words for a wrong name, password or code; the staff pages do not say which."""


class Accounts:
    """The staff accounts of one user pool. `cognito` makes the client when first needed."""

    def __init__(self, cognito: Callable[[], Any], pool: str, client: str) -> None:
        self._cognito, self._pool, self._client = cognito, pool, client

    def begin(self, username: str, password: str) -> Progress:
        """Check name and password; NotAllowed when they do not fit, whichever it was."""
        with _refused("Nama pengguna atau kata sandi tidak cocok."):
            answer = self._cognito().admin_initiate_auth(
                UserPoolId=self._pool,
                ClientId=self._client,
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": username, "PASSWORD": password},
            )
        return _progress(answer)

    def set_password(self, username: str, ticket: str, password: str) -> Progress:
        """Answer the first sign-in's demand for a password of one's own."""
        return self._respond(NEW_PASSWORD, ticket, USERNAME=username, NEW_PASSWORD=password)

    def enrolment(self, ticket: str) -> tuple[str, str]:
        """A secret for the authenticator app, and the ticket that goes on from there."""
        with _refused("Waktu masuk sudah habis. Mulai lagi dari awal."):
            answer = self._cognito().associate_software_token(Session=ticket)
        return answer["SecretCode"], answer["Session"]

    def enrol(self, username: str, ticket: str, code: str) -> Progress:
        """Confirm the authenticator app by its first code."""
        with _refused("Kode tidak cocok. Tunggu kode berikutnya di aplikasi, lalu coba lagi."):
            answer = self._cognito().verify_software_token(Session=ticket, UserCode=code)
        return self._respond(ENROL, answer["Session"], USERNAME=username)

    def check_code(self, username: str, ticket: str, code: str) -> Progress:
        """Check a one-time code of the authenticator app."""
        return self._respond(ONE_TIME_CODE, ticket, USERNAME=username, SOFTWARE_TOKEN_MFA_CODE=code)

    def standing(self, username: str) -> Standing:
        """Who a staff member is now; no roles for one who was disabled or deleted."""
        try:
            with translated():
                user = self._cognito().admin_get_user(UserPoolId=self._pool, Username=username)
                if not user["Enabled"]:
                    return Standing(Person(username, frozenset()))
                groups = self._cognito().admin_list_groups_for_user(
                    UserPoolId=self._pool, Username=username
                )["Groups"]
        except ClientError as error:
            if error.response["Error"]["Code"] == "UserNotFoundException":
                return Standing(Person(username, frozenset()))
            raise
        about = {pair["Name"]: pair["Value"] for pair in user.get("UserAttributes", ())}
        roles = frozenset(group["GroupName"] for group in groups) & ROLES.keys()
        return Standing(
            Person(username, roles, about.get(AGENCY, "")), moment(int(about.get(OUT, "0")))
        )

    def _respond(self, challenge: str, ticket: str, **responses: str) -> Progress:
        with _refused("Kode atau kata sandi tidak diterima. Coba lagi."):
            answer = self._cognito().admin_respond_to_auth_challenge(
                UserPoolId=self._pool,
                ClientId=self._client,
                ChallengeName=challenge,
                Session=ticket,
                ChallengeResponses=responses,
            )
        return _progress(answer)


def _progress(answer: dict[str, Any]) -> Progress:
    return Progress(answer.get("ChallengeName", ""), answer.get("Session", ""))


@contextmanager
def _refused(sentence: str) -> Iterator[None]:
    try:
        with translated():
            yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in ("InvalidPasswordException", "InvalidParameterException"):
            hint = "Kata sandi terlalu lemah: pakai huruf besar, huruf kecil, angka, dan tanda."
            raise Invalid({"new_password": hint}) from error
        if code in _WRONG:
            raise NotAllowed(sentence) from error
        raise
