"""`manage.py serve`: prepare, then serve the portal and its background work under one supervisor."""

import socket
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.operations import demo
from portal.operations.prepare import prepare
from portal.operations.supervisor import Child, Supervisor, die_with_parent
from portal.settings import env

HOST: Final = "127.0.0.1"
WORKERS: Final = "2"
THREADS: Final = "4"
LEAVING: Final = 5.0


class Command(BaseCommand):
    """The whole portal on one machine."""

    help = "Prepare what is missing, then serve the portal and its background work until Ctrl-C. PORT chooses the port (8000)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The port may be named."""
        parser.add_argument("--port", type=int, help="default: PORT from the environment, or 8000")
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started this one ends, as `make run` does"
        )

    def handle(self, *args: Any, port: int | None = None, with_parent: bool = False, **options: Any) -> None:
        if with_parent:
            die_with_parent()
        port = port or env.number("PORT", default=8000, least=1)
        refuse_taken(port)
        prepare(self.stdout.write)
        supervisor = Supervisor(children(port), self.stderr.write)
        supervisor.run(lambda: self.announce(port, supervisor))

    def announce(self, port: int, supervisor: Supervisor) -> None:
        """Say that it answers, once it does."""
        address = f"http://{HOST}:{port}/"
        while not supervisor.is_stopping and not answers(address + "healthz"):
            time.sleep(0.1)
        self.stdout.write(f"Ready: {address}")
        if settings.DEMO:
            self.stdout.write(f"Demo accounts, for {address}accounts/login/ (name, password, role):")
            for line in demo.lines():
                self.stdout.write(f"  {line}")
        self.stdout.write("Ctrl-C stops everything.")
        self.stdout.flush()


def children(port: int) -> list[Child]:
    """The web server, and on one machine the background process."""
    web = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"{HOST}:{port}", "--worker-class", "gthread"]
    web += ["--preload", "--workers", WORKERS, "--threads", THREADS]
    web += ["--no-control-socket", "--graceful-timeout", "2", "--log-level", "warning"]
    work = [sys.executable, "manage.py", "runjobs"]
    return [Child("web", web)] + ([Child("work", work)] if settings.OUTBOX_ENGINE == "embedded" else [])


def refuse_taken(port: int) -> None:
    """Say so now rather than in a loop of restarts; a server whose supervisor was killed gets a moment to leave. Raises CommandError."""
    deadline = time.monotonic() + LEAVING
    while is_taken(port):
        if time.monotonic() > deadline:
            raise CommandError(f"Port {port} is taken. Stop what uses it, or choose another: PORT={port + 1} make run")
        time.sleep(0.2)


def is_taken(port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def answers(address: str) -> bool:
    """Whether the address answers 200."""
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
