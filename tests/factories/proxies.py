"""nginx with the files of deploy/, plain HTTP on a port of its own."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.factories.ports import free_port, wait_for

FILES = Path(settings.ROOT) / "deploy/nginx"
PLACES = {
    "/tmp/": "{}/",
    "/etc/nginx/portal": "{}",
    "/var/cache/nginx": "{}/cache",
    "/dev/stdout": "{}/log",
    "/dev/stderr": "{}/errors",
}


@contextmanager
def proxy(folder: Path, face: int, more: str = "") -> Iterator[int]:
    """Yield the port of an nginx in front of port `face`; `more` is put into the residents' server. `folder`/log is its log."""
    ports = {"8080": free_port(), "8443": free_port()}
    shutil.copytree(FILES / "pages", folder / "pages", dirs_exist_ok=True)
    for name in ("nginx.conf", "sites.conf", "closed.conf"):
        text = (FILES / name).read_text(encoding="utf-8")
        text = re.sub(r"(public|staff):8000", f"127.0.0.1:{face}", text)
        text = re.sub(r"listen (\d+)( ssl)?", lambda match: f"listen 127.0.0.1:{ports[match[1]]}", text)
        text = re.sub(r"^\s*ssl_.*$", "", text, flags=re.MULTILINE)
        for old, new in PLACES.items():
            text = text.replace(old, new.format(folder))
        (folder / name).write_text(text.replace("server_name www.example.gov.cn;", more), encoding="utf-8")
    command = [str(shutil.which("nginx")), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    process = subprocess.Popen([*command, "-g", "daemon off; master_process off;"])
    try:
        wait_for(ports["8443"])
        yield ports["8443"]
    finally:
        process.terminate()
        process.wait()
