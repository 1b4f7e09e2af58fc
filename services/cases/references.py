"""Case references (编号): random, so that they tell neither number nor kind of cases. PURE."""

import secrets
from collections.abc import Iterator
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRTVWXYZ"
RANDOM_LENGTH: Final = 5
START: Final = 7_368_787
STEP: Final = 12_674_519


def mint(prefix: str) -> str:
    """A new reference, such as PREFIX-7K3M-92; the last sign checks the others."""
    return written(prefix, "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH)))


def written(prefix: str, body: str) -> str:
    """A reference from its random part."""
    signs = body + check_sign(body)
    return f"{prefix}-{signs[:4]}-{signs[4:]}"


def as_typed(prefix: str, text: str) -> str:
    """What somebody means who types it in small letters, without hyphens, or without the prefix; else what stands there."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    body = signs.removeprefix(prefix.upper())
    return f"{prefix}-{body[:4]}-{body[4:]}" if len(body) == RANDOM_LENGTH + 1 else text.strip().upper()


def check_sign(body: str) -> str:
    """The sign that finds any single wrong sign and any two that changed places: 29 signs, a prime, and weights that differ."""
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=2))
    return ALPHABET[total % len(ALPHABET)]


def walk(prefix: str, seed: int) -> Iterator[str]:
    """Every reference once, scattered, from a place that depends on the seed: for invented cases only, real ones are `mint`ed."""
    size, base = len(ALPHABET) ** RANDOM_LENGTH, len(ALPHABET)
    for number in range(size):
        rest = (seed * START + number * STEP) % size
        body = ""
        for _ in range(RANDOM_LENGTH):
            rest, sign = divmod(rest, base)
            body += ALPHABET[sign]
        yield written(prefix, body)
