"""What an editor has changed stays changed: the pack is loaded around it, and says where it differs."""

from typing import Any

from django.db import models

from portal.district.loader import Wanted
from portal.district.models import Hotline


def edited_lines() -> models.QuerySet[Hotline]:
    """Lines that editors changed or added."""
    return Hotline.objects.filter(edited_on__isnull=False)


def spare_edited(wanted: Wanted) -> dict[str, list[str]]:
    """Lines that editors changed or added, by code, each with how it differs from the pack.

    A line that says what the pack says belongs to the pack again.
    """
    found = {line.code: differences(line, wanted) for line in edited_lines()}
    same = [code for code, ways in found.items() if not ways]
    Hotline.objects.filter(code__in=same).update(edited_on=None, edited_by="")
    return {code: ways for code, ways in found.items() if ways}


def differences(line: Hotline, wanted: Wanted) -> list[str]:
    """One sentence for each field in which the line is not what the pack says."""
    place = f"kept {line.code!r} as {line.edited_by or 'an editor'} left it on {line.edited_on:%Y-%m-%d}"
    if line.code not in wanted:
        return [f"{place}: the pack does not have it"]
    row, values = wanted[line.code]
    stated: dict[str, Any] = values | {"is_active": True}
    return [
        f"line {row.line}: {place}: {name} is {str(getattr(line, name))!r}, the pack says {str(value)!r}"
        for name, value in stated.items()
        if getattr(line, name) != value
    ]


def refuse_taken_numbers(wanted: Wanted) -> None:
    """Raises PackError for a number that another line holds, which the pack does not give another one."""
    edited = set(edited_lines().values_list("code", flat=True))
    for code, number in Hotline.objects.values_list("code", "number"):
        stays = code in edited or code not in wanted or wanted[code][1]["number"] == number
        for other, (row, values) in wanted.items():
            if stays and other != code and values["number"] == number:
                raise row.error("number", f"{number!r} is the number of {code!r}: give this line its code, or that one another number")
