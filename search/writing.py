"""The only door through which the index is written: entry, embedded row and news for the other engine in one transaction."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model

from portal.kit.findable import INDEXED, SUPPLIED, Describe, Document
from portal.outbox.sending import enqueue
from search.backends import embedded
from search.columns import columns
from search.models import Entry

BATCH: Final = 500
CHANGED: Final = "search.changed"
ENGLISH: Final = ("title_en", "summary_en", "body_en")
FIELDS: Final = ("kind", "title", "url", "code", "summary", "body", "keywords", "context", "date", "domains", *ENGLISH)
LONGEST_TITLE: Final = 300


@transaction.atomic
def write(document: Document) -> None:
    """Make the index say what the document says."""
    entry, _ = Entry.objects.update_or_create(key=document.key, defaults=_values(document))
    embedded.write([(entry.pk, columns(document))])
    tell(document.key)


@transaction.atomic
def remove(key: str) -> None:
    """Forget a document; nothing happens when it is not known."""
    numbers = list(Entry.objects.filter(key=key).values_list("pk", flat=True))
    if numbers:
        embedded.remove(numbers)
        Entry.objects.filter(pk__in=numbers).delete()
        tell(key)


@transaction.atomic
def rewrite(documents: Iterable[Document]) -> int:
    """Replace the whole index; readers see the old one until this commits. Returns the number of documents."""
    versions = dict(Entry.objects.values_list("key", "version"))
    embedded.empty()
    Entry.objects.all().delete()
    count, source = 0, iter(documents)
    while batch := list(islice(source, BATCH)):
        entries = Entry.objects.bulk_create(
            Entry(key=document.key, version=versions.get(document.key, 0), **_values(document)) for document in batch
        )
        embedded.write([(entry.pk, columns(document)) for entry, document in zip(entries, batch, strict=True)], are_new=True)
        count += len(batch)
    embedded.finish()
    return count


def everything() -> Iterator[Document]:
    """All documents that the apps declare."""
    for describe, model in _models():
        for row in model._default_manager.all().iterator():
            document = describe(row)
            if document:
                yield document
    for supply in SUPPLIED.values():
        yield from supply()


def current(key: str, otherwise: Document | None = None) -> Document | None:
    """The document of a key, read anew; `otherwise` for what stands in code and has no row."""
    label, _, pk = key.rpartition(":")
    describe = INDEXED.get(label)
    if describe is None:
        return otherwise
    row = apps.get_model(label)._default_manager.filter(pk=pk).first()
    return describe(row) if row else None


def _models() -> Iterator[tuple[Describe, type[Model]]]:
    for label, describe in INDEXED.items():
        yield describe, apps.get_model(label)


def digest(document: Document) -> str:
    """What the document says, in 32 letters."""
    return hashlib.blake2b("\x1f".join(vars(document).values()).encode(), digest_size=16).hexdigest()


def _values(document: Document) -> dict[str, str]:
    titles = {name: getattr(document, name)[:LONGEST_TITLE] for name in ("title", "title_en")}
    return {name: getattr(document, name) for name in FIELDS} | titles | {"digest": digest(document)}


def tell(key: str) -> None:
    """News for Elasticsearch; the number of the message orders writes that arrive out of turn."""
    if settings.SEARCH_ENGINE == "elasticsearch":
        Entry.objects.filter(key=key).update(version=enqueue(CHANGED, key=key).pk)
