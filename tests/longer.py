"""How long the attacker's tests are: `make attack` sets LONG=1 and so gives the same tests more draws, more sequences and more cells."""

import os
from typing import Final

IS_LONG: Final = os.environ.get("LONG") == "1"


def often(usual: int, long: int) -> int:
    """How many of something a test makes, in `make test` and in the long version."""
    return long if IS_LONG else usual
