"""`make validate`: the Nu Html Checker finds nothing on any public page: normal, in large print, in English, and as an error.

Pages are those of the portal's own site map, the figures, the first page of each form, the search, and what is answered to mistakes.
ADDRESS=http://… checks a portal that runs already; otherwise one with demo content is started. Exit code 1 when something is found.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.journeys.test_every_page import PUBLIC
from tests.lighthouse.__main__ import portal

ROOT: Final = Path(__file__).resolve().parents[2]
TOOLS: Final = ROOT / ".validator"
JAR: Final = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
NEEDED: Final = {"java": "apt install default-jre-headless (17 or newer)", "npm": "apt install npm"}
MODES: Final = {
    "normal": {"Accept-Language": "zh-CN"},
    "elder": {"Accept-Language": "zh-CN", "Cookie": "elder=1"},
    "english": {"Accept-Language": "en"},
}
MORE: Final = (
    "/data/services/2025Q1/",
    "/corrections/thanks/",
    "/policies/?page=99999",
    "/policies/?subject=work",
    "/accounts/signup/",
)
#: Forms sent empty: each is answered with what is wrong.
MISTAKES: Final = ("/corrections/?page=/help/", "/search/", "/r/", "/accounts/login/")
LOCATION: Final = re.compile(r"<loc>([^<]+)</loc>")
#: What the checker only guesses: an English page of a Chinese site holds more Chinese than English, each piece with its own `lang`.
GUESS: Final = "This document appears to be written in"
TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def main() -> int:
    """Fetch, check, tell."""
    missing = [f"{name}: {how}" for name, how in NEEDED.items() if not shutil.which(name)]
    if missing:
        sys.stderr.write("The checker needs what is not on this machine:\n  " + "\n  ".join(missing) + "\n")
        return 2
    TOOLS.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).with_name("package.json"), TOOLS)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)
    with tempfile.TemporaryDirectory() as folder, portal() as address:
        pages = store(address, Path(folder))
        found = list(complaints(Path(folder), pages))
    sys.stdout.write("".join(f"{line}\n" for line in found) + f"{len(pages)} pages, {len(found)} complaints\n")
    return 1 if found else 0


def store(address: str, folder: Path) -> dict[str, str]:
    """Each page as a file; name of file → mode and path."""
    names = {}
    for mode, headers in MODES.items():
        for path in (*sorted({*PUBLIC, *MORE, *mapped(address)}), *(f"POST {path}" for path in MISTAKES)):
            text = answered(address, path, headers)
            if text:
                names[name := f"{len(names):04}.html"] = f"{mode} {path}"
                (folder / name).write_bytes(text)
    return names


def mapped(address: str) -> list[str]:
    """The paths of the site map."""
    text = fetch(build_opener(), Request(f"{address}/sitemap.xml")).decode()
    return [urlsplit(found).path for found in LOCATION.findall(text)]


def answered(address: str, path: str, headers: dict[str, str]) -> bytes:
    """What is answered, errors too; "" for what is no page. "POST /x/" sends the form there empty."""
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    verb, _space, target = path.rpartition(" ")
    text = fetch(opener, Request(address + target, headers=headers))
    if verb:
        token = TOKEN.search(text.decode())
        data = urlencode({"csrfmiddlewaretoken": token[1] if token else "", "path": "/help/"}).encode()
        cookies = "; ".join([*filter(None, [headers.get("Cookie")]), *(f"{cookie.name}={cookie.value}" for cookie in jar)])
        sender = {"Referer": address + target, "Cookie": cookies}
        text = fetch(opener, Request(address + target.partition("?")[0], data, headers | sender))
    return text if text.lstrip()[:9].lower() == b"<!doctype" else b""


def fetch(opener: OpenerDirector, request: Request) -> bytes:
    """The body, whatever the status."""
    try:
        with opener.open(request, timeout=60) as answer:
            return bytes(answer.read())
    except HTTPError as error:
        return error.read()


def complaints(folder: Path, names: dict[str, str]) -> Iterator[str]:
    """One line for each kind of complaint: how often, where first, what, and the piece of text."""
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["messages"]
    kinds: dict[str, list[str]] = {}
    for message in told:
        if message["message"].startswith(GUESS):
            continue
        page = names[Path(message["url"]).name]
        kinds.setdefault(message["message"], []).append(f"{page}:{message.get('lastLine', '')} {message.get('extract', '')[:160]!r}")
    for text, places in kinds.items():
        yield f"{len(places)} × {text}\n    {places[0]}"


if __name__ == "__main__":
    sys.exit(main())
