"""The smallest pack that works, whole and spoiled."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "packs" / "tiny"


@pytest.fixture
def tiny(settings) -> Path:
    """The second pack, in use."""
    settings.DISTRICT_PACK = str(TINY)
    return TINY


@pytest.fixture
def spoiled(tmp_path) -> Callable[[str, str, str], Path]:
    """A copy of the small pack with one text replaced."""

    def spoil(file: str, old: str, new: str) -> Path:
        pack = shutil.copytree(TINY, tmp_path / "pack", dirs_exist_ok=True)
        text = (pack / file).read_text(encoding="utf-8")
        assert old in text
        (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return pack

    return spoil
