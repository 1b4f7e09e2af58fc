#!/bin/sh
# Run once, when the database is made: the two roles that the portal's processes use. `manage.py grant_rights` says what they may do.
set -eu
for role in public staff; do
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v password="$(cat "/run/secrets/db_${role}_password")" <<SQL
CREATE ROLE halfsky_$role LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
SQL
done
