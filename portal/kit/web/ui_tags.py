"""Template tags of the component set (`{% load ui %}`). Components without logic are plain includes of `templates/components/`."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portal.kit import sentences as one_after_another
from portal.kit.web.marks import mark_of

register = template.Library()

WATERMARKS: Final = range(24)
MANY, SHORT = 5, 8
CHINESE: Final = re.compile(r"[\u3400-\u9fff][\u3000-\u303f\u3400-\u9fff\uff01-\uff5e“”]*")
ENTRIES: Final = (
    ("/", _("Home"), ("/",), False),
    ("/plan/", _("Plan and progress"), ("/plan/", "/data/"), True),
    ("/policies/", _("Policies"), ("/policies/",), False),
    ("/help/", _("How to get help"), ("/help/",), False),
    ("/stories/", _("Her stories"), ("/stories/",), True),
)


@register.simple_tag
def page_language() -> str:
    """The `lang` of the page: fonts and line breaking of browsers go by it."""
    return "en" if (get_language() or "").startswith("en") else "zh-CN"


@register.inclusion_tag("includes/site_nav.html", takes_context=True)
def site_nav(context: Context) -> dict[str, Any]:
    """The five entries; the one the visitor is in is marked, `page` when it is this very page. Large print leaves out the extra ones."""
    path = getattr(context.get("request"), "path", "")
    return {
        "entries": [
            {"address": address, "label": label, "current": current(path, address, sections), "extra": extra}
            for address, label, sections, extra in ENTRIES
        ]
    }


def current(path: str, address: str, sections: Iterable[str]) -> str:
    """The value of `aria-current` for an entry when the visitor is at `path`."""
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(tuple(sections)) else ""


@register.inclusion_tag("components/half_disc.html")
def half_disc(value: float | None, label: str) -> dict[str, Any]:
    """Progress as a half-disc; `value` from 0 to 1, or None for “no figure yet”, which is never drawn as 0."""
    if value is None:
        return {"filled": None, "shown": "—", "words": gettext("%(label)s: no figure yet") % {"label": label}}
    percent = round(min(max(value, 0), 1) * 100)
    return {"filled": percent, "shown": f"{percent}%", "words": gettext("%(label)s: %(percent)d%%") % {"label": label, "percent": percent}}


@register.inclusion_tag("components/half_disc.html")
def half_disc_ornament() -> dict[str, Any]:
    """An empty half-disc without words, for places where nothing is yet."""
    return {"filled": None, "shown": "", "words": ""}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(crumbs: Iterable[Any]) -> dict[str, Any]:
    """Where the page is: pairs of title and address, or pages with `title` and `url`; home is put first, the last one is this page."""
    pairs = [crumb if isinstance(crumb, tuple) else (crumb.title, crumb.url) for crumb in crumbs]
    *above, here = [(gettext("Home"), "/"), *(pair for pair in pairs if pair[1] != "/")]
    return {"crumbs": [*above, (here[0], "")]}


@register.filter
def has_short_answers(field: BoundField) -> bool:
    """Whether the answers of a field are so many and so short that two may share a row."""
    labels = [str(label) for _value, label in getattr(field.field, "choices", ())]
    return len(labels) > MANY and max(map(len, labels)) <= SHORT


@register.simple_tag
def code_tag(code: str) -> str:
    """The citation code of a plan item, such as 八.策略.3."""
    return format_html('<span class="tag tag-code" lang="zh-CN">{}</span>', code)


@register.inclusion_tag("components/copy_button.html")
def copy_button(text: str, label: str) -> dict[str, str]:
    """Copies `text`; not seen where scripts are off."""
    return {"text": text, "label": label}


@register.inclusion_tag("components/watermark.html")
def watermark(account: str) -> dict[str, Any]:
    """Account and minute over a staff page, so that a photograph of the screen names whose screen it was."""
    return {"mark": mark_of(account), "places": WATERMARKS}


@register.filter
def said(thing: Any, name: str) -> Any:
    """The field `name` of `thing` in the reader's language: `name_en` where she reads English and it is filled in, else the Chinese."""
    return (_in_english(thing, name) or getattr(thing, name, "")) if thing else ""


@register.filter
def said_in(thing: Any, name: str) -> str:
    """The `lang` of what `said` gives."""
    return "en" if _in_english(thing, name) else "zh-CN"


@register.filter
def sentences(found: Iterable[str]) -> str:
    """Sentences as one text, with a space between them where the language has one."""
    return one_after_another.joined(found)


@register.simple_tag
def gap() -> str:
    """What stands between two sentences of a template."""
    return one_after_another.gap()


@register.filter
def apart(text: Any) -> str:
    """`text` escaped; on an English page what is Chinese in it, such as a name, is marked so and read aloud as Chinese."""
    escaped = conditional_escape(text)
    return mark_safe(CHINESE.sub(r'<span lang="zh-CN">\g<0></span>', escaped)) if page_language() == "en" else escaped  # noqa: S308


def _in_english(thing: Any, name: str) -> Any:
    return getattr(thing, f"{name}_en", None) if page_language() == "en" else None
