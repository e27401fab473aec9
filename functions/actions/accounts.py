"""Managing staff accounts: each act is recorded before it is done, and what is refused is not.

Nobody acts on their own account, so that nobody locks themselves out or gives themselves a right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from functions.actions.ports import Roster
from functions.domain.accounts import DISABLED, Account, Invitation, Roles, first_password
from functions.domain.errors import WrongState

OWN = "Ini akun Anda sendiri. Minta admin lain mengubahnya."
LAST = "Tidak jadi: sesudah itu tidak ada admin lagi. Buat admin lain lebih dulu."
STILL_ACTIVE = "Nonaktifkan dulu akun ini, baru hapus. Dengan begitu salah tekan tidak berakibat."


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whoever manages the accounts; `recorded` writes a line: what, whose account, a note."""

    roster: Roster
    recorded: Callable[[str, str, str], None]
    by: str
    now: datetime
    choice: Callable[[str], str]

    def invite(self, new: Invitation) -> str:
        """Make the account; its first password, to be handed over and never seen again."""
        self.recorded("staff invite", new.name, _in_words(new.roles))
        password = first_password(self.choice)
        self.roster.make(new, password, self.now)
        return password

    def change_roles(self, account: Account, roles: Roles) -> None:
        """It counts at that person's next click."""
        name = self._anothers(account)
        self.recorded("staff roles", name, _in_words(roles))
        self.roster.set_roles(account, roles)
        if not self.roster.has_admin():
            self.roster.set_roles(self.roster.one(name), _roles_of(account))
            raise WrongState(LAST)

    def disable(self, account: Account) -> None:
        """Sign the account out everywhere, and let nobody in with it."""
        name = self._anothers(account)
        self.recorded("staff disable", name, "")
        self.roster.disable(name, self.now)
        if not self.roster.has_admin():
            self.roster.enable(name)
            raise WrongState(LAST)

    def enable(self, account: Account) -> None:
        """Let it in again."""
        name = self._anothers(account)
        self.recorded("staff enable", name, "")
        self.roster.enable(name)

    def new_password(self, account: Account) -> str:
        """For who forgot it, or let the first one lapse; the authenticator app stays."""
        name = self._anothers(account)
        self.recorded("staff password", name, "")
        password = first_password(self.choice)
        self.roster.set_password(name, password, self.now)
        return password

    def new_code(self, account: Account) -> str:
        """For who lost the phone: the account anew, with a first password."""
        name = self._anothers(account)
        self.recorded("staff code", name, "")
        password = first_password(self.choice)
        self.roster.remake(account, password, self.now)
        return password

    def remove(self, account: Account) -> None:
        """For good, and only what has been disabled."""
        name = self._anothers(account)
        if account.state != DISABLED:
            raise WrongState(STILL_ACTIVE)
        self.recorded("staff remove", name, _in_words(_roles_of(account)))
        self.roster.remove(name)

    def _anothers(self, account: Account) -> str:
        if account.person.username == self.by:
            raise WrongState(OWN)
        return account.person.username


def _roles_of(account: Account) -> Roles:
    return Roles(account.person.roles, account.person.agency)


def _in_words(roles: Roles) -> str:
    return " ".join(filter(None, (", ".join(sorted(roles.names)), roles.agency)))
