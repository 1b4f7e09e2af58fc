"""`make validate`: the Nu Html Checker finds nothing on any page: normal, in large print, in English, and as an error.

Pages are those of the portal's own site map, the figures, every step of each form, the search, what is answered to mistakes, and what each
role of staff works with; Wagtail's own are not ours. It starts a portal with demo content. Exit code 1 when something is found.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.journeys.test_every_page import PUBLIC, STAFF
from tests.lighthouse.__main__ import started
from tests.validator.reading import Reader

ROOT: Final = Path(__file__).resolve().parents[2]
TOOLS: Final = ROOT / ".validator"
JAR: Final = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
NEEDED: Final = {"java": "apt install default-jre-headless (17 or newer)", "npm": "apt install npm"}
MORE: Final = (
    "/data/services/2025Q1/",
    "/corrections/thanks/",
    "/policies/?page=99999",
    "/policies/?subject=work",
    "/accounts/signup/",
)
#: Forms sent empty: each is answered with what is wrong.
MISTAKES: Final = ("/corrections/?page=/help/", "/search/", "/r/", "/accounts/login/")
FLOWS: Final = ("/f/a/", "/f/b/", "/f/c/", "/f/d/", "/f/e/")
#: What the checker only guesses: an English page of a Chinese site holds more Chinese than English, each piece with its own `lang`.
GUESS: Final = "This document appears to be written in"
#: What HTML allows and the checker does not know yet: a link that holds the first painting back until the last row is there.
UNKNOWN: Final = "A “link” element with a “blocking” attribute"


def main() -> int:
    """Read, check, tell."""
    missing = [f"{name}: {how}" for name, how in NEEDED.items() if not shutil.which(name)]
    if missing:
        sys.stderr.write("The checker needs what is not on this machine:\n  " + "\n  ".join(missing) + "\n")
        return 2
    TOOLS.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).with_name("package.json"), TOOLS)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)
    with tempfile.TemporaryDirectory() as folder, started() as (address, data):
        pages = store(read_by_everybody(address) | read_by_staff(address, data), Path(folder))
        found = list(complaints(Path(folder), pages))
    sys.stdout.write("".join(f"{line}\n" for line in found) + f"{len(pages)} pages, {len(found)} complaints\n")
    return 1 if found else 0


def read_by_everybody(address: str) -> dict[str, bytes]:
    """What anybody is shown, by mode and path."""
    reader = Reader(address)
    for _mode in reader.in_every_mode():
        reader.read(sorted({*PUBLIC, *MORE, *reader.mapped()}))
        for path in MISTAKES:
            reader.send(path, reader.open(path))
        for flow in FLOWS:
            reader.ask(flow)
    return reader.kept


def read_by_staff(address: str, data: Path) -> dict[str, bytes]:
    """What each role is shown, by mode and path."""
    kept: dict[str, bytes] = {}
    passwords = dict(line.split()[:2] for line in (data / "demo-accounts.txt").read_text("utf-8").splitlines())
    for name, paths in STAFF.items():
        reader = Reader(address)
        reader.sign_in(name, passwords[name])
        for _mode in reader.in_every_mode():
            reader.read(paths)
            if name == "caseworker":
                reader.read_a_case()
        kept |= {f"{name} {page}": text for page, text in reader.kept.items()}
    return kept


def store(pages: dict[str, bytes], folder: Path) -> dict[str, str]:
    """Each page as a file; name of file → who read it where."""
    names = {f"{number:04}.html": page for number, page in enumerate(pages)}
    for name, page in names.items():
        (folder / name).write_bytes(pages[page])
    return names


def complaints(folder: Path, names: dict[str, str]) -> Iterator[str]:
    """One line for each kind of complaint: how often, where first, what, and the piece of text."""
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["messages"]
    kinds: dict[str, list[str]] = {}
    for message in told:
        if message["message"].startswith((GUESS, UNKNOWN)):
            continue
        page = names[Path(message["url"]).name]
        kinds.setdefault(message["message"], []).append(f"{page}:{message.get('lastLine', '')} {message.get('extract', '')[:160]!r}")
    for text, places in kinds.items():
        yield f"{len(places)} × {text}\n    {places[0]}"


if __name__ == "__main__":
    sys.exit(main())
