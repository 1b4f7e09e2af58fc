"""The staff face's key file: the private halves of the departments' keys, mode 600, never in the database."""

import base64
import json
import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from portal.kit.durable import sync_folder


class KeysMissing(Exception):
    """The private keys are not here: this is the public face, or the key file was not mounted."""


@dataclass
class Keyring:
    """Private keys by holder (a department's code) and version."""

    path: Path
    departments: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Keyring":
        """Read the file. Raises KeysMissing when it is absent, unreadable or open to others."""
        try:
            mode = path.stat().st_mode
            departments = json.loads(path.read_text(encoding="utf-8"))["departments"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KeysMissing(f"{path} cannot be read; mount the departments' key file there") from error
        if mode & 0o077:
            raise KeysMissing(f"{path} is readable by others; run: chmod 600 {path}")
        return cls(path, departments)

    @classmethod
    def create(cls, path: Path) -> "Keyring":
        """An empty key file; an existing one is loaded instead, never overwritten."""
        if path.exists():
            return cls.load(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keyring = cls(path)
        keyring.save()
        return keyring

    def add(self, holder: str, version: int, private: bytes) -> None:
        """Keep a private key; durable when this returns."""
        self.departments.setdefault(holder, {})[str(version)] = base64.b64encode(private).decode()
        self.save()

    def private(self, holder: str, version: int) -> bytes:
        """The private key of `holder` in `version`. Raises KeysMissing."""
        try:
            return base64.b64decode(self.departments[holder][str(version)])
        except KeyError:
            raise KeysMissing(f"{self.path} holds no key {holder}/{version}") from None

    def save(self) -> None:
        """Write the whole file anew beside itself, then move it into place."""
        draft = self.path.with_suffix(".new")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"departments": self.departments}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)
        sync_folder(self.path.parent)


def department_keys() -> Keyring:
    """The key file of this process, read again when it has changed. Raises KeysMissing."""
    if not settings.DEPARTMENT_KEYS_FILE:
        raise KeysMissing("this process holds no department keys")
    path = Path(settings.DEPARTMENT_KEYS_FILE)
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise KeysMissing(f"{path} cannot be read; mount the departments' key file there") from error
    return _loaded(path, changed)


@lru_cache(maxsize=2)
def _loaded(path: Path, changed: int) -> Keyring:
    return Keyring.load(path)
