"""What docker-compose.yml starts is what the settings accept and the threat model promises."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings as project

from portal.kit import secrets

ROOT = Path(project.ROOT)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = ("prepare", "public", "staff", "worker", "beat")
HOSTS = {
    "PUBLIC_HOST": "www.example.org",
    "STAFF_HOST": "staff.example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "EMAIL_FROM": "desk@example.org",
}


def environment(name: str) -> dict[str, str]:
    """The environment of a service with `.env` filled in."""
    fill = lambda match: HOSTS.get(match[1]) or match[2][1:]  # noqa: E731
    return {key: re.sub(r"\$\{(\w+):([^}]*)\}", fill, value) for key, value in SERVICES[name]["environment"].items()}


def mounted(name: str) -> set[str]:
    """The names of the secrets that a service sees."""
    return {item if isinstance(item, str) else item["target"] for item in SERVICES[name].get("secrets", [])}


def test_it_starts_every_part_of_the_portal():
    assert set(SERVICES) == {*OURS, "db", "redis", "elasticsearch", "nginx"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_locked_in(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["user"].split(":")[0] not in {"0", "root"}


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "prepare"])
def test_every_lasting_container_is_asked_how_it_is_and_started_again(name):
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_only_the_proxy_is_reachable_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert [name for name, service in SERVICES.items() if "outside" in service["networks"]] == ["nginx"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_only_the_worker_reaches_mail_and_short_messages_and_it_holds_no_key_of_a_case():
    assert [name for name, service in SERVICES.items() if "gateways" in service["networks"]] == ["worker"]
    assert {name for name in SERVICES if "notice_key" in mounted(name)} == {"worker", "beat"}
    assert "departments.json" not in mounted("worker")


@pytest.mark.parametrize("name", SERVICES)
def test_no_secret_stands_in_an_environment(name):
    for key, value in SERVICES[name].get("environment", {}).items():
        if re.search("PASSWORD|SECRET|KEY", key):
            assert key.endswith(("_FILE", "_DIR")), key
        value = re.sub(r"\$\{\w+:\?[^}]*\}", "", value)  # what is said where `.env` lacks it
        assert "@" not in value or ":" not in value.split("@")[0].split("//")[-1], key


def test_only_the_staff_face_holds_the_departments_keys():
    holders = {name for name in SERVICES if "departments.json" in mounted(name)}
    assert holders == {"staff"}
    assert "DEPARTMENT_KEYS_FILE" not in SERVICES["public"]["environment"]
    assert not mounted("public") & {"mfa_key", "departments.json"}


def test_every_secret_is_declared_and_made_by_the_first_script():
    script = (ROOT / "deploy/first-secrets").read_text(encoding="utf-8")
    assert set(secrets.NAMES) <= set(re.findall(r"\w+", script))
    for service in SERVICES.values():
        for item in service.get("secrets", []):
            assert (item if isinstance(item, str) else item["source"]) in COMPOSE["secrets"]
    assert all(place["file"].startswith("./secrets/") for place in COMPOSE["secrets"].values())


def test_what_a_container_mounts_is_there_before_it_is_made():
    """By the script, by hand (the certificate), or by `prepare`, which mounts none of them and is therefore told to run first."""
    script = (ROOT / "deploy/first-secrets").read_text(encoding="utf-8")
    passwords = {f"{prefix}{role}_password" for role in ("owner", "public", "staff") for prefix in ("", "db_")}
    made = set(re.findall(r"\w+", script)) | passwords
    assert set(COMPOSE["secrets"]) - made == {"departments.json"}
    assert mounted("prepare") == set()
    for told in (script, (ROOT / "docs/operations.md").read_text(encoding="utf-8")):
        assert re.search(r"docker compose run --rm prepare\b.*docker compose up -d", told)


def test_only_the_worker_knows_the_mail_server_and_the_passwords_of_gateways():
    for name in OURS:
        sends = environment(name)["EMAIL_URL"] == HOSTS["EMAIL_URL"]
        assert sends == ({"email_password", "sms_password"} <= mounted(name)) == (name == "worker")


def test_every_setting_of_the_handbook_can_be_given():
    """What stands in the table of docs/operations.md is set in the file, or taken from `.env`."""
    table = (ROOT / "docs/operations.md").read_text(encoding="utf-8").split("## Production")[1].split("## First start")[0]
    named = {name for row in table.splitlines() if row.startswith("| `") for name in re.findall(r"`([A-Z][A-Z_]{3,})(?:=\w+)?`", row)}
    assert {"SEARCH_ENGINE", "VIRUS_SCANNER", "SMS_SIGNATURE", "EMAIL_PASSWORD_FILE"} <= named
    assert named - {key for name in OURS for key in SERVICES[name]["environment"]} == set()


def test_the_portal_starts_whether_elasticsearch_does_or_not():
    assert environment("prepare")["SEARCH_ENGINE"] == "embedded"
    assert "elasticsearch" not in {other for name in OURS for other in SERVICES[name]["depends_on"]}


@pytest.mark.parametrize("name", OURS)
def test_the_production_settings_start_with_what_a_service_is_given(name, tmp_path):
    for secret in (*secrets.NAMES, "database_password", "owner_password", "departments.json", "email_password", "sms_password"):
        (tmp_path / secret).write_text("ab" * 32)
    given = environment(name)
    assert given["DJANGO_SETTINGS_MODULE"] == "portal.settings.production"
    given = {key: re.sub(r"^(/run)?/secrets", str(tmp_path), value) for key, value in given.items()} | {"DATA_DIR": str(tmp_path)}
    code = "from django.conf import settings as s; print(s.FACE, s.OUTBOX_ENGINE, s.DATABASES['default']['USER'], s.STAFF_MFA, s.DEMO)"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=given | {"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False
    )
    user = {"prepare": "halfsky", "public": "halfsky_public"}.get(name, "halfsky_staff")
    assert ended.stdout.split() == ["public" if name == "public" else "staff", "celery", user, "required", "False"], ended.stderr[-500:]


def test_a_missing_host_name_stops_the_start_with_an_example():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    for name in HOSTS:
        assert re.search(rf"\$\{{{name}:\?[^}}]*such as ", text), name


def test_the_image_runs_as_nobody_special_and_installs_only_pinned_packages():
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "USER 10001:10001" in dockerfile
    assert "--require-hashes" in dockerfile
    assert {"var", "secrets", ".git"} <= set((ROOT / ".dockerignore").read_text().split())
