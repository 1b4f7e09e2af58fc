"""What was measured, a line a figure, beside its bound."""

import sys

missed: list[str] = []


def say(what: str, value: float, bound: float, *, least: bool = False) -> None:
    """One line of the table."""
    is_kept = value >= bound if least else value <= bound
    if not is_kept:
        missed.append(what)
    sys.stdout.write(f"{'kept  ' if is_kept else 'MISSED'}  {what:<70} {value:8.2f}  bound {'≥' if least else '≤'} {bound:g}\n")
    sys.stdout.flush()


def exit_code() -> int:
    """1 when a bound was missed."""
    return 1 if missed else 0
