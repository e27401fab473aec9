"""What is in the zips: nothing that is not needed, and the same bytes each time."""

from __future__ import annotations

import importlib.util
import marshal
import ssl
import sys
import zipfile
from pathlib import Path

import pytest
from jinja2 import ModuleLoader

from infra.package import __main__ as command
from infra.package import archive, authorities, build, closure
from infra.package.archive import WrongPython
from infra.templates import template
from tests.infra.packages import build_into, contents, names

FUNCTIONS = (
    *("citizen", "agency", "search", "deliver", "sweep"),
    *("mail-outcome", "images", "counting", "filing", "publish", "pages", "reports", "staff"),
)
COMPILED = ("images", "reports")
RENDERS = ("citizen", "agency", "search", "filing", "publish", "pages", "staff")


def test_every_function_of_the_template_is_packaged(packages: dict[str, Path]) -> None:
    assert packages.keys() == set(FUNCTIONS)


@pytest.mark.parametrize(
    ("function", "budget"),
    [
        ("citizen", 1_700_000),
        ("agency", 1_500_000),
        ("search", 1_500_000),
        ("deliver", 450_000),
        ("sweep", 450_000),
        ("mail-outcome", 400_000),
        ("images", 10_000_000),
        ("reports", 11_000_000),
        ("counting", 400_000),
        ("filing", 1_500_000),
        ("publish", 1_500_000),
        ("pages", 1_500_000),
        ("staff", 3_500_000),
    ],
)
def test_a_package_is_small(packages: dict[str, Path], function: str, budget: int) -> None:
    assert packages[function].stat().st_size <= budget


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_package_holds_byte_code_of_this_python_that_is_never_doubted(
    packages: dict[str, Path], function: str
) -> None:
    compiled = [(name, data) for name, data in contents(packages[function]) if ".pyc" in name]
    assert compiled
    for name, data in compiled:
        assert data[:4] == importlib.util.MAGIC_NUMBER, name
        flags = int.from_bytes(data[4:8], "little")
        assert flags == 0b01, f"{name}: by hash of its source, which nobody checks (PEP 552)"
        assert "__pycache__" not in name, "without its source it would not be found there"
        where = marshal.loads(data[16:]).co_filename
        assert where == f"/var/task/{name[:-1]}", "what a traceback shows"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_package_holds_no_source_nothing_compiled_and_no_tests(
    packages: dict[str, Path], function: str
) -> None:
    for name in names(packages[function]):
        assert not name.endswith((".py", ".pyd", ".pyi", ".dll")), name
        assert not name.endswith(".so") or function in COMPILED, name
        assert not name.startswith(("boto3/", "botocore", "tests", "infra")), name
        assert ".dist-info/" not in name, name


def test_what_is_compiled_is_for_lambdas_machines_and_this_python(
    packages: dict[str, Path],
) -> None:
    compiled = [name for name in names(packages["images"]) if name.endswith(".so")]
    version = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    assert f"PIL/_imaging.{version}-aarch64-linux-gnu.so" in compiled
    for name in compiled:
        assert f".{version}-aarch64-" in name, name
    assert template()["Globals"]["Function"]["Architectures"] == ["arm64"]


def test_who_opens_what_strangers_send_carries_no_code_that_sends_or_reads_people(
    packages: dict[str, Path],
) -> None:
    own = [name for name in names(packages["images"]) if name.startswith("functions/")]
    assert "functions/jobs/pictures.pyc" in own
    for part in ("outbound", "faces", "storage/identities", "storage/indexes", "wiring/jobs"):
        assert not [name for name in own if name.startswith(f"functions/{part}")], part


def test_pages_are_drawn_for_paper_by_one_function_alone(packages: dict[str, Path]) -> None:
    draws = {f for f in FUNCTIONS if any(n.startswith("reportlab/") for n in names(packages[f]))}
    assert draws == {"reports"}
    own = [name for name in names(packages["reports"]) if name.startswith("functions/")]
    for part in ("storage/identities", "storage/submissions", "wiring/desk", "faces/admin"):
        assert not [name for name in own if name.startswith(f"functions/{part}")], part


