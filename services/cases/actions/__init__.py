"""The only door for writing cases. Each action is one transaction: the change, its timeline event, audit row, outbox rows."""

from services.cases.actions.handling import accept, add_note, close, resident_reply, write_to_resident
from services.cases.actions.opening import open_case
from services.cases.actions.viewing import NoteText, OpenedCase, view

__all__ = ["NoteText", "OpenedCase", "accept", "add_note", "close", "open_case", "resident_reply", "view", "write_to_resident"]
