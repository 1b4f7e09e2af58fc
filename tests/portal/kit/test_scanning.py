"""What ClamAV says decides; where it says nothing the file stays where it is."""

import pytest

from portal.kit.scanning import ScannerAway, is_infected
from tests.factories.scanner import EICAR, scanner


def test_what_is_clean_passes_and_what_is_not_is_found_in_parts_too():
    with scanner() as where:
        assert not is_infected(bytes(200_000), where)
        assert is_infected(bytes(200_000) + EICAR, where)


def test_a_local_socket_is_spoken_to_in_the_same_way(tmp_path):
    with scanner(tmp_path / "clamd.ctl") as where:
        assert is_infected(EICAR, where)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: OK, nearly"])
def test_no_verdict_is_not_a_clean_one(answer):
    with scanner(answer=answer) as where, pytest.raises(ScannerAway):
        is_infected(b"x", where)


@pytest.mark.parametrize("where", ["tcp://127.0.0.1:9", "unix:///nowhere/clamd.ctl"])
def test_a_scanner_that_is_away_is_no_verdict(where):
    with pytest.raises(ScannerAway):
        is_infected(b"x", where)
