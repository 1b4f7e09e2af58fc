"""The shape of a document in Elasticsearch. Our own tokens go in, so that both engines find the same; the server only splits at blanks."""

import hashlib
import json
from typing import Any, Final

from elasticsearch.dsl import Document, Index, Keyword, Mapping, Text, analyzer

TOKENS: Final = analyzer("tokens", tokenizer="whitespace")
SETTINGS: Final[dict[str, Any]] = {
    "number_of_shards": 1,
    "refresh_interval": "1s",
    "gc_deletes": "1h",  # a late write of something deleted is refused as long as a rebuild may take
    "similarity": {"presence": {"type": "BM25", "k1": 0.1, "b": 0.0}},  # a word stands there or not, as in the embedded index
}
TEXTS: Final = ("title", "hints", "body", "ones")


class Page(Document):
    """Only what finding needs; what is shown comes from the portal's own entries."""

    key = Keyword()
    kind = Keyword()
    code = Keyword()
    title = Text(analyzer=TOKENS, similarity="presence")
    hints = Text(analyzer=TOKENS, similarity="presence")
    body = Text(analyzer=TOKENS, similarity="presence")
    ones = Text(analyzer=TOKENS, similarity="presence")


def fingerprint() -> str:
    """What the mapping and the settings are, in a few letters: an index made by other code has another one."""
    shape = [Page._doc_type.mapping.to_dict(), SETTINGS]
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:16]


def index(name: str) -> Index:
    """The index `name` as it has to be made."""
    made = Index(name)
    made.settings(**SETTINGS)
    made.document(Page)
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_meta", {"fingerprint": fingerprint()})
    made.mapping(mapping)
    return made
