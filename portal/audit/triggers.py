"""Database triggers that refuse to change or delete audit rows, on both engines."""

from typing import Any, Final

SQLITE: Final = [
    f"CREATE TRIGGER audit_entry_no_{event} BEFORE {event} ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END"
    for event in ("update", "delete")
] + [  # REPLACE deletes without telling the trigger above
    "CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq) "
    "BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END"
]
POSTGRESQL: Final = [
    "CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit chain is append-only'; END $$",
    "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()",
    "CREATE TRIGGER audit_entry_no_delete BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()",
]
NAMES: Final = ("audit_entry_no_update", "audit_entry_no_delete", "audit_entry_no_replace")


def install(connection: Any) -> None:
    """Put the triggers in place."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the triggers away; a migration that reshapes the table does so and puts them back."""
    table = " ON audit_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")
