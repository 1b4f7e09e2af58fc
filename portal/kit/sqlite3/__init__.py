"""Django's engine for SQLite, in which those who want to write take turns."""
