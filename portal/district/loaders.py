"""The files of the pack that every district has: departments, subdistricts, hotlines, calendar."""

from typing import Final

from portal.district.edited import refuse_taken_numbers, spare_edited
from portal.district.loader import FACT_COLUMNS, Outcome, Table, facts, loads, sync
from portal.district.models import Department, Hotline, Subdistrict
from portal.district.pack import FILE, read_district
from portal.district.tables import PackError, Row

ENGLISH: Final = ("name_en", "when_to_use_en", "hours_en")


@loads("departments.tsv")
def load_departments(table: Table) -> Outcome:
    """Departments, which a pack may name in English too; the front desk is the one that `district.toml` names."""
    table.require("code", "name", "duties", *FACT_COLUMNS, *_in_english(table))
    table.unique("code")
    here = read_district(table.pack)
    wanted = {
        row.text("code"): (
            row,
            facts(row)
            | _names(row)
            | {
                "duties": row.text("duties", required=False),
                "is_front_desk": row.text("code") == here.front_desk,
            },
        )
        for row in table
    }
    for column, code in (("front_desk", here.front_desk), ("second_desk", here.second_desk)):
        if code not in wanted:
            raise PackError(FILE, f"{code!r} is no department of departments.tsv", column=column)
    if here.second_desk == here.front_desk:
        raise PackError(FILE, "must be another department than the front desk", column="second_desk")
    return sync(Department, "code", wanted, table.file)


@loads("subdistricts.tsv")
def load_subdistricts(table: Table) -> Outcome:
    """Subdistricts, which a pack may name in English too, then what the former ones became."""
    table.require("code", "name", "is_former", "successor", *FACT_COLUMNS, *_in_english(table))
    table.unique("code")
    wanted = {row.text("code"): (row, facts(row) | _names(row) | {"is_former": row.flag("is_former")}) for row in table}
    outcome = sync(Subdistrict, "code", wanted, table.file)
    for row in table:
        successor = row.text("successor", required=False)
        if successor and successor not in wanted:
            raise row.error("successor", f"{successor!r} is no subdistrict of this file")
        target = Subdistrict.objects.filter(code=successor).first()
        Subdistrict.objects.filter(code=row.text("code")).exclude(successor=target).update(successor=target)
    return outcome


@loads("hotlines.tsv")
def load_hotlines(table: Table) -> Outcome:
    """Telephone numbers in the order in which they are shown; a pack may say them in English too."""
    english = [name for name in ENGLISH if name in table.columns]
    table.require("code", "number", "name", "when_to_use", "hours", "is_emergency", *FACT_COLUMNS, *english)
    table.unique("code")
    table.unique("number")
    wanted = {
        row.text("code"): (
            row,
            facts(row)
            | {
                "number": row.text("number"),
                "name": row.text("name"),
                "when_to_use": row.text("when_to_use"),
                "hours": row.text("hours", required=False),
                "is_emergency": row.flag("is_emergency"),
                "position": position,
            }
            | {name: row.text(name, required=False) for name in english},
        )
        for position, row in enumerate(table, start=1)
    }
    spared = spare_edited(wanted)
    refuse_taken_numbers(wanted)
    return sync(Hotline, "code", wanted, table.file, spared)


def _in_english(table: Table) -> tuple[str, ...]:
    return ("name_en",) if "name_en" in table.columns else ()


def _names(row: Row) -> dict[str, str]:
    """The name, and what it is called in English where the pack says so."""
    return {"name": row.text("name"), "name_en": row.text("name_en", required=False) if "name_en" in row.cells else ""}
