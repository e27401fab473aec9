"""Every address of the staff pages: the right that it asks for, and the view that answers.

A view is `module:function` of this package and is imported when it is first asked for, so that a
start loads only what the first request needs. A view module is plain functions.
"""

from __future__ import annotations

from typing import NamedTuple

from functions.domain.roles import (
    ACT,
    ANYONE,
    AUDIT,
    CASE,
    CASES,
    CONTENT,
    DIP,
    ENTER,
    FIGURES,
    IDENTITY,
    IMPORT,
    PPID,
    REPORTS,
    SIGNED_IN,
    STAFF,
)

HOME = "/admin/"
"""Whoever may not open it is led to the first page of their own (menu.py)."""


class Route(NamedTuple):
    """One row; `most_bytes` lets a form with a file be larger than the others."""

    method: str
    address: str
    right: str
    view: str
    most_bytes: int = 0

    @property
    def endpoint(self) -> str:
        """Flask's name for it."""
        return f"{self.method} {self.address}"

    @property
    def module(self) -> str:
        """The view's module; what packages the function asks for it too."""
        return f"{__package__}.{self.view.partition(':')[0]}"


MOST_OF_A_FILE = 4_500_000
"""Bytes of a content file that somebody brings: Lambda takes six million, written in Base64."""


MOST_OF_WORDS = 500_000
"""Bytes of the office's own words in all places of a report."""


def _editing(under: str, right: str) -> tuple[Route, ...]:
    """The rows of one content file, each row's form, and the file as a whole."""
    here = f"{under}/<slug>"
    return (
        Route("GET", here, right, "content:rows"),
        Route("GET", f"{here}/new", right, "content_edit:new"),
        Route("GET", f"{here}/edit", right, "content_edit:edit"),
        Route("POST", f"{here}/save", right, "content_edit:save"),
        Route("POST", f"{here}/remove", right, "content_edit:remove"),
        Route("POST", f"{here}/undo", right, "content_edit:undo"),
        Route("GET", f"{here}/file", right, "content_files:download"),
        Route("GET", f"{here}/upload", right, "content_files:upload_page"),
        Route("POST", f"{here}/upload", right, "content_files:upload", MOST_OF_A_FILE),
    )


