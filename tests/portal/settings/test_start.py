"""What stops the start, seen from outside: each case imports the settings in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
KNOBS = (
    "FACE",
    "DATABASE_URL",
    "STAFF_MFA",
    "SECRET_KEY_FILE",
    "CACHE_URL",
    "DATA_DIR",
    "DEMO",
    "EMAIL_URL",
    "ALLOWED_HOSTS",
)


def run(code_or_command: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in KNOBS} | variables
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        [sys.executable, *code_or_command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def production(tmp_path):
    """A complete production environment."""
    key = tmp_path / "django_secret"
    key.write_text("0123456789abcdef" * 4)
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY_FILE": str(key),
        "ALLOWED_HOSTS": "www.example.cn,staff.example.cn",
        "DATABASE_URL": "postgres://halfsky@127.0.0.1/halfsky",
        "STAFF_MFA": "required",
        "ALLAUTH_TRUSTED_PROXY_COUNT": "1",
        "EMAIL_URL": "smtp://mail.example.cn:587",
        "EMAIL_FROM": "desk@example.cn",
    }


def refused(settings: str, variables: dict[str, str]) -> str:
    result = run(["-c", f"import {settings}"], variables)
    assert result.returncode != 0
    return result.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STAFF_MFA", None),
        ("STAFF_MFA", "optional"),
        ("SECRET_KEY_FILE", None),
        ("SECRET_KEY_FILE", "/nonexistent"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
        ("DATABASE_URL", None),
        ("DATABASE_URL", "mysql://db/portal"),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", None),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", "one"),
        ("CSRF_TRUSTED_ORIGINS", "http://www.example.cn"),
        ("EMAIL_URL", None),
        ("FACE", "admin"),
        ("DEMO", "perhaps"),
        ("CACHE_URL", "memcached://x"),
        ("CRYPTO_SUITE", "rot13"),
        ("OUTBOX_ENGINE", "cron"),
    ],
)
def test_production_refuses_to_start_with_a_knob_missing_or_wrong(production, name, value):
    variables = {key: text for key, text in production.items() if key != name} | ({name: value} if value is not None else {})
    message = refused("portal.settings.production", variables)
    assert "ImproperlyConfigured" in message
    assert name in message
    assert "Expected: " in message
    assert f"Example: {name}" in message


@pytest.mark.slow
def test_production_passes_djangos_deployment_check(production):
    result = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], production)
    assert result.returncode == 0, result.stderr


def test_production_knows_no_debugging_and_only_host_bound_cookies(production):
    code = (
        "import portal.settings.production as s; print(s.DEBUG, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, "
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SECURE_SSL_REDIRECT)"
    )
    printed = run(["-c", code], production).stdout.split()
    assert printed == ["False", "__Host-session", "__Host-csrf", "__Host-language", "True", "True", "31536000", "True"]


def test_the_public_face_is_not_told_where_the_department_keys_are(production):
    code = "import portal.settings.production as s; print(repr(s.DEPARTMENT_KEYS_FILE), any('accounts' in m for m in s.MIDDLEWARE))"
    assert run(["-c", code], production | {"FACE": "public"}).stdout.strip() == "'' False"
    assert "departments.json" in run(["-c", code], production | {"FACE": "staff"}).stdout


def test_development_makes_its_own_secret_and_keeps_it(tmp_path):
    code = ["-c", "import portal.settings.dev as s; print(s.SECRET_KEY)"]
    first, second = (run(code, {"DATA_DIR": str(tmp_path)}) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert len(first.stdout.strip()) >= 50
    assert (tmp_path / "secrets" / "django_secret").stat().st_mode & 0o077 == 0
