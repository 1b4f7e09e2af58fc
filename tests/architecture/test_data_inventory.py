"""Every stored field stands in docs/data-inventory.tsv with its class, purpose, retention and protection."""

import csv

from django.apps import apps

from tests.architecture.source import ROOMS, ROOT

COLUMNS = ["field", "class", "purpose", "ground", "kept", "protection", "seen_by"]


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs/data-inventory.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def stored_fields() -> set[str]:
    own = [config for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS]
    return {
        f"{model._meta.label}.{field.name}"
        for config in own
        for model in config.get_models()
        for field in model._meta.local_concrete_fields
        if not field.name.endswith("_ptr")
    }


def test_the_inventory_names_every_stored_field_and_no_other():
    listed = [row["field"] for row in rows()]
    assert len(listed) == len(set(listed))
    assert sorted(stored_fields() - set(listed)) == []
    assert sorted(set(listed) - stored_fields()) == []


def test_every_row_is_filled_in():
    assert list(rows()[0]) == COLUMNS
    assert [row["field"] for row in rows() if not all(row[column].strip() for column in COLUMNS)] == []


def test_what_a_person_tells_us_is_sealed():
    personal = [row for row in rows() if row["class"] == "personal, sensitive"]
    assert personal
    assert [row["field"] for row in personal if "sealed" not in row["protection"]] == []


def test_no_case_table_knows_an_address_or_a_browser():
    suspicious = ("ip", "user_agent", "address", "device", "session_key", "referer")
    case_fields = [row["field"].lower() for row in rows() if row["field"].startswith(("cases.", "contacts.", "intake.", "routing."))]
    assert [field for field in case_fields if field.rsplit(".", 1)[-1] in suspicious] == []
