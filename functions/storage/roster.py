"""All staff accounts of the user pool, as the office manages them: listed, made, changed, removed.

Signing in is another matter (accounts.py). Cognito knows no conditions: who acts last has acted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from functions.domain.accounts import ACTIVE, DISABLED, INVITED, Account, Invitation, Roles
from functions.domain.errors import Invalid, NotFound
from functions.domain.roles import ROLES, Person
from functions.storage.accounts import AGENCY, OUT
from functions.storage.aws import translated
from functions.storage.values import epoch

PAGE = 20
"""Accounts of a page: each costs two questions more, for roles and the authenticator app."""

_ADMINS = "admin"


class AccountPage(NamedTuple):
    """Accounts by name, and where the next page starts ("" for nowhere)."""

    accounts: tuple[Account, ...]
    next: str


class Roster:
    """The accounts of one pool. `cognito` makes the client when first needed."""

    def __init__(self, cognito: Callable[[], Any], pool: str) -> None:
        self._cognito, self._pool = cognito, pool

    def page(self, start: str = "", prefix: str = "") -> AccountPage:
        """One page, as Cognito pages them; `prefix` is how their names begin."""
        arguments: dict[str, Any] = {"PaginationToken": start} if start else {}
        if prefix:
            arguments["Filter"] = f'username ^= "{prefix}"'
        with _told():
            answer = self._cognito().list_users(UserPoolId=self._pool, Limit=PAGE, **arguments)
        names = sorted(user["Username"] for user in answer["Users"])
        return AccountPage(tuple(map(self.one, names)), answer.get("PaginationToken", ""))

    def one(self, name: str) -> Account:
        """An account as it stands now, or NotFound."""
        user = self._ask("get_user", name)
        groups = self._ask("list_groups_for_user", name)["Groups"]
        about = {pair["Name"]: pair["Value"] for pair in user.get("UserAttributes", ())}
        roles = frozenset(group["GroupName"] for group in groups) & ROLES.keys()
        return Account(
            Person(user["Username"], roles, about.get(AGENCY, "")),
            about.get("email", ""),
            _state(user),
            "SOFTWARE_TOKEN_MFA" in user.get("UserMFASettingList", ()),
            user["UserLastModifiedDate"],
        )

    def make(self, new: Invitation, password: str, now: datetime) -> None:
        """Make the account; nothing is mailed. No session of an earlier one of that name lives."""
        about = {AGENCY: new.roles.agency, "email": new.email, OUT: str(epoch(now))}
        self._ask(
            "create_user",
            new.name,
            TemporaryPassword=password,
            MessageAction="SUPPRESS",
            UserAttributes=_attributes({n: v for n, v in about.items() if v}),
        )
        self._add(new.name, new.roles.names)

    def set_roles(self, before: Account, roles: Roles) -> None:
        """What is new is given before what is no longer so is taken."""
        name, had = before.person.username, before.person.roles
        if roles.agency != before.person.agency:
            self._set(name, AGENCY, roles.agency)
        self._add(name, roles.names - had)
        for role in sorted(had - roles.names):
            self._ask("remove_user_from_group", name, GroupName=role)

    def disable(self, name: str, now: datetime) -> None:
        """Nobody signs in as this account any more, and who is signed in is out for good."""
        self._ask("disable_user", name)
        self._set(name, OUT, str(epoch(now)))

    def enable(self, name: str) -> None:
        """Let it sign in again, with the password and the app that it had."""
        self._ask("enable_user", name)

    def set_password(self, name: str, password: str, now: datetime) -> None:
        """A password for the next sign-in, which asks for one of their own; all sessions end."""
        self._ask("set_user_password", name, Password=password, Permanent=False)
        self._set(name, OUT, str(epoch(now)))

    def remake(self, before: Account, password: str, now: datetime) -> None:
        """The same account anew, since Cognito forgets an authenticator app only with it."""
        person = before.person
        self.remove(person.username)
        roles = Roles(person.roles, person.agency)
        self.make(Invitation(person.username, before.email, roles), password, now)

    def remove(self, name: str) -> None:
        """Gone for good; what it did stays in the audit."""
        self._ask("delete_user", name)

    def has_admin(self) -> bool:
        """Whether anybody is left who may sign in as an admin."""
        arguments: dict[str, Any] = {}
        while True:
            with _told():
                answer = self._cognito().list_users_in_group(
                    UserPoolId=self._pool, GroupName=_ADMINS, **arguments
                )
            if any(user["Enabled"] for user in answer["Users"]):
                return True
            if not answer.get("NextToken"):
                return False
            arguments["NextToken"] = answer["NextToken"]

    def _add(self, name: str, roles: frozenset[str]) -> None:
        for role in sorted(roles):
            self._ask("add_user_to_group", name, GroupName=role)

    def _set(self, name: str, attribute: str, value: str) -> None:
        self._ask("update_user_attributes", name, UserAttributes=_attributes({attribute: value}))

    def _ask(self, what: str, name: str, **more: Any) -> dict[str, Any]:
        """One of Cognito's calls on an account: "get_user" is AdminGetUser."""
        call = getattr(self._cognito(), f"admin_{what}")
        with _told():
            answer: dict[str, Any] = call(UserPoolId=self._pool, Username=name, **more)
        return answer


def _attributes(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in values.items()]


def _state(user: dict[str, Any]) -> str:
    if not user["Enabled"]:
        return DISABLED
    return INVITED if user["UserStatus"] == "FORCE_CHANGE_PASSWORD" else ACTIVE


@contextmanager
def _told() -> Iterator[None]:
    try:
        with translated():
            yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "UserNotFoundException":
            raise NotFound("Akun ini tidak ada, atau sudah dihapus.") from error
        if code == "UsernameExistsException":
            sentence = "Nama pengguna ini sudah dipakai. Pilih nama lain."
            raise Invalid({"username": sentence}) from error
        if code == "InvalidParameterException":
            raise NotFound("Halaman ini tidak ada. Buka lagi daftar petugas.") from error
        raise
