"""The shell of the portal. Importing it swaps in the pinned SQLite before Django opens a database.

SQLite before 3.51.3 can lose commits in WAL mode with two connections (the WAL-reset race), and Debian 12 ships 3.40.
"""

import sqlite3
import sys

if sqlite3.sqlite_version_info < (3, 51, 3):
    try:
        import pysqlite3
    except ImportError:  # no wheel for this platform: the start check in portal.operations refuses SQLite loudly
        pass
    else:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