ROUTES = (
    Route("GET", "/admin/login", ANYONE, "signing_in:login_page"),
    Route("POST", "/admin/login", ANYONE, "signing_in:login"),
    Route("GET", "/admin/login/<step>", ANYONE, "signing_in:step_page"),
    Route("POST", "/admin/login/<step>", ANYONE, "signing_in:answer_step"),
    Route("POST", "/admin/logout", SIGNED_IN, "signing_in:logout"),
    Route("GET", "/admin/account", SIGNED_IN, "account:show"),
    Route("GET", HOME, ACT, "morning:morning"),
    Route("GET", "/admin/queue", CASES, "queue:queue"),
    Route("GET", "/admin/queue/export", CASES, "lists:queue"),
    Route("GET", "/admin/next", ACT, "in_turn:show_next"),
    Route("GET", "/admin/find", CASES, "find:show"),
    Route("POST", "/admin/find", CASES, "find:ask"),
    Route("GET", "/admin/find/export", CASES, "lists:found"),
    Route("GET", "/admin/messages", ACT, "messages:show"),
    Route("GET", "/admin/complaints/new", ENTER, "entry:form"),
    Route("POST", "/admin/complaints/new", ENTER, "entry:save"),
    Route("GET", "/admin/complaints/<number>/receipt", ENTER, "sheets:receipt"),
    Route("GET", "/admin/import", IMPORT, "imports:start"),
    Route("GET", "/admin/import/<id>", IMPORT, "imports:show"),
    Route("POST", "/admin/import/<id>", IMPORT, "imports:go"),
    Route("POST", "/admin/import/<id>/columns", IMPORT, "imports:explain"),
    Route("GET", "/admin/import/<id>/wrong", IMPORT, "imports:wrong"),
    Route("GET", "/admin/messages/export", ACT, "lists:messages"),
    Route("GET", "/admin/complaints/<number>", CASE, "case:show"),
    Route("POST", "/admin/complaints/<number>/register", ACT, "registering:give"),
    Route("GET", "/admin/complaints/blank", ENTER, "sheets:blank"),
    Route("GET", "/admin/complaints/<number>/disposition", ACT, "sheets:disposition"),
    Route("POST", "/admin/complaints/<number>/disposition", IDENTITY, "sheets:named_disposition"),
    Route("GET", "/admin/complaints/<number>/scans", ACT, "scans:show"),
    Route("POST", "/admin/complaints/<number>/reveal", IDENTITY, "case:reveal"),
    Route("GET", "/admin/complaints/<number>/<act>", CASE, "case:form"),
    Route("POST", "/admin/complaints/<number>/<act>", CASE, "case:do"),
    Route("GET", "/admin/files/<number>.<form>", ACT, "files:show"),
    Route("GET", "/admin/files/<number>/<name>", ACT, "files:beside"),
    Route("GET", "/admin/requests", PPID, "requests:show"),
    Route("GET", "/admin/requests/export", PPID, "requests:export"),
    Route("GET", "/admin/calendar", CONTENT, "calendar:show"),
    Route("POST", "/admin/calendar", CONTENT, "calendar:add"),
    Route("POST", "/admin/calendar/back", CONTENT, "calendar:back"),
    Route("GET", "/admin/figures", FIGURES, "figures:show"),
    Route("GET", "/admin/figures/export", FIGURES, "figures:export"),
    Route("GET", "/admin/reports", FIGURES, "reports:show"),
    Route("POST", "/admin/reports", REPORTS, "reports:ask"),
    Route("GET", "/admin/reports/<kind>/<period>", FIGURES, "report:show"),
    Route("GET", "/admin/reports/<kind>/<period>/<form>", FIGURES, "report:file"),
    Route("POST", "/admin/reports/<kind>/<period>/again", REPORTS, "report:again"),
    Route("POST", "/admin/reports/<kind>/<period>/sign", REPORTS, "report:sign"),
    Route("POST", "/admin/reports/<kind>/<period>/mail", REPORTS, "report:mail"),
    Route("POST", "/admin/reports/<kind>/<period>/words", REPORTS, "report:write", MOST_OF_WORDS),
    Route("GET", "/admin/staff", STAFF, "accounts:listed"),
    Route("GET", "/admin/staff/export", STAFF, "accounts_file:export"),
    Route("GET", "/admin/staff/new", STAFF, "accounts:blank"),
    Route("POST", "/admin/staff/new", STAFF, "accounts:invite"),
    Route("GET", "/admin/staff/<name>", STAFF, "accounts:show"),
    Route("POST", "/admin/staff/<name>/<act>", STAFF, "accounts:do"),
    Route("GET", "/admin/audit", AUDIT, "audit:show"),
    Route("GET", "/admin/audit/export", AUDIT, "audit:export"),
    Route("GET", "/admin/agencies", CONTENT, "content:agencies"),
    Route("GET", "/admin/content", CONTENT, "content:show"),
    Route("GET", "/admin/information", DIP, "content:information"),
    *_editing("/admin/content", CONTENT),
    *_editing("/admin/information", DIP),
    Route("GET", "/admin/publishing", DIP, "publishing:show"),
    Route("POST", "/admin/publishing", DIP, "publishing:again"),
    Route("GET", "/admin/duty", ACT, "duty:show"),
    Route("POST", "/admin/duty", ACT, "duty:enter"),
    Route("POST", "/admin/duty/end", ACT, "duty:end"),
    Route("GET", "/admin/health", ACT, "health:health"),
)

BY_ENDPOINT = {route.endpoint: route for route in ROUTES}
