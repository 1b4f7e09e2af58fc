"""The outbox: events are rows in the caller's transaction; handlers carry them out afterwards, with or without a broker."""

from portal.outbox.registry import handles, periodic
from portal.outbox.sending import enqueue, enqueue_all

__all__ = ["enqueue", "enqueue_all", "handles", "periodic"]
