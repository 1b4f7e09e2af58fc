"""The one reader of the environment: a wrong or missing value stops the start with its name and an example."""

import os
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

YES: Final = {"1", "true", "yes", "on"}
NO: Final = {"0", "false", "no", "off"}


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


def secret(name: str, *, default_file: Path | None = None) -> str:
    """A secret from the file that `NAME_FILE` names, else from `default_file`: secrets never stand in the environment."""
    path = os.environ.get(f"{name}_FILE") or (str(default_file) if default_file else "")
    try:
        value = Path(path).read_text(encoding="utf-8").strip() if path else ""
    except OSError:
        value = ""
    if not value:
        raise refuse(f"{name}_FILE", "a readable file that holds the secret", f"/run/secrets/{name.lower()}")
    return value
