"""Each view says who may call it; `tests/architecture` fails for a view that does not."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.http import HttpRequest

ACCESS_CLASSES: Final = ("public", "flow", "receipt", "staff", "caseworker", "editor", "auditor", "operations")
VISITOR_CLASSES: Final = frozenset({"public", "flow", "receipt"})
SECTIONS: Final = {
    "/f/": "flow",
    "/r/": "receipt",
    "/n/": "receipt",
    "/x/": "flow",
    "/search/": "flow",
    "/desk/": "caseworker",
    "/cms/": "editor",
    "/accounts/": "staff",
    "/metrics": "operations",
}
View = TypeVar("View", bound=Callable[..., Any])


def access(kind: str, roles: frozenset[str] = frozenset()) -> Callable[[View], View]:
    """Declare the access class of a view: `public` is cacheable reading, `flow` and `receipt` are sensitive, the rest is staff.

    `roles` are those for which a view of staff exists.
    """
    if kind not in ACCESS_CLASSES:
        raise ValueError(f"unknown access class {kind!r}")

    def declare(view: View) -> View:
        view.access, view.roles = kind, roles  # type: ignore[attr-defined]
        return view

    return declare


def class_of(request: HttpRequest) -> str:
    """What the view declared, else what its section of the site is: a 404 under `/f/` is as sensitive as a form there."""
    match = request.resolver_match
    declared = getattr(match.func, "access", None) if match else None
    if declared:
        return str(declared)
    return next((kind for prefix, kind in SECTIONS.items() if request.path_info.startswith(prefix)), "public")
