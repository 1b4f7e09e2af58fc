"""The stylesheets as the look tests read them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "static/css").glob("*.css"))
TOKENS = ROOT / "static/css/tokens.css"


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def declarations(block: str) -> dict[str, str]:
    return {name: value.strip() for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block)}


def schemes() -> dict[str, dict[str, str]]:
    """The tokens of the light scheme, and of the dark one laid over it."""
    text = without_comments(TOKENS.read_text(encoding="utf-8"))
    light = declarations(text.split("@media", 1)[0])
    dark = declarations(text.split("@media screen and (prefers-color-scheme: dark)", 1)[1].split("html.elder", 1)[0])
    return {"light": light, "dark": light | dark}
