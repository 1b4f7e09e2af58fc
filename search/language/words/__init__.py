"""Lists of words, one file each, separated by blanks and line ends. PURE."""

from pathlib import Path


def words(name: str) -> list[str]:
    """The words of `<name>.txt`."""
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").split()
