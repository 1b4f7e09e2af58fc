"""`make messages`: bring the catalogues of locale/ up to date with the code, sorted, and compile them.

New texts enter the Chinese catalogue empty, so that a test fails until somebody has written them; English texts are their own translation.
"""

import polib

from tests.architecture.source import ROOT
from tests.architecture.test_messages import used

CATALOGUES = ("zh_Hans", "en")


def bring_up_to_date(language: str, texts: set[str]) -> list[str]:
    """Drop what is left over, add what is new, compile; returns what still has to be translated."""
    path = ROOT / f"locale/{language}/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(path), wrapwidth=140)
    known = {entry.msgid: entry for entry in catalogue if entry.msgid in texts}
    for text in texts - set(known):
        known[text] = polib.POEntry(msgid=text, msgstr=text if language == "en" else "")
    catalogue[:] = sorted(known.values(), key=lambda entry: (entry.msgid.lower(), entry.msgid))
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    return [entry.msgid for entry in catalogue if not entry.translated()]


if __name__ == "__main__":
    for name in CATALOGUES:
        for text in bring_up_to_date(name, set(used())):
            print(f"{name}: not translated: {text!r}")  # noqa: T201
