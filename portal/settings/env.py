"""The one reader of the environment: a wrong or missing value stops the start with its name and an example."""

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

YES: Final = {"1", "true", "yes", "on"}
NO: Final = {"0", "false", "no", "off"}
SMS: Final = ("host", "port", "account", "password", "service", "number", "signature")


def refuse(name: str, expected: str, example: str) -> ImproperlyConfigured:
    """The error that names what is wrong with `name`, what was expected and an example; never the value itself."""
    state = "is missing" if name not in os.environ else "has a value that cannot be used"
    return ImproperlyConfigured(f"{name} {state}. Expected: {expected}. Example: {name}={example}")


def text(name: str, *, expected: str, example: str, default: str | None = None) -> str:
    """A non-empty text."""
    value = os.environ.get(name, default)
    if not value:
        raise refuse(name, expected, example)
    return value


def choice(name: str, allowed: tuple[str, ...], *, default: str | None = None) -> str:
    """One of `allowed`."""
    expected = "one of " + ", ".join(allowed)
    value = text(name, expected=expected, example=allowed[0], default=default)
    if value not in allowed:
        raise refuse(name, expected, allowed[0])
    return value


def flag(name: str, *, default: bool) -> bool:
    """A yes or no, written 1/0, true/false, yes/no or on/off."""
    value = os.environ.get(name, "1" if default else "0").lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise refuse(name, "1 or 0", "1")


def number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number of at least `least`."""
    try:
        value = int(os.environ.get(name, default))
    except ValueError:
        value = least - 1
    if value < least:
        raise refuse(name, f"a whole number of at least {least}", str(default))
    return value


def words(name: str, *, expected: str, example: str, default: str | None = None) -> list[str]:
    """A list of words separated by commas."""
    return [word.strip() for word in text(name, expected=expected, example=example, default=default).split(",") if word.strip()]


def folder(name: str, *, default: Path | None = None) -> Path:
    """An absolute folder; relative ones start where the command was given."""
    value = text(name, expected="a folder", example="/srv/halfsky", default=str(default) if default else None)
    return Path(value).resolve()


def file(name: str, *, default: Path) -> Path:
    """The absolute path of a file, which need not exist yet."""
    return Path(text(name, expected="the path of a file", example=str(default), default=str(default))).resolve()


def address(name: str, *, default: str | None = None, example: str = "https://weather.cma.cn/") -> str:
    """An absolute https (or http) address."""
    value = text(name, expected="an address that begins with https://", example=example, default=default)
    parts = urlsplit(value)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise refuse(name, "an address that begins with https://", example)
    return value


def required(name: str, value: str, *, why: str) -> None:
    """Refuse to start unless the variable has this very value."""
    if os.environ.get(name) != value:
        raise refuse(name, f"{value} ({why})", value)


def hosts(name: str) -> list[str]:
    """The host names that this portal answers to; never a wildcard."""
    expected, example = "the host names of this portal, separated by commas, without *", "www.example.gov.cn"
    found = words(name, expected=expected, example=example)
    if not found or any("*" in host or "/" in host or host.startswith(".") for host in found):
        raise refuse(name, expected, example)
    return found


def origins(name: str, *, default: str) -> list[str]:
    """Origins (scheme and host) whose forms are trusted."""
    expected, example = "origins that begin with https://, separated by commas", "https://www.example.gov.cn"
    found = words(name, expected=expected, example=example, default=default)
    if not found or any(not origin.startswith("https://") or "*" in origin for origin in found):
        raise refuse(name, expected, example)
    return found


def mail(name: str) -> dict[str, str | int | bool]:
    """Django's e-mail settings from `smtp://host:port` or `smtps://…`; the password comes from EMAIL_PASSWORD_FILE."""
    expected, example = "the address of the mail server, without a password", "smtp://portal@mail.example.gov.cn:587"
    parts = urlsplit(text(name, expected=expected, example=example))
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.password:
        raise refuse(name, expected, example)
    is_tls = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_tls else 587),
        "EMAIL_HOST_USER": parts.username or "",
        "EMAIL_HOST_PASSWORD": secret("EMAIL_PASSWORD") if parts.username else "",
        "EMAIL_USE_SSL": is_tls,
        "EMAIL_USE_TLS": not is_tls,
    }


def short_messages(name: str) -> dict[str, Any]:
    """The gateway for short messages from `cmpp://account@host:port`, or nowhere where it is `off`; the password from SMS_PASSWORD_FILE."""
    expected, example = "off, or the address of a CMPP 2.0 gateway without a password", "cmpp://901234@10.0.0.5:7890"
    value = text(name, expected=expected, example=example, default="off")
    if value == "off":
        return dict.fromkeys(SMS, "") | {"port": 0}
    parts = urlsplit(value)
    if parts.scheme != "cmpp" or not parts.hostname or not parts.username or len(parts.username) > 6 or parts.password:
        raise refuse(name, expected, example)
    return {
        "host": parts.hostname,
        "port": parts.port or 7890,
        "account": parts.username,
        "password": secret("SMS_PASSWORD") if "SMS_PASSWORD_FILE" in os.environ else "",  # only the process that sends is given it
        "service": text("SMS_SERVICE", expected="the service code of the contract, at most 10 characters", example="GOV0001"),
        "number": text("SMS_NUMBER", expected="the number that it comes from", example="106573012345"),
        "signature": text("SMS_SIGNATURE", expected="the registered signature, which must tell nobody anything", example="政务服务"),
    }


def secret(name: str, *, default_file: Path | None = None, least: int = 1) -> str:
    """A secret of at least `least` characters from the file that `NAME_FILE` names, else from `default_file`.

    Secrets never stand in the environment, which every child process and every crash report carries.
    """
    path = os.environ.get(f"{name}_FILE") or (str(default_file) if default_file else "")
    try:
        value = Path(path).read_text(encoding="utf-8").strip() if path else ""
    except OSError:
        value = ""
    if len(value) < least:
        raise refuse(f"{name}_FILE", f"a readable file with a secret of at least {least} characters", f"/run/secrets/{name.lower()}")
    return value
