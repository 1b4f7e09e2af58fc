"""Names and numbers as lists and pages show them before a reason was given (S3-21). PURE."""

import re
from collections.abc import Mapping
from typing import Final

HIDDEN = "*"
HEAD, TAIL = 3, 4
SHORTEST_NAME: Final = 2
BETWEEN: Final = r"[\s\-]*"


def masked_name(name: str) -> str:
    """The first sign of a name: 林**."""
    return name[:1] + HIDDEN * 2 if name else ""


def masked_phone(phone: str) -> str:
    """The first three and the last two signs of a number: 138******34; a short one is hidden whole."""
    digits = phone.strip()
    if len(digits) <= HEAD + TAIL:
        return HIDDEN * len(digits)
    return digits[:HEAD] + HIDDEN * (len(digits) - HEAD - 2) + digits[-2:]


def masked_answers(answers: Mapping[str, object], *, name: str, phone: str) -> dict[str, str]:
    """Her answers with her own name and number hidden wherever they stand in them, however she spaced the digits."""
    return {question: _masked(str(answer), name.strip(), phone.strip()) for question, answer in answers.items()}


def tells_only(answer: object, *, name: str, phone: str) -> bool:
    """Whether an answer is nothing but her name or her number."""
    said = re.sub(r"[\s\-]", "", str(answer))
    return bool(said) and said in {re.sub(r"[\s\-]", "", known) for known in (name, phone)}


def _masked(text: str, name: str, phone: str) -> str:
    if len(name) >= SHORTEST_NAME:
        text = text.replace(name, masked_name(name))
    digits = re.sub(r"\D", "", phone)
    if digits:
        text = re.sub(BETWEEN.join(digits), masked_phone(digits), text)
    return text
