"""Short messages over CMPP 2.0, against a gateway on this machine."""

from datetime import datetime

import pytest

from portal.notices import cmpp
from portal.notices.gateway import NotSent, gateway

MESSAGE = {"to": "13800001234", "text": "您有一条办事进度更新。", "until": None}


def refused(**more: object) -> NotSent:
    with pytest.raises(NotSent) as caught:
        gateway().send(**MESSAGE | more)
    return caught.value


def test_a_message_arrives_whole_signed_and_to_one_number(carrier):
    gateway().send(**MESSAGE | {"until": datetime(2026, 11, 25, 12)})
    assert carrier.received == [
        {
            "report": 0,
            "service": "GOV0001",
            "format": 8,
            "account": "901234",
            "until": "261125115900032+",
            "from": "106573012345",
            "to": "13800001234",
            "text": "【政务服务】您有一条办事进度更新。",
        }
    ]


def test_our_first_packet_is_that_of_other_programs_that_speak_it():
    """The example that the widely used Go library gocmpp carries in its tests; it says version 2.1 in byte 34, we say 2.0."""
    known = "0000002700000001000000173930303030 3190d00c1d517abd0b4f65f6bcf8535d16 20 3cdc73be".replace(" ", "")
    body = cmpp.connect("900001", "888888", datetime(2021, 10, 21, 8, 5, 10))
    assert cmpp.Packet(cmpp.CONNECT, 0x17, body).to_bytes().hex() == known


def test_what_the_gateway_asks_in_between_is_answered(carrier):
    carrier.asks_first = True
    gateway().send(**MESSAGE)
    assert len(carrier.received) == 1


@pytest.mark.parametrize(("result", "reason", "is_final"), [(8, "busy", False), (9, "busy", False), (5, "refused", True)])
def test_a_refusal_says_whether_trying_again_helps(carrier, result, reason, is_final):
    carrier.result = result
    error = refused()
    assert (error.reason, error.is_final) == (reason, is_final)


def test_a_wrong_password_sends_nothing(carrier, settings):
    settings.SMS = settings.SMS | {"password": "wrong"}
    assert (refused().reason, carrier.received) == ("sign_in", [])


def test_a_gateway_that_does_not_know_the_secret_gets_no_number(carrier):
    carrier.secret = "another"
    assert (refused().reason, carrier.received) == ("not_genuine", [])


def test_a_line_that_breaks_and_a_gateway_that_is_away_are_tried_again(carrier, settings):
    carrier.hangs_up = True
    assert (refused().reason, refused().is_final) == ("line", False)
    settings.SMS = settings.SMS | {"port": 1}
    assert refused().reason == "line"


def test_nonsense_is_no_packet():
    for length in (0, 11, 5000):
        with pytest.raises(cmpp.BadPacket):
            cmpp.read_head(length.to_bytes(4, "big") + bytes(8))


def test_a_text_longer_than_one_message_is_refused_before_it_is_sent(carrier):
    with pytest.raises(ValueError, match="70"):
        gateway().send(**MESSAGE | {"text": "字" * 70})
    assert carrier.connections == 0
