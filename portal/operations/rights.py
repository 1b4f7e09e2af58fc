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
# By which column the rows of a table belong to a case. The public face sees and adds those of the one whose receipt it was shown.
# "" where a row names no case: those can be added and not be read, but for the public key under which numbers are sealed.
CASE_OF: Final = {
    "cases_case": "id",
    "notices_residentnotice": "about",
    **dict.fromkeys(("cases_attachmentpart", "cases_complaint", "contacts_contact", "notices_noticekey"), ""),
}
# A request begins with its case, and a code goes out to whoever opens a list of numbers.
ANYBODY_ADDS: Final = ("cases_case", "notices_residentnotice")
# What else narrows the rows: when she takes back what she agreed to, the public face ends referrals and nothing else.
PUBLIC_ROWS: Final = {
    ("cases_casekey", "DELETE"): "purpose LIKE 'referral:%'",
    ("cases_disclosure", "SELECT"): "kind = 'referral'",
    ("cases_disclosure", "UPDATE"): "kind = 'referral'",
}
# The request of a receipt and what was split off it, which has no verifier of its own. Runs as the tables' owner, so that it sees what the
# caller does not; the caller proves by the verifier that somebody typed the receipt (`services/cases/presented.py`).
SHOWN: Final = """
CREATE OR REPLACE FUNCTION halfsky_shown() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH main AS (
    SELECT id FROM cases_case
    WHERE receipt_verifier <> '' AND receipt_locator = split_part(current_setting('halfsky.receipt', true), ':', 1)
      AND receipt_verifier = decode(split_part(current_setting('halfsky.receipt', true), ':', 2), 'hex')
  )
  SELECT id FROM main UNION ALL SELECT second.id FROM cases_case second JOIN main ON second.split_from_id = main.id
$$"""
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
        for statement in [*_everywhere(), SHOWN, *_narrowed(people), *(line for table in people for line in _guarded(table))]:
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
            lines.append(f"CREATE POLICY {name} ON {table} FOR {verb} TO {PUBLIC} {clause} ({_rows(table, verb)})")
    return lines


def _rows(table: str, verb: str) -> str:
    """Which rows of a table the public role reaches: those of the case that it was shown."""
    column = CASE_OF.get(table, "case_id")
    is_free = not column or (verb == "INSERT" and table in ANYBODY_ADDS)
    of_hers = "true" if is_free else f"{column} IN (SELECT halfsky_shown())"
    more = PUBLIC_ROWS.get((table, verb))
    return f"{of_hers} AND {more}" if more else of_hers