def test_who_calls_aws_trusts_amazons_own_authorities_and_nobody_else(
    packages: dict[str, Path],
) -> None:
    """All others would be read at each start, for each service."""
    for function in set(FUNCTIONS) - {"search"}:  # it calls nobody
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        trust.load_verify_locations(
            cadata=dict(contents(packages[function]))[authorities.FILE].decode()
        )
        known = [dict(part[0] for part in one["subject"]) for one in trust.get_ca_certs()]
        makers = {one["organizationName"] for one in known}
        assert (len(known), makers) == (5, {"Amazon", "Starfield Technologies, Inc."}), function
    where = f"/var/task/{authorities.FILE}"
    of_template = template()["Globals"]["Function"]["Environment"]["Variables"]
    assert of_template["AWS_CA_BUNDLE"] == where


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_package_tells_nothing_of_the_machine_or_of_secrets(
    packages: dict[str, Path], function: str
) -> None:
    private = (str(closure.ROOT), str(packages[function].parent), "never-in-a-package")
    for name, data in contents(packages[function]):
        assert not [word for word in private if word.encode() in data], name


def test_the_citizens_package_has_no_code_that_sends_or_lists(packages: dict[str, Path]) -> None:
    own = [name for name in names(packages["citizen"]) if name.startswith("functions/")]
    assert "functions/faces/citizen/app.pyc" in own
    for part in ("outbound", "jobs", "faces/admin", "faces/agency", "storage/indexes"):
        assert not [name for name in own if name.startswith(f"functions/{part}")], part


def test_who_hears_of_mails_has_no_code_that_sends_or_lists(packages: dict[str, Path]) -> None:
    own = [name for name in names(packages["mail-outcome"]) if name.startswith("functions/")]
    assert "functions/jobs/mail_events.pyc" in own
    for part in ("outbound", "faces", "storage/indexes", "wiring/jobs"):
        assert not [name for name in own if name.startswith(f"functions/{part}")], part


@pytest.mark.parametrize("function", FUNCTIONS)
def test_of_the_site_a_package_holds_what_its_function_reads(
    packages: dict[str, Path], function: str
) -> None:
    held = set(names(packages[function]))
    assert {"site/content/settings.toml", "site/content/agencies.csv"} <= held
    assert "site/content/packed.pickle" in held
    assert ("site/content/catalogue.sqlite" in held) is (function == "search")
    content = ("site/content/dip", "site/content/sinonim", "site/content/pages")
    edits = function in ("pages", "reports", "staff")
    assert bool([name for name in held if name.startswith(content)]) is edits
    scripts = [name for name in held if name.startswith("site/assets/skrip")]
    assert bool(scripts) is (function == "pages")
    assert not [name for name in held if name.startswith("site/templates")]
    compiled = [name for name in held if name.startswith("site/compiled/tmpl_")]
    assert bool(compiled) is (function in RENDERS)


def test_the_search_knows_one_language(packages: dict[str, Path]) -> None:
    """All of them together would be loaded at each start."""
    held = {name for name in names(packages["search"]) if name.startswith("snowballstemmer/")}
    known = ("__init__", "among", "basestemmer", "indonesian_stemmer")
    assert held == {f"snowballstemmer/{name}.pyc" for name in known}


@pytest.mark.parametrize(
    ("function", "renders", "leaves_out"),
    [
        ("citizen", "citizen/track.html", ["admin/case.html", "agency/case.html"]),
        ("agency", "agency/case.html", ["admin/case.html"]),
        ("staff", "admin/case.html", ["agency/case.html"]),
    ],
)
def test_a_face_does_not_carry_the_templates_of_another(
    packages: dict[str, Path], function: str, renders: str, leaves_out: list[str]
) -> None:
    def held(template: str) -> bool:
        module = f"site/compiled/{ModuleLoader.get_module_filename(template)}c"
        return module in names(packages[function])

    assert held(renders) and held("base.html") and held("citizen/problem.html")
    assert not [template for template in leaves_out if held(template)]


def test_the_same_sources_give_the_same_bytes(packages: dict[str, Path], tmp_path: Path) -> None:
    again = build_into(tmp_path / "elsewhere", "search", "sweep", "staff")
    assert len(again) == 3
    for name, path in again.items():
        assert packages[name].read_bytes() == path.read_bytes(), name


def test_a_zip_keeps_no_times_and_its_files_can_be_read(packages: dict[str, Path]) -> None:
    with zipfile.ZipFile(packages["sweep"]) as opened:
        for entry in opened.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == 0o644
        assert opened.namelist() == sorted(opened.namelist())


def test_a_python_that_lambda_does_not_have_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(archive, "RUNTIMES", ("3.2", "3.3"))
    (tmp_path / "module.py").write_text("")
    with pytest.raises(WrongPython, match=r"Use one of 3\.2, 3\.3: byte-code only works in the"):
        archive.compile_folder(tmp_path)
    assert (tmp_path / "module.py").exists()
    monkeypatch.setattr(build, "BUILD", tmp_path)
    assert command.main() == 1
    assert "packages for no Lambda runtime" in capsys.readouterr().err
