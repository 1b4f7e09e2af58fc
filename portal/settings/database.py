"""The database: SQLite tuned for durability, or PostgreSQL through DATABASE_URL."""

import os
from pathlib import Path
from typing import Any

import environ

from portal.settings import env

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA journal_size_limit=27103364;"
)


def databases(data_dir: Path) -> dict[str, dict[str, Any]]:
    """The database of DATABASE_URL (`postgres://…`), or an SQLite file in `data_dir`."""
    url = env.text("DATABASE_URL", expected="postgres://…", example="postgres://halfsky@127.0.0.1/halfsky", default="sqlite://")
    if url == "sqlite://":
        return {"default": sqlite(data_dir / "portal.sqlite3")}
    if not url.startswith(("postgres://", "postgresql://")):
        raise env.refuse("DATABASE_URL", "the address of a PostgreSQL database", "postgres://halfsky@127.0.0.1/halfsky")
    config = dict(environ.Env.db_url_config(url)) | password()
    return {"default": config | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"options": "-c synchronous_commit=on"}}}


def password() -> dict[str, str]:
    """The database password from DATABASE_PASSWORD_FILE, where one is named."""
    return {"PASSWORD": env.secret("DATABASE_PASSWORD")} if "DATABASE_PASSWORD_FILE" in os.environ else {}


def caches() -> dict[str, dict[str, Any]]:
    """`default` is shared by all processes, because sign-in limits count there; the others are the memory of one: no write, no query."""
    return {"default": shared_cache(), "pace": memory("pace", 4_000), "answers": memory("answers", 128)}


def memory(name: str, entries: int) -> dict[str, Any]:
    """A cache of so many entries in the memory of each process."""
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name, "OPTIONS": {"MAX_ENTRIES": entries}}


def shared_cache() -> dict[str, Any]:
    """Redis where CACHE_URL names one, else a table."""
    url = env.text("CACHE_URL", expected="redis://…", example="redis://127.0.0.1:6379/1", default="db://")
    if url == "db://":  # the default of 300 entries would let anybody wash the counts away
        options = {"MAX_ENTRIES": 100_000}
        return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "OPTIONS": options}
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise env.refuse("CACHE_URL", "the address of a Redis database", "redis://127.0.0.1:6379/1")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def sqlite(path: Path) -> dict[str, Any]:
    """IMMEDIATE, because a read that turns into a write cannot wait for its lock; FULL, because "received" must be durable."""
    return {
        "ENGINE": "portal.kit.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 60,  # opening one and telling it all this takes longer than the queries of a page
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }
