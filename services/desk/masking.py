"""Names and numbers as lists and pages show them before a reason was given (S3-21). PURE."""

HIDDEN = "*"
HEAD, TAIL = 3, 4


def masked_name(name: str) -> str:
    """The first sign of a name: 林**."""
    return name[:1] + HIDDEN * 2 if name else ""


def masked_phone(phone: str) -> str:
    """The first three and the last two signs of a number: 138******34; a short one is hidden whole."""
    digits = phone.strip()
    if len(digits) <= HEAD + TAIL:
        return HIDDEN * len(digits)
    return digits[:HEAD] + HIDDEN * (len(digits) - HEAD - 2) + digits[-2:]
