"""`make lighthouse`: four marks of a hundred for five pages, as a telephone sees them. Exit code 1 when a mark is lower.

Lighthouse slows processor and network down by itself; on a machine that is busy with other things its first mark is lower than the page
deserves. ADDRESS=http://… judges a portal that runs already; otherwise one with demo content is started.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL
from typing import Any, Final

from tests.factories.ports import free_port, wait_for

ROOT: Final = Path(__file__).resolve().parents[2]
TOOLS: Final = ROOT / ".lighthouse"
NEEDED: Final = {
    "node": "apt install nodejs (18.16 or newer)",
    "npm": "apt install npm",
    "chromium": "apt install chromium",
}
PAGES: Final = ("/", "/plan/8/measures/3/", "/policies/womens-rights-law/", "/help/", "/stories/example-first-call/")
FLAGS: Final = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox", '--extra-headers={"Accept-Language": "zh-CN"}')


def main() -> int:
    """Judge the pages, tell the marks and what cost them."""
    missing = [f"{name}: {how}" for name, how in NEEDED.items() if not shutil.which(name)]
    if missing:
        sys.stderr.write("Lighthouse needs what is not on this machine:\n  " + "\n  ".join(missing) + "\n")
        return 2
    TOOLS.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).with_name("package.json"), TOOLS)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)
    with portal() as address:
        return max(tell(path, judged(address + path)) for path in PAGES)


@contextmanager
def portal() -> Iterator[str]:
    """The address of a portal without its last slash."""
    given = os.environ.get("ADDRESS")
    if given:
        yield given.rstrip("/")
        return
    with started() as (address, _data):
        yield address


@contextmanager
def started() -> Iterator[tuple[str, Path]]:
    """A portal with demo content: its address without its last slash, and the folder of its data."""
    port = free_port()
    data = tempfile.mkdtemp(prefix="halfsky-demo-")
    environment = os.environ | {"DATA_DIR": data, "DEMO": "1"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)], cwd=ROOT, env=environment, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        wait_for(port, seconds=900)
        yield f"http://127.0.0.1:{port}", Path(data)
    finally:
        process.terminate()
        process.wait()


def judged(url: str) -> dict[str, Any]:
    """Lighthouse's report on a page. The second look counts: a page that was just published is drawn for its first reader only."""
    report: dict[str, Any] = {}
    for _look in range(2):
        command = [str(TOOLS / "node_modules/.bin/lighthouse"), url, *FLAGS]
        environment = os.environ | {"CHROME_PATH": str(shutil.which("chromium"))}
        report = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
    return report


def tell(path: str, report: dict[str, Any]) -> int:
    """One line of marks, then a line for each thing that cost some; 1 when a mark is below a hundred."""
    marks = {name: round(100 * (category["score"] or 0)) for name, category in report["categories"].items()}
    sys.stdout.write(f"{path:<24}" + "  ".join(f"{name} {mark}" for name, mark in marks.items()) + "\n")
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                sys.stdout.write(f"    {audit['title']} {audit.get('displayValue', '')}\n")
    sys.stdout.flush()
    return int(min(marks.values()) < 100)


if __name__ == "__main__":
    sys.exit(main())
