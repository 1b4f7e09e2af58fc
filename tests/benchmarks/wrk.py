"""wrk: a client so light that it measures the server and not itself."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def rate(port: int, path: str, pids: Sequence[int], *, seconds: int = 1, clients: int = 4) -> float:
    """Answers of the processes `pids` at `path` in a second of processor time: what they answer in a second when nothing else runs.

    Asked as browsers ask, with gzip. Raises RuntimeError when any answer was an error.
    """
    before = _processor_seconds(pids)
    command = [str(shutil.which("wrk")), "-t1", f"-c{clients}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+) requests in", said)
    if not found or "Non-2xx" in said:
        raise RuntimeError(f"{path}: {said}")
    return int(found[1]) / (_processor_seconds(pids) - before)


def _processor_seconds(pids: Sequence[int]) -> float:
    fields = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in pids]
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS


def is_here() -> bool:
    """Whether this machine has it."""
    return shutil.which("wrk") is not None
