"""What the settings need of the district pack: the name by which mails, authenticators and the editors' room call the portal."""

import tomllib
from pathlib import Path


def portal_name(pack: Path) -> str:
    """`portal_name` of the pack; empty where it cannot be read, because loading the pack names file, line and reason."""
    try:
        return str(tomllib.loads((pack / "district.toml").read_text(encoding="utf-8"))["portal_name"])
    except (OSError, ValueError, KeyError):
        return ""
