"""The office's scans beside a complaint: a letter, an answer on paper; only the staff sees them."""

from __future__ import annotations

from flask import Response

from functions.actions.staff import open_case_file
from functions.actions.upload import office_forms
from functions.domain.roles import ACT
from functions.faces.admin import answers
from functions.faces.admin.access import only_with
from functions.faces.admin.parts import parts


def show(number: str) -> Response:
    """A form for each scan that the complaint may still get; the bucket leads back to it."""
    desk, base_url = parts().desk, parts().config.base_url
    case = open_case_file(desk, number)
    only_with((ACT,), case.complaint)
    found = case.complaint.number
    forms = office_forms(desk, found, f"{base_url}/admin/complaints/{found}")
    return answers.page("scans.html", complaint=case.complaint, forms=forms)
