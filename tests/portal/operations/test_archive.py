"""An archive is whole or it is not there, and nothing of a damaged one is used."""

import json
import zipfile

import pytest

from portal.operations.backup.archive import BadArchive, Manifest, unpack, writing


@pytest.fixture
def archive(tmp_path):
    source = tmp_path / "source"
    (source / "images").mkdir(parents=True)
    (source / "images" / "图.png").write_bytes(b"picture" * 1000)
    (source / "empty").write_bytes(b"")
    with writing(tmp_path / "a.zip", Manifest("2026-11-25", "sqlite", {}, False)) as made:
        assert made.add_folder("media", source) == 2
    return tmp_path / "a.zip"


def rewrite(archive, change):
    with zipfile.ZipFile(archive) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    with zipfile.ZipFile(archive, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)


def renamed(files, old, new):
    files[new] = files.pop(old)
    files["manifest.json"] = files["manifest.json"].replace(json.dumps(old).encode(), json.dumps(new).encode())


def test_what_went_in_comes_out(archive, tmp_path):
    manifest = unpack(archive, tmp_path / "out")
    assert set(manifest.files) == {"media/images/图.png", "media/empty"}
    assert (tmp_path / "out/media/images/图.png").read_bytes() == b"picture" * 1000
    assert archive.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda files: files.update({"media/empty": b"x"}), "media/empty differs from its checksum"),
        (lambda files: files.pop("media/empty"), "not those that its manifest names"),
        (lambda files: files.update({"media/more": b""}), "not those that its manifest names"),
        (lambda files: files.pop("manifest.json"), "manifest.json"),
        (lambda files: files.update({"manifest.json": b"{"}), "cannot be read"),
        (lambda files: files.update({"manifest.json": files["manifest.json"].replace(b'"format": 1', b'"format": 2')}), "format 2"),
        (lambda files: renamed(files, "media/empty", "../outside"), "outside its folder"),
        (lambda files: renamed(files, "media/empty", "/outside"), "outside its folder"),
    ],
)
def test_a_changed_archive_is_refused(archive, tmp_path, change, told):
    rewrite(archive, change)
    with pytest.raises(BadArchive, match=told):
        unpack(archive, tmp_path / "out")
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_half_an_archive_is_refused(archive, tmp_path, share):
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BadArchive, match="cannot be read"):
        unpack(archive, tmp_path / "out")


def test_a_backup_that_fails_leaves_nothing_and_overwrites_nothing(archive, tmp_path):
    before = archive.read_bytes()
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "b.zip", Manifest("", "sqlite", {}, False)):
        _ = 1 / 0
    with pytest.raises(FileExistsError), writing(archive, Manifest("", "sqlite", {}, False)):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "source"]
    assert archive.read_bytes() == before
