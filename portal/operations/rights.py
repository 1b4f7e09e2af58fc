"""What the two database roles may do (house promise 3): the public face adds a contact and can never read one.

PostgreSQL only, and only where the roles exist: `deploy/postgres/roles.sh` makes them. Run after every migrate, as the tables' owner.
"""

from typing import Final

from django.apps import apps
from django.db import connection, transaction

PUBLIC: Final = "halfsky_public"
STAFF: Final = "halfsky_staff"
PEOPLE: Final = ("contacts", "cases", "notices")
# What a request and a receipt need. Sealed columns among them open only with keys that the public face does not hold.
PUBLIC_RIGHTS: Final = {
    "contacts_contact": "INSERT",
    "cases_case": "SELECT, INSERT, UPDATE",
    "cases_casekey": "SELECT, INSERT, DELETE",
    "cases_casemessage": "SELECT, INSERT",
    "cases_attachment": "SELECT, INSERT",
    "cases_attachmentpart": "INSERT",
    "cases_complaint": "INSERT",
    "cases_rating": "SELECT, INSERT, UPDATE",
    "cases_contactwish": "SELECT, INSERT",
    "cases_datawish": "SELECT, INSERT",
    "notices_noticekey": "SELECT",
    "notices_residentnotice": "SELECT, INSERT, DELETE",
    "cases_casetask": "INSERT, SELECT (id)",
    "cases_timelineevent": "SELECT, INSERT",
    "cases_disclosure": 'SELECT, UPDATE (sealed, sealed_purpose, sealed_answer, ended_at, "end")',
}
# Which rows of a table, where not all: when she takes back what she agreed to, the public face ends referrals and nothing else.
PUBLIC_ROWS: Final = {
    ("cases_casekey", "DELETE"): "purpose LIKE 'referral:%'",
    ("cases_disclosure", "SELECT"): "kind = 'referral'",
    ("cases_disclosure", "UPDATE"): "kind = 'referral'",
}
POLICIES: Final = {"SELECT": "public_reads", "INSERT": "public_adds", "UPDATE": "public_changes", "DELETE": "public_destroys"}
APPEND_ONLY: Final = ("audit_entry",)
NOT_PUBLIC: Final = ("accounts_user", "mfa_authenticator")


def exist() -> bool:
    """Whether this is PostgreSQL with the two roles."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)", [PUBLIC, STAFF])
        return bool(cursor.fetchone()[0] == 2)


@transaction.atomic
def grant() -> int:
    """Give both roles exactly their rights; returns how many tables are guarded by rows. Nothing where the roles do not exist."""
    if not exist():
        return 0
    people = tables_of_people()
    with connection.cursor() as cursor:
        for statement in [*_everywhere(), *_narrowed(people), *(line for table in people for line in _guarded(table))]:
            cursor.execute(statement)
    return len(people)


def tables_of_people() -> list[str]:
    """Every table of the rooms that know a person."""
    return sorted(model._meta.db_table for name in PEOPLE for model in apps.get_app_config(name).get_models(include_auto_created=True))


def _everywhere() -> list[str]:
    both = f"{PUBLIC}, {STAFF}"
    return [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {both}",
        f"GRANT USAGE ON SCHEMA public TO {both}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {both}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {both}",
    ]


def _narrowed(people: list[str]) -> list[str]:
    return [
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {PUBLIC}, {STAFF}" for table in APPEND_ONLY),
        *(f"REVOKE ALL ON {table} FROM {PUBLIC}" for table in (*people, *NOT_PUBLIC)),
        *(f"GRANT {rights} ON {table} TO {PUBLIC}" for table, rights in PUBLIC_RIGHTS.items() if table in people),
    ]


def _guarded(table: str) -> list[str]:
    """Forced for the owner too: a new role, or a right given by mistake, reaches no row that no policy names."""
    lines = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"]
    lines += [f"DROP POLICY IF EXISTS {name} ON {table}" for name in ("staff", *POLICIES.values())]
    lines.append(f"CREATE POLICY staff ON {table} TO {STAFF}, CURRENT_USER USING (true) WITH CHECK (true)")
    rights = PUBLIC_RIGHTS.get(table, "")
    for verb, name in POLICIES.items():
        clause = "WITH CHECK" if verb == "INSERT" else "USING"
        if verb in rights:
            rows = PUBLIC_ROWS.get((table, verb), "true")
            lines.append(f"CREATE POLICY {name} ON {table} FOR {verb} TO {PUBLIC} {clause} ({rows})")
    return lines
