"""The floors of the house and the road to a person, as import-linter runs them."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def lint_imports(config: Path, extra_path: Path | None = None) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path[:0] = sys.argv[2:]; from importlinter.cli import lint_imports;"
        " sys.exit(lint_imports(config_filename=sys.argv[1]))"
    )
    paths = [str(path) for path in (extra_path, ROOT) if path]
    return subprocess.run(
        [sys.executable, "-c", code, str(config), *paths], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_imports_go_down_and_no_public_code_reaches_a_person():
    run = lint_imports(ROOT / "pyproject.toml")
    assert run.returncode == 0, run.stdout


def test_the_linter_would_catch_a_road_to_a_person(tmp_path):
    for room, line in (("public", "import helper"), ("helper", "import people"), ("people", "")):
        (tmp_path / f"{room}.py").write_text(line + "\n")
    config = tmp_path / "contract.toml"
    config.write_text(
        '[tool.importlinter]\nroot_packages = ["public", "helper", "people"]\n'
        '[[tool.importlinter.contracts]]\nname = "no road"\ntype = "forbidden"\n'
        'source_modules = ["public"]\nforbidden_modules = ["people"]\n'
    )
    assert lint_imports(config, tmp_path).returncode != 0


def test_the_handbook_draws_the_floors_as_they_are():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split("## Floors")[1].split("```")[1]
    assert [line.split("  ")[0] for line in drawn.strip().splitlines() if not line.startswith(" ")] == layers
