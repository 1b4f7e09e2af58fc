"""Making, filling and switching indexes. Readers use an alias; an index behind it is never changed in shape, only replaced."""

import logging
from collections.abc import Iterator
from typing import Any, Final

from django.utils import timezone
from elasticsearch import ConflictError, Elasticsearch, NotFoundError
from elasticsearch.helpers import scan, streaming_bulk

from portal.kit.findable import Document
from search.backends.elastic.documents import fingerprint, index
from search.columns import columns
from search.models import Entry
from search.writing import FIELDS, tell

ALIAS: Final = "halfsky"
PATTERN: Final = f"{ALIAS}-*"
ATTEMPTS: Final = 5
BATCH: Final = 500
CONFLICT: Final = 409
logger = logging.getLogger(__name__)


class RebuildFailed(Exception):
    """Some documents were refused; the old index stays in use."""


def source(entry: Entry) -> dict[str, Any]:
    """What is stored of an entry."""
    tokens = columns(Document(**{name: getattr(entry, name) for name in ("key", *FIELDS)}))
    return {"key": entry.key, "kind": entry.kind, "code": entry.code, **vars(tokens)}


def follow(client: Elasticsearch, key: str, version: int) -> None:
    """Tell every index, also one that is being filled, what the entry `key` is now. An older `version` than the stored one is refused."""
    entry = Entry.objects.filter(key=key).first()
    for name in names(client):
        try:
            if entry:
                client.index(index=name, id=key, document=source(entry), version=version, version_type="external")
            else:
                client.delete(index=name, id=key, version=version, version_type="external")
        except (ConflictError, NotFoundError) as error:
            logger.info("index %s already knew better: %s", name, type(error).__name__)


def names(client: Elasticsearch) -> list[str]:
    """The indexes that there are."""
    return sorted(client.indices.get(index=PATTERN, allow_no_indices=True).body)


def rebuild(client: Elasticsearch) -> int:
    """Fill a new index, then let the alias point to it in one step. Raises RebuildFailed; returns the number of documents."""
    name = f"{ALIAS}-{timezone.now():%Y%m%d%H%M%S%f}"
    index(name).create(using=client)
    refused = count = 0
    for is_fine, outcome in streaming_bulk(
        client, _actions(name), chunk_size=BATCH, max_retries=ATTEMPTS, initial_backoff=1, raise_on_error=False, raise_on_exception=False
    ):
        refused += not is_fine and outcome["index"].get("status") != CONFLICT  # a conflict: a newer write was faster
        count += 1
    if refused:
        client.indices.delete(index=name)
        raise RebuildFailed(f"{refused} of {count} documents were refused")
    client.indices.refresh(index=name)
    _switch(client, name)
    return count


def mend(client: Elasticsearch) -> int:
    """Tell it again what the index behind the alias lacks, has in an old version or should not have; returns how many."""
    has = {hit["_id"]: hit["_version"] for hit in scan(client, index=ALIAS, query={"version": True, "_source": False}, size=BATCH)}
    should = dict(Entry.objects.values_list("key", "version"))
    wrong = [key for key, version in should.items() if has.get(key, 0) < max(version, 1)] + [key for key in has if key not in should]
    for key in wrong:
        tell(key)
    return len(wrong)


def is_current(client: Elasticsearch) -> bool:
    """Whether the alias leads to an index of the shape that this code asks."""
    try:
        behind = client.indices.get_mapping(index=ALIAS).body
    except NotFoundError:
        return False
    return all(one["mappings"].get("_meta", {}).get("fingerprint") == fingerprint() for one in behind.values())


def _actions(name: str) -> Iterator[dict[str, Any]]:
    for entry in Entry.objects.order_by("pk").iterator(BATCH):
        yield {
            "_op_type": "index",
            "_index": name,
            "_id": entry.key,
            "_source": source(entry),
            "version": max(entry.version, 1),
            "version_type": "external",
        }


def _switch(client: Elasticsearch, name: str) -> None:
    """The alias moves at once; then the others go."""
    others = [other for other in names(client) if other != name]
    actions = [{"remove": {"index": other, "alias": ALIAS, "must_exist": False}} for other in others]
    client.indices.update_aliases(actions=[*actions, {"add": {"index": name, "alias": ALIAS}}])
    for other in others:
        client.indices.delete(index=other)
