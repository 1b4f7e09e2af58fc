"""Django's engine for SQLite, but for how a transaction waits for another to end."""

from typing import Any

from django.db.backends.sqlite3 import base

from portal.kit.sqlite3.turns import Turn


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions wait for their turn before they begin.

    SQLite lets them wait by sleeping ever longer, up to a tenth of a second, while others come and go: whoever is unlucky waits for a
    second where the work takes a few milliseconds. Only transactions take turns; a single statement waits as SQLite does.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turn = Turn()

    def _start_transaction_under_autocommit(self) -> None:
        if not self.is_in_memory_db():
            self.turn.take(f"{self.settings_dict['NAME']}-turn", seconds=self.settings_dict["OPTIONS"].get("timeout", 5))
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # unknown to the stubs
        except BaseException:
            self.turn.give()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # unknown to the stubs
        finally:
            self.turn.give()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # unknown to the stubs
        finally:
            self.turn.give()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # unknown to the stubs
        finally:
            self.turn.give()
