"""The API described in OpenAPI 3.1, made from the same declarations that make its answers."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext

from services.opendata.answering import JSON_TYPE, KEPT_SECONDS, LIMIT, PROBLEM_TYPE, VERSION, about
from services.opendata.fields import LARGEST_PAGE, USUAL_PAGE, Field, Resource, schema_of

TEXT: Final = {"type": "string"}
ADDRESS: Final = {"type": ["string", "null"]}
WHOLE: Final = {"type": "integer"}
SHARED: Final[dict[str, Any]] = {
    "About": {"version": TEXT, "licence": TEXT, "demo": {"type": "boolean"}, "demo_mark": TEXT},
    "Page": {"number": WHOLE, "size": WHOLE, "pages": WHOLE, "total": WHOLE},
    "Links": {"self": TEXT, "next": ADDRESS, "prev": ADDRESS},
    "Problem": {"status": WHOLE, "detail": TEXT, "about": {"$ref": "#/components/schemas/About"}},
}


def document(base: str, resources: Iterable[Resource]) -> dict[str, Any]:
    """The whole description; `base` is the address of version 1."""
    known = list(resources)
    mark = about(is_demo=False)
    refusal = _answer(gettext("Why not, in words"), "Problem", PROBLEM_TYPE)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": gettext("Open data of the plan for women's development"),
            "version": VERSION,
            "description": _in_words(),
            "license": {"name": mark["licence"]},
            "x-demo": mark["demo_mark"],
        },
        "servers": [{"url": base.rstrip("/")}],
        "paths": {address: {"get": operation} for each in known for address, operation in _operations(each)},
        "components": {"schemas": _schemas(known), "responses": {"Problem": refusal}},
    }


def _in_words() -> str:
    values = {"limit": LIMIT, "seconds": KEPT_SECONDS}
    return (
        gettext(
            "For reading only. At most %(limit)d requests a minute. Answers may be %(seconds)d seconds old; ask again with If-None-Match. "
            "New members may be added to answers within a version; none is removed or changes its meaning."
        )
        % values
    )


def _operations(resource: Resource) -> Iterable[tuple[str, dict[str, Any]]]:
    name = schema_name(resource)
    parameters = [_parameter(resource.field(each)) for each in resource.filters] + _paging()
    yield f"/{resource.path}/", _operation(f"list_{resource.path}", str(resource.title), f"{name}List", parameters)
    if resource.one:
        code = {"name": "code", "in": "path", "required": True, "schema": TEXT, "description": str(resource.fields[0].meaning)}
        yield f"/{resource.path}/{{code}}/", _operation(f"one_of_{resource.path}", str(resource.title), f"{name}Answer", [code])


def _operation(identity: str, summary: str, schema: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    refused = {status: {"$ref": "#/components/responses/Problem"} for status in ("400", "404", "429", "503")}
    good = {"200": _answer(summary, schema, JSON_TYPE), "304": {"description": gettext("Nothing has changed since")}}
    return {"operationId": identity, "summary": summary, "parameters": parameters, "responses": good | refused}


def _answer(words: str, schema: str, kind: str) -> dict[str, Any]:
    return {"description": words, "content": {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


def _parameter(field: Field) -> dict[str, Any]:
    return {"name": field.name, "in": "query", "schema": {"type": field.kind}, "description": str(field.meaning)}


def _paging() -> list[dict[str, Any]]:
    page, size = WHOLE | {"minimum": 1, "default": 1}, WHOLE | {"minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE}
    return [
        {"name": "page", "in": "query", "schema": page, "description": gettext("Which page")},
        {"name": "size", "in": "query", "schema": size, "description": gettext("Records on a page")},
    ]


def _schemas(resources: Iterable[Resource]) -> dict[str, Any]:
    made = {name: _object(members) for name, members in SHARED.items()}
    for each in resources:
        name = schema_name(each)
        made[name] = schema_of(each.fields)
        of_lists = {"page": _ref("Page"), "links": _ref("Links"), "about": _ref("About")}
        made[f"{name}List"] = _object({"data": {"type": "array", "items": _ref(name)}, **of_lists})
        if each.one:
            links = _object({"self": TEXT, "list": TEXT})
            made[f"{name}Answer"] = _object({"data": schema_of((*each.fields, *each.details)), "links": links, "about": _ref("About")})
    return made


def schema_name(resource: Resource) -> str:
    """readings → Reading"""
    return resource.path.removesuffix("s").capitalize()


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(members: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": members, "required": list(members)}
