"""The link that the proxy names its copies by is turned with each change, and never leads nowhere."""

import os
from pathlib import Path

import pytest

from portal.operations.handlers import show_the_proxy_what_is_current
from portal.pagecache import proxy
from portal.pagecache.models import Change


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.PAGE_GENERATION_DIR = tmp_path / "generation"
    return settings.PAGE_GENERATION_DIR


def current(folder: Path) -> Path:
    return (folder / "current").resolve(strict=True)


def test_each_generation_has_a_folder_of_its_own(folder):
    proxy.show((1, 1))
    first = current(folder)
    proxy.show((2, 2))
    assert current(folder) != first


def test_the_same_generation_leaves_the_link_alone(folder):
    proxy.show((1, 1))
    first = current(folder)
    proxy.show((1, 1))
    assert current(folder) == first


def test_a_name_never_comes_back(folder):
    seen = set()
    for number in (1, 2, 1, 2):
        proxy.show((number, 1))
        seen.add(current(folder).name)
    assert len(seen) == 4


def test_old_folders_go_but_not_those_that_somebody_may_be_linking(folder):
    proxy.show((1, 1))
    old = current(folder)
    os.utime(old, (0, 0))
    (folder / "being-made").mkdir()
    proxy.show((2, 2))
    assert sorted(path.name for path in folder.iterdir()) == sorted(["being-made", "current", current(folder).name])


def test_what_another_process_removed_first_is_no_fault(folder, monkeypatch):
    proxy.show((1, 1))
    os.utime(current(folder), (0, 0))
    remove = Path.rmdir
    monkeypatch.setattr(Path, "rmdir", lambda path: (remove(path), remove(path)))
    proxy.show((2, 2))
    assert [path.name for path in folder.iterdir() if not path.is_symlink()] == [current(folder).name]


def test_a_process_that_starts_makes_sure_there_is_a_link(folder):
    proxy.ensure()
    first = current(folder)
    proxy.ensure()
    assert current(folder) == first


def test_every_minute_the_link_is_compared_with_what_is_stored(folder, db):
    proxy.ensure()
    first = current(folder)
    Change.objects.bulk_create([Change()])
    show_the_proxy_what_is_current()
    assert current(folder) != first


def test_without_a_proxy_nothing_is_made(settings, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert settings.PAGE_GENERATION_DIR is None
    proxy.show((1, 1))
    proxy.ensure()
    assert list(tmp_path.iterdir()) == []
