"""The archive: a zip whose manifest names every file with its SHA-256; nothing of a damaged one is ever used."""

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from portal.kit.durable import sync_folder

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
CHUNK: Final = 1 << 20


class BadArchive(Exception):
    """The file is no archive of ours, or was damaged; says which part."""


@dataclass
class Manifest:
    """What an archive says about itself."""

    made_at: str
    engine: str
    migrations: dict[str, str]
    has_keys: bool
    tables: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class Writer:
    """Adds files to an archive and remembers their checksums."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.archive, self.manifest = archive, manifest

    def add(self, name: str, path: Path) -> None:
        """Add one file as `name`."""
        digest = hashlib.sha256()
        with path.open("rb") as source, self.archive.open(name, "w", force_zip64=True) as target:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)
        self.manifest.files[name] = digest.hexdigest()

    def add_folder(self, name: str, folder: Path) -> int:
        """Add what lies below `folder`; returns how many files. One that is deleted meanwhile is left out."""
        files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) if folder.is_dir() else []
        for path in files:
            self.add(f"{name}/{path.relative_to(folder).as_posix()}", path)
        return len(files)


@contextmanager
def writing(file: Path, manifest: Manifest) -> Iterator[Writer]:
    """Write an archive for its owner's eyes only: it appears under its name when it is whole and on the disk. Raises FileExistsError."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as raw:
        try:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
                yield Writer(archive, manifest)
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            raw.flush()
            os.fsync(raw.fileno())
            os.link(draft, file)
            sync_folder(file.parent)
        finally:
            draft.unlink()


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack an archive into an empty `folder`, checking every byte against the manifest. Raises BadArchive."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive)
            for name, digest in manifest.files.items():
                _take(archive, name, digest, folder)
    except (OSError, zipfile.BadZipFile, EOFError, KeyError, ValueError, TypeError) as error:
        raise BadArchive(f"{file} cannot be read: {error}") from error
    return manifest


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    if manifest.format != FORMAT:
        raise BadArchive(f"the archive has format {manifest.format}; this portal reads format {FORMAT}")
    if set(archive.namelist()) != {MANIFEST, *manifest.files}:
        raise BadArchive("the archive's files are not those that its manifest names")
    return manifest


def _take(archive: zipfile.ZipFile, name: str, digest: str, folder: Path) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name:
        raise BadArchive(f"{name!r} would be written outside its folder")
    target = folder.joinpath(*parts)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("xb") as out:
        shutil.copyfileobj(source, out, CHUNK)
    with target.open("rb") as written:
        if hashlib.file_digest(written, "sha256").hexdigest() != digest:
            raise BadArchive(f"{name} differs from its checksum")
