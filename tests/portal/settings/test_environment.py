"""The one reader of the environment: what it takes and how it refuses."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import env
from portal.settings.database import caches, databases


def refusal(call) -> str:
    with pytest.raises(ImproperlyConfigured) as caught:
        call()
    return str(caught.value)


def test_a_missing_value_is_named_with_what_was_expected_and_an_example(monkeypatch):
    monkeypatch.delenv("KNOB", raising=False)
    message = refusal(lambda: env.text("KNOB", expected="a colour", example="red"))
    assert message == "KNOB is missing. Expected: a colour. Example: KNOB=red"


def test_a_refusal_never_repeats_the_value(monkeypatch):
    monkeypatch.setenv("KNOB", "s3cret-by-mistake")
    assert "s3cret" not in refusal(lambda: env.choice("KNOB", ("a", "b")))


@pytest.mark.parametrize(
    ("value", "call"),
    [
        ("", lambda: env.text("KNOB", expected="a text", example="x")),
        ("blue", lambda: env.choice("KNOB", ("red", "green"))),
        ("RED", lambda: env.choice("KNOB", ("red", "green"))),
        ("maybe", lambda: env.flag("KNOB", default=True)),
        ("", lambda: env.flag("KNOB", default=True)),
        ("many", lambda: env.number("KNOB", default=1)),
        ("-1", lambda: env.number("KNOB", default=1)),
        ("1.5", lambda: env.number("KNOB", default=1)),
        ("", lambda: env.folder("KNOB")),
        ("javascript:alert(1)", lambda: env.address("KNOB")),
        ("//weather.cma.cn/", lambda: env.address("KNOB")),
        ("https://", lambda: env.address("KNOB")),
        ("*", lambda: env.hosts("KNOB")),
        (".example.cn", lambda: env.hosts("KNOB")),
        ("https://example.cn", lambda: env.hosts("KNOB")),
        (" , ", lambda: env.hosts("KNOB")),
        ("http://example.cn", lambda: env.origins("KNOB", default="https://a.cn")),
        ("https://*.example.cn", lambda: env.origins("KNOB", default="https://a.cn")),
        ("mail.example.cn", lambda: env.mail("KNOB")),
        ("smtp://portal:password@mail.example.cn", lambda: env.mail("KNOB")),
        ("optional", lambda: env.required("KNOB", "required", why="because")),
    ],
)
def test_a_wrong_value_is_refused_with_the_name_and_an_example(monkeypatch, value, call):
    monkeypatch.setenv("KNOB", value)
    message = refusal(call)
    assert message.startswith("KNOB has a value that cannot be used. Expected: ")
    assert "Example: KNOB=" in message


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("no", False), ("Off", False)])
def test_a_flag_may_be_written_in_several_ways(monkeypatch, written, meant):
    monkeypatch.setenv("KNOB", written)
    assert env.flag("KNOB", default=not meant) is meant


def test_a_secret_comes_from_a_file_only(monkeypatch, tmp_path):
    monkeypatch.setenv("KNOB", "in the environment, where it must not be")
    assert refusal(lambda: env.secret("KNOB")).startswith("KNOB_FILE is missing")
    path = tmp_path / "secret"
    path.write_text("from the file\n")
    monkeypatch.setenv("KNOB_FILE", str(path))
    assert env.secret("KNOB") == "from the file"


@pytest.mark.parametrize("content", [None, "", "short"])
def test_a_secret_file_that_is_absent_empty_or_short_is_refused(monkeypatch, tmp_path, content):
    path = tmp_path / "secret"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("KNOB_FILE", str(path))
    assert "KNOB_FILE" in refusal(lambda: env.secret("KNOB", least=50))


def test_mail_is_described_by_one_address_and_a_password_file(monkeypatch, tmp_path):
    path = tmp_path / "password"
    path.write_text("mail password")
    monkeypatch.setenv("EMAIL_PASSWORD_FILE", str(path))
    monkeypatch.setenv("EMAIL_URL", "smtps://portal@mail.example.cn")
    mail = env.mail("EMAIL_URL")
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_SSL"], mail["EMAIL_USE_TLS"]) == ("mail.example.cn", 465, True, False)
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("portal", "mail password")


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgres", "sqlite:///etc/passwd", "http://x"])
def test_a_database_that_is_not_postgresql_is_refused(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DATABASE_URL", url)
    assert "DATABASE_URL has a value that cannot be used" in refusal(lambda: databases(tmp_path))


def test_the_default_database_is_a_durable_sqlite_file(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    config = databases(tmp_path)["default"]
    assert config["NAME"] == str(tmp_path / "portal.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in config["OPTIONS"]["init_command"]
    assert "ATOMIC_REQUESTS" not in config


def test_postgresql_commits_before_it_answers(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://halfsky:pw@db:5432/halfsky")
    config = databases(tmp_path)["default"]
    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert "synchronous_commit=on" in config["OPTIONS"]["options"]


def test_the_database_password_may_be_a_file(monkeypatch, tmp_path):
    path = tmp_path / "password"
    path.write_text("from the file\n")
    monkeypatch.setenv("DATABASE_URL", "postgres://halfsky@db/halfsky")
    monkeypatch.setenv("DATABASE_PASSWORD_FILE", str(path))
    assert databases(tmp_path)["default"]["PASSWORD"] == "from the file"
    path.unlink()
    assert "DATABASE_PASSWORD_FILE" in refusal(lambda: databases(tmp_path))


def test_the_cache_is_a_table_or_redis_and_nothing_a_process_keeps_to_itself(monkeypatch):
    monkeypatch.delenv("CACHE_URL", raising=False)
    assert caches()["default"]["BACKEND"].endswith("DatabaseCache")
    monkeypatch.setenv("CACHE_URL", "redis://cache:6379/1")
    assert caches()["default"]["BACKEND"].endswith("RedisCache")
    monkeypatch.setenv("CACHE_URL", "locmem://")
    assert "CACHE_URL has a value that cannot be used" in refusal(caches)
