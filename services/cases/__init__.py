"""Requests for help: sealed, seen by one department, written through `actions` only."""
