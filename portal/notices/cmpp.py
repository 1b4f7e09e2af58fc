"""CMPP 2.0 (中国移动通信互联网短信网关接口协议 V2.0), what carriers' short-message gateways speak: packets to and from bytes. PURE."""

import hashlib
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

VERSION: Final = 0x20
CONNECT, TERMINATE, SUBMIT, ACTIVE_TEST = 0x1, 0x2, 0x4, 0x8
RESPONSE: Final = 0x80000000
HEAD: Final = struct.Struct("!III")
CONNECT_BODY: Final = struct.Struct("!6s16sBI")
CONNECTED_BODY: Final = struct.Struct("!B16sB")
SUBMITTED_BODY: Final = struct.Struct("!8sB")
# Msg_Id, Pk_total, Pk_number, Registered_Delivery, Msg_level, Service_Id, Fee_UserType, Fee_terminal_Id, TP_pId, TP_udhi, Msg_Fmt,
# Msg_src, FeeType, FeeCode, Valid_Time, At_Time, Src_Id, DestUsr_tl, Dest_terminal_Id, Msg_Length
SUBMIT_BODY: Final = struct.Struct("!8sBBBB10sB21sBBB6s2s6s17s17s21sB21sB")
RESERVED: Final = bytes(8)
UCS2: Final = 8
LONGEST: Final = 140  # bytes of one message: 70 characters
LARGEST_PACKET: Final = 4096
FREE: Final = b"01"  # FeeType: nothing is charged to her
CHINA: Final = "032+"  # no tenths of a second; 32 quarters of an hour ahead of UTC


class BadPacket(Exception):
    """What came is no packet of this protocol."""


@dataclass(frozen=True)
class Packet:
    """One packet: its command, its number on this connection, its body."""

    command: int
    sequence: int
    body: bytes = b""

    def to_bytes(self) -> bytes:
        """As it goes over the line."""
        return HEAD.pack(HEAD.size + len(self.body), self.command, self.sequence) + self.body


def read_head(head: bytes) -> tuple[int, int, int]:
    """Length of the body, command and number. Raises BadPacket for a length that cannot be."""
    length, command, sequence = HEAD.unpack(head)
    if not HEAD.size <= length <= LARGEST_PACKET:
        raise BadPacket(f"a packet of {length} bytes")
    return length - HEAD.size, command, sequence


def connect(account: str, password: str, moment: datetime) -> bytes:
    """The body of CONNECT: who we are, proved by a digest over the shared secret and the time."""
    stamp = f"{moment:%m%d%H%M%S}"
    return CONNECT_BODY.pack(account.encode("ascii"), proof(account, password, stamp), VERSION, int(stamp))


def proof(account: str, password: str, stamp: str) -> bytes:
    """AuthenticatorSource: MD5, as the protocol prescribes; the line itself has to be private."""
    return hashlib.md5(account.encode() + bytes(9) + password.encode() + stamp.encode(), usedforsecurity=False).digest()


def is_genuine(body: bytes, sent: bytes, password: str) -> bool:
    """Whether the gateway that answered our CONNECT knows the shared secret too (AuthenticatorISMG)."""
    status, theirs, _ = CONNECTED_BODY.unpack(body)
    ours = hashlib.md5(bytes([status]) + CONNECT_BODY.unpack(sent)[1] + password.encode(), usedforsecurity=False).digest()
    return ours == theirs


def submit(*, account: str, service: str, source: str, to: str, text: str, until: datetime | None) -> bytes:
    """The body of SUBMIT: one message to one number, no report asked. Raises ValueError for a text longer than one message."""
    content = text.encode("utf-16-be")
    if len(content) > LONGEST:
        raise ValueError(f"{len(content) // 2} characters do not fit into one message of {LONGEST // 2}")
    named = [part.encode("ascii") for part in (service, account, source, to)]
    head = (bytes(8), 1, 1, 0, 1, named[0], 0, b"", 0, 0, UCS2, named[1], FREE, b"", valid_until(until), b"", named[2], 1, named[3])
    return SUBMIT_BODY.pack(*head, len(content)) + content + RESERVED


def valid_until(moment: datetime | None) -> bytes:
    """When the gateway gives up: a telephone that is switched on later stays silent. Local time, with its offset."""
    if moment is None:
        return b""
    return f"{moment - timedelta(minutes=1):%y%m%d%H%M%S}{CHINA}".encode("ascii")
