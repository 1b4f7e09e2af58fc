"""`serve` is killed -9 while it prepares and while it serves: nothing stays behind, and the next start continues.

With the small second pack: how large a plan is makes no difference to being killed in it, but a minute to each preparation.
"""

import shutil
import signal
import socket
import subprocess
import time
import urllib.request

import pytest

from tests.factories.portals import ROOT, Portal

pytestmark = pytest.mark.slow
PACK = ROOT / "tests/portal/district/packs/tiny"
LOOK = "from portal.outbox.models import Message; print(Message.objects.open().count())"
ENQUEUE = "from portal.outbox import enqueue; print(enqueue('kept').topic)"


@pytest.fixture
def portal(migrated, tmp_path) -> Portal:
    """Tables, and nothing prepared."""
    return Portal(shutil.copytree(migrated, tmp_path / "portal"), {"DEMO": "0", "DISTRICT_PACK": str(PACK)})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(portal: Portal, port: int, until: str) -> subprocess.Popen[bytes]:
    """Start, and wait for a line of its output."""
    process = portal.start(str(ROOT / "manage.py"), "serve", "--port", str(port), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for line in process.stdout:
        if until in line.decode():
            return process
    raise AssertionError(f"it ended before it said {until!r}")


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def test_whatever_is_killed_the_next_start_continues(portal):
    port = free_port()
    preparing = serve(portal, port, "Preparing: plan")
    preparing.kill()
    preparing.wait()
    serving = serve(portal, port, "Ready:")
    assert answers(port)
    serving.kill()
    serving.wait()
    assert portal.python(ENQUEUE) == "kept"
    again = serve(portal, port, "Ready:")  # on the same port: what was left of the first one has gone
    deadline = time.monotonic() + 30
    while portal.python(LOOK) != "0":
        assert time.monotonic() < deadline
    start = time.monotonic()
    again.send_signal(signal.SIGINT)
    assert again.wait(10) == 0
    assert time.monotonic() - start < 5
    assert not answers(port)
