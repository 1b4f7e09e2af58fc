"""Each view says who may call it; `tests/architecture` fails for a view that does not."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

ACCESS_CLASSES: Final = ("public", "flow", "receipt", "staff", "caseworker", "editor", "auditor", "operations")
View = TypeVar("View", bound=Callable[..., Any])


def access(kind: str) -> Callable[[View], View]:
    """Declare the access class of a view: `public` is cacheable reading, `flow` and `receipt` are sensitive, the rest is staff."""
    if kind not in ACCESS_CLASSES:
        raise ValueError(f"unknown access class {kind!r}")

    def declare(view: View) -> View:
        view.access = kind  # type: ignore[attr-defined]
        return view

    return declare
