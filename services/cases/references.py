"""Case references (编号): random, so that they tell neither number nor kind of cases. PURE."""

import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRTVWXYZ"
RANDOM_LENGTH: Final = 5


def mint(prefix: str) -> str:
    """A new reference, such as PREFIX-7K3M-92; the last sign checks the others."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    signs = body + check_sign(body)
    return f"{prefix}-{signs[:4]}-{signs[4:]}"


def check_sign(body: str) -> str:
    """The sign that finds any single wrong sign and any two that changed places: 29 signs, a prime, and weights that differ."""
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=2))
    return ALPHABET[total % len(ALPHABET)]
