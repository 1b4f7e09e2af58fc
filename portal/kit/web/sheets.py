"""One style sheet for each kind of page, joined from its parts: on a slow line every request costs a second."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FOLDER: Final = "css"
COMMON: Final = ("tokens", "base", "layout", "components", "figures", "lists", "forms")
SHEETS: Final = {
    f"{FOLDER}/site.css": (*COMMON, "public", "pages", "home", "search", "charts", "print"),
    f"{FOLDER}/flow.css": (*COMMON, "quiet", "print"),
    f"{FOLDER}/work.css": (*COMMON, "desk", "desk-side", "desk-tables", "print"),
}
"""What a sheet is joined from, in the order in which later rules win. Large print comes after all of them, in a sheet of its own."""


class SheetFinder(BaseFinder):
    """Finds the joined sheets among the static files; they are joined when they are asked for, so that no part can be forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "sheets")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file of a joined sheet, joined anew."""
        if path not in SHEETS:
            return []
        found = self._join(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every joined sheet."""
        for path in SHEETS:
            self._join(path)
            yield path, self.storage

    def _join(self, path: str) -> str:
        parts = [(settings.ROOT / "static" / FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS[path]]
        file = Path(self.storage.path(path))
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".new")
        draft.write_text("\n".join(parts), encoding="utf-8")
        draft.replace(file)
        return str(file)
