"""A device that makes and uses passkeys, without a browser."""

import json
import os
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

PRESENT = AuthenticatorData.FLAG.UP
OWNER = PRESENT | AuthenticatorData.FLAG.UV


@dataclass
class Device:
    """Keeps one passkey: its name, its handle and its key."""

    origin: str = "http://testserver"
    flags: AuthenticatorData.FLAG = OWNER
    identifier: bytes = field(default_factory=lambda: os.urandom(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    handle: bytes = b""
    named: str = ""

    def makes(self, asked: dict[str, Any]) -> str:
        """The answer to being asked for a new one."""
        asked = asked["publicKey"]
        self.handle, self.named = websafe_decode(asked["user"]["id"]), asked["user"]["name"]
        credential = AttestedCredentialData.create(Aaguid.NONE, self.identifier, ES256.from_cryptography_key(self.key.public_key()))
        data = AuthenticatorData.create(_host(asked["rp"]["id"]), self.flags | AuthenticatorData.FLAG.AT, 0, credential)
        attested = AttestationObject.create("none", data, {})
        return self._answer(self._client("webauthn.create", asked), attestationObject=attested)

    def uses(self, asked: dict[str, Any]) -> str:
        """The answer to being asked who this is."""
        asked = asked["publicKey"]
        client = self._client("webauthn.get", asked)
        data = AuthenticatorData.create(_host(asked["rpId"]), self.flags, 1)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(client, authenticatorData=data, signature=signature, userHandle=self.handle)

    def _client(self, kind: str, asked: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, client: bytes, **more: bytes) -> str:
        name = websafe_encode(self.identifier)
        response = {"clientDataJSON": client} | more
        told = {key: websafe_encode(value) for key, value in response.items()}
        return json.dumps({"type": "public-key", "id": name, "rawId": name, "response": told, "clientExtensionResults": {}})


def _host(name: str) -> bytes:
    return sha256(name.encode()).digest()
