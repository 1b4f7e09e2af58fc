"""wrk: a client so light that it measures the server and not itself."""

import re
import shutil
import subprocess


def rate(port: int, path: str, *, seconds: int = 1, clients: int = 4) -> float:
    """Answers a second at `path` for browsers that unpack gzip. Raises RuntimeError when any answer was an error."""
    command = [str(shutil.which("wrk")), "-t1", f"-c{clients}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not found or "Non-2xx" in said:
        raise RuntimeError(f"{path}: {said}")
    return float(found[1])


def is_here() -> bool:
    """Whether this machine has it."""
    return shutil.which("wrk") is not None
