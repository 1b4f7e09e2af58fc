"""The source tree as the architecture tests read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "cms", "services", "search")


def python_files() -> Iterator[Path]:
    """Every module of the product; migrations and tests are counted apart."""
    for room in ROOMS:
        yield from (path for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts)


def templates() -> Iterator[Path]:
    """Every template."""
    yield from (path for path in sorted((ROOT / "templates").rglob("*")) if path.suffix in {".html", ".txt", ".svg", ".xml"})


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(node: ast.AST) -> int:
    """How many lines a definition covers."""
    return node.end_lineno - node.lineno + 1  # type: ignore[attr-defined, no-any-return]
