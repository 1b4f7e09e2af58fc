"""Sets HTML as PDF with its fonts inside, tagged for screen readers. WeasyPrint needs Pango; a bare machine has neither and says so.

It works in a process of its own (`portal.kit.press`): setting the plan takes 130 MB, which no worker should keep.
"""

import ctypes
import json
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PANGO: Final = "libpango-1.0.so.0"
PRESS: Final = (sys.executable, "-P", str(Path(__file__).with_name("press.py")))  # -P: or it would take our secrets.py for Python's
PATIENCE: Final = 120  # seconds; the whole plan takes about three


class NotHere(Exception):
    """This machine cannot set PDFs: the packages `halfsky[pdf]` or Pango are missing."""


@cache
def is_available() -> bool:
    """Whether this machine can set PDFs; found out without loading what sets them."""
    try:
        ctypes.CDLL(PANGO)
    except OSError:
        return False
    return all(find_spec(name) for name in ("weasyprint", "pypdf"))


def typeset(html: str, style: str = "") -> bytes:
    """The PDF of `html` with a style sheet; nothing is fetched from anywhere. Raises NotHere."""
    if not is_available():
        raise NotHere
    work = json.dumps({"html": html, "style": style}).encode()
    return subprocess.run(PRESS, input=work, stdout=subprocess.PIPE, timeout=PATIENCE, check=True).stdout  # noqa: S603  our own file
