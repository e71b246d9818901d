"""What is kept is there for whoever opens it next, in SQLite and in PostgreSQL alike."""

import datetime
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import ProgrammingError

import api.state.database
import api.state.migrations
from api.errors import Misconfigured, NotKept, StateUnreachable, UnknownConversation, UnknownKey
from api.state.audit import Event
from api.state.database import FILE
from api.state.feedback import Opinion
from api.state.migrations import HEAD
from api.state.sessions import Session
from api.state.state import State
from api.state.tables import feedback, metadata, turns

DAY = datetime.timedelta(days=1)
SHOWN = (("cv-trong-cay", "2.-1"), ("cv-trong-cay", None))


def now():
    return datetime.datetime.now(datetime.UTC)


def test_nothing_is_made_before_something_is_kept(tmp_path, open_state):
    state = open_state()
    assert (state.keys.all(), list(state.audit.export()), list(state.feedback.export())) == ([], [], [])
    assert state.sessions.find("x") is None
    assert list(tmp_path.iterdir()) == []


def test_a_key_lets_its_holder_in_until_it_is_revoked(open_state):
    key, secret = open_state().keys.add("Một cửa", ["read"], ["internal", "so-y-te"])
    other, _ = open_state().keys.add("Khác", ["admin"], [])
    state = open_state()
    assert state.keys.all() == [key, other]
    assert (key.scopes, key.labels, key.expires_at) == ({"read"}, {"internal", "so-y-te"}, None)
    assert state.keys.holder(secret.whole) == state.keys.holder(f" {secret.whole}\n") == key
    ended = state.keys.revoke("Một cửa")
    assert ended == [key]
    assert open_state().keys.holder(secret.whole) is None
    with pytest.raises(UnknownKey, match=r"^key 'Một cửa': no valid key of that id or name"):
        state.keys.revoke("Một cửa")


def test_a_key_that_is_over_lets_nobody_in(open_state):
    state = open_state()
    _, over = state.keys.add("a", ["read"], [], now() - DAY)
    assert not state.keys.any_valid()
    key, lasting = state.keys.add("b", ["read"], [], now() + DAY)
    assert state.keys.holder(over.whole) is None
    assert state.keys.holder(lasting.whole) == key


def test_another_secret_lets_nobody_in(open_state):
    state = open_state()
    _, secret = state.keys.add("a", ["read"], [])
    *_, last = secret.whole
    wrong = secret.whole[:-1] + ("A" if last != "A" else "B")
    others = [wrong, secret.name, "", "ct_", f"ct_{'0' * 12}_{'A' * 43}", "ct_\x00", secret.whole * 2, "khóa"]
    assert [state.keys.holder(o) for o in others] == [None] * len(others)


def test_the_secret_is_kept_nowhere(tmp_path):
    _, secret = State(tmp_path / "home").keys.add("a", ["read"], [])
    token = State(tmp_path / "home").sessions.begin(Session("key:a", "a", frozenset(), frozenset()))
    kept = (tmp_path / "home" / FILE).read_bytes()
    assert secret.whole.encode() not in kept
    assert secret.whole.rpartition("_")[2].encode() not in kept
    assert token.encode() not in kept
    assert secret.whole not in repr(secret)


def test_a_session_ends_with_its_key_with_its_time_and_on_leaving(open_state):
    state = open_state()
    key, _ = state.keys.add("a", ["read"], ["x"])
    by_key = Session(f"key:{key.key_id}", "a", key.scopes, key.labels, key.key_id)
    by_account = Session("oidc:an", "An", frozenset({"write"}), frozenset())
    tokens = [state.sessions.begin(by_key), state.sessions.begin(by_account)]
    assert [open_state().sessions.find(t) for t in tokens] == [by_key, by_account]
    assert open_state().sessions.find("x") is None
    over = state.sessions.begin(by_account, -DAY)
    assert state.sessions.find(over) is None
    state.keys.revoke(key.key_id)
    assert state.sessions.find(tokens[0]) is None
    state.sessions.end(tokens[1])
    assert state.sessions.find(tokens[1]) is None


def test_a_session_ends_when_its_key_is_over(open_state):
    state = open_state()
    key, _ = state.keys.add("a", ["read"], [], now() - DAY)
    token = state.sessions.begin(Session("key:a", "a", key.scopes, key.labels, key.key_id))
    assert state.sessions.find(token) is None


def test_opinions_come_back_as_they_were_given(open_state):
    first = Opinion(False, "sai cơ quan\x00", "Ai chủ trì\ud800?", {"answer": "Sở Y tế [1]", "hits": [{"rank": 1}]})
    assert open_state().feedback.add("key:a", first) == 1
    assert open_state().feedback.add("local", Opinion(True)) == 2
    found = [{k: v for k, v in row.items() if k != "at"} for row in open_state().feedback.export()]
    assert found == [
        {
            "feedback_id": 1, "account": "key:a", "helpful": False, "reason": "sai cơ quan", "question": "Ai chủ trì??",
            "answer": {"answer": "Sở Y tế [1]", "hits": [{"rank": 1}]},
        },
        {"feedback_id": 2, "account": "local", "helpful": True, "reason": "", "question": "", "answer": None},
    ]  # fmt: skip


def test_events_come_back_in_order_within_the_bounds_asked_for(open_state, monkeypatch):
    monkeypatch.setattr("api.state.audit.AT_ONCE", 2)
    state = open_state()
    asked = Event("key:a", "Một cửa", "ask", "Ai chủ trì?", "answered", clauses=SHOWN)
    state.audit.note([asked])
    state.audit.note([Event("key:a", "Một cửa", "upload", document_id=f"d{n}") for n in range(4)])
    found = list(open_state().audit.export())
    assert [e["action"] for e in found] == ["ask"] + ["upload"] * 4
    assert found[0] | {"at": ""} == {
        "at": "", "account": "key:a", "name": "Một cửa", "action": "ask", "question": "Ai chủ trì?",
        "status": "answered", "document_id": "",
        "clauses": [{"document_id": "cv-trong-cay", "clause": "2.-1"}, {"document_id": "cv-trong-cay", "clause": None}],
    }  # fmt: skip
    at = datetime.datetime.fromisoformat(found[0]["at"])
    assert at.tzinfo is not None
    assert list(state.audit.export(until=at)) == []
    assert len(list(state.audit.export(since=at, until=at + DAY))) == 5


def test_events_that_are_older_than_retention_go(tmp_path, url):
    early = State(tmp_path / "home", url, audit_days=10)
    early.audit.note([Event("a", "a", "ask")])
    assert early.audit.clear(now() - DAY) == 0
    assert len(list(early.audit.export())) == 1
    strict = State(tmp_path / "home", url, audit_days=-1)  # what happened before tomorrow is too old
    strict.audit.note([Event("a", "a", "search")])
    assert list(strict.audit.export()) == []
    for state in (early, strict):
        state.close()


def test_opinions_that_are_older_than_retention_go(tmp_path, url):
    early = State(tmp_path / "home", url, feedback_days=10)
    early.feedback.add("a", Opinion(True))
    assert early.feedback.clear(now() - DAY) == 0
    assert len(list(early.feedback.export())) == 1
    strict = State(tmp_path / "home", url, feedback_days=-1)  # what was said before tomorrow is too old
    assert strict.feedback.add("a", Opinion(True)) == 2
    assert list(strict.feedback.export()) == []
    for state in (early, strict):
        state.close()


def test_a_conversation_is_its_accounts_alone(open_state):
    kept = open_state().conversations
    talk = kept.begin("key:a").conversation_id
    assert [kept.add_turn("key:a", talk, q, {"answer": q}) for q in ("một", "hai")] == [1, 2]
    again = open_state().conversations
    assert [(t.number, t.question, t.answer) for t in again.turns("key:a", talk)] == [
        (1, "một", {"answer": "một"}),
        (2, "hai", {"answer": "hai"}),
    ]
    assert [(c.conversation_id, c.title, c.turns) for c in again.of("key:a")] == [(talk, "một", 2)]
    assert again.of("key:b") == []
    again.remove_all("key:b")
    for unknown in (("key:b", talk), ("key:a", "0" * 32), ("key:a", ""), ("key:a", "\x00")):
        for refused in (
            lambda of=unknown: kept.find(*of),
            lambda of=unknown: kept.turns(*of),
            lambda of=unknown: kept.add_turn(*of, "ba", {}),
            lambda of=unknown: kept.rename(*of, "x"),
            lambda of=unknown: kept.remove(*of),
        ):
            with pytest.raises(UnknownConversation):
                refused()
    assert [t.number for t in kept.turns("key:a", talk)] == [1, 2]
    kept.remove("key:a", talk)
    with pytest.raises(UnknownConversation):
        kept.turns("key:a", talk)


def test_the_conversation_gone_on_with_last_comes_first_and_lists_go_on_where_they_ended(open_state):
    kept = open_state().conversations
    first, second, third = (kept.begin("key:a", title) for title in ("  Một\n cửa\x00 ", "", "b" * 300))
    kept.add_turn("key:a", first.conversation_id, "Ai?", {"answer": "\ud800"})
    found = kept.of("key:a")
    assert [c.conversation_id for c in found] == [c.conversation_id for c in (first, third, second)]
    assert [c.title for c in found] == ["Một cửa", "b" * 200, ""]
    assert kept.of("key:a", most=2) == found[:2]
    assert [kept.of("key:a", found[n].place) for n in range(3)] == [found[1:], found[2:], []]
    assert kept.rename("key:a", first.conversation_id, "Hai").title == "Hai"
    assert kept.rename("key:a", first.conversation_id, " ").title == "Ai?"
    kept.remove_all("key:a")
    assert kept.of("key:a") == []


def test_turns_are_read_from_one_on_or_the_latest(open_state):
    kept = open_state().conversations
    talk = kept.begin("key:a").conversation_id
    for n in range(5):
        kept.add_turn("key:a", talk, f"{n}?", {})
    assert [t.number for t in kept.turns("key:a", talk, after=3)] == [4, 5]
    assert [t.number for t in kept.turns("key:a", talk, after=1, most=2)] == [2, 3]
    assert [t.number for t in kept.turns("key:a", talk, most=2, latest=True)] == [4, 5]


def test_turns_that_are_added_at_once_have_a_number_each(open_state):
    kept = open_state().conversations
    talk = kept.begin("key:a").conversation_id
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda n: kept.add_turn("key:a", talk, f"{n}?", {}), range(12)))
    assert sorted(numbers) == list(range(1, 13))


def test_conversations_that_nobody_goes_on_with_go(tmp_path, url):
    lasting = State(tmp_path / "home", url, conversation_days=10)
    talk = lasting.conversations.begin("key:a").conversation_id
    lasting.conversations.add_turn("key:a", talk, "Ai?", {})
    strict = State(tmp_path / "home", url, conversation_days=-1)  # what was gone on with before tomorrow is too old
    strict.conversations.begin("key:b")
    assert (lasting.conversations.of("key:a"), lasting.conversations.of("key:b")) == ([], [])
    with lasting.database.reading() as connection:
        assert connection.execute(turns.select()).all() == []
    for state in (lasting, strict):
        state.close()


def test_conversations_of_the_format_before_are_kept(tmp_path):
    state = State(tmp_path / "home")
    talk = state.conversations.begin("key:a", "Một")
    number = state.conversations.add_turn("key:a", talk.conversation_id, "Ai?", {"answer": "Sở"})
    with state.database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", api.state.migrations.__path__[0])
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    kept = State(tmp_path / "home").conversations
    (found,) = kept.of("key:a")
    assert (found.title, found.updated_at, found.turns) == ("Ai?", talk.created_at, number)
    assert [(t.question, t.answer) for t in kept.turns("key:a", talk.conversation_id)] == [("Ai?", {"answer": "Sở"})]


def test_a_database_of_the_format_before_is_read_where_nothing_can_be_written(tmp_path, monkeypatch):
    state = State(tmp_path / "home")
    key, secret = state.keys.add("a", ["read"], [])
    with state.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    monkeypatch.setattr("os.access", lambda path, _: path != tmp_path / "home" / FILE)  # root may write everywhere
    assert State(tmp_path / "home").keys.holder(secret.whole) == key


def test_the_migrations_make_the_tables_that_the_program_knows(open_state):
    state = open_state()
    state.keys.add("a", [], [])
    with state.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    config = Config()
    config.set_main_option("script_location", api.state.migrations.__path__[0])
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_database_of_a_newer_version_is_left_alone(open_state):
    state = open_state()
    state.keys.add("a", [], [])
    with state.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Misconfigured, match=r"newer version of chithi \(revision 9999, this one reads 0002\); update"):
        open_state().keys.all()


def test_work_that_fails_half_way_keeps_nothing(open_state):
    row = {"at": now(), "account": "a", "helpful": True, "reason": "", "question": ""}

    def fails(state):
        with state.database.writing() as connection:  # makes the tables, too
            connection.execute(feedback.insert().values(row))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails(open_state())
    assert list(open_state().feedback.export()) == []
    assert open_state().feedback.add("a", Opinion(True)) == 1


def test_the_file_is_its_users_alone(tmp_path):
    State(tmp_path / "home").keys.add("a", [], [])
    assert stat.S_IMODE((tmp_path / "home" / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_a_home_that_is_only_read_says_that_nothing_is_kept(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr("os.access", lambda path, _: path != home)  # root may write everywhere
    with pytest.raises(NotKept, match="read-only, so that nothing of this is kept"):
        State(home).feedback.add("a", Opinion(True))
    assert list(home.iterdir()) == []


def test_a_disk_without_room_is_told_and_what_was_kept_is_there(tmp_path, monkeypatch):
    state = State(tmp_path / "home")
    key, secret = state.keys.add("a", ["read"], [])
    opened = api.state.database._as_sqlite

    def without_room(connection, record):
        opened(connection, record)
        connection.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr("api.state.database._as_sqlite", without_room)
    full = State(tmp_path / "home")
    with pytest.raises(NotKept) as raised:
        full.feedback.add("a", Opinion(True, "b" * 10_000))
    file = tmp_path / "home" / FILE
    assert str(raised.value) == f"{file}: the disk is full, so that nothing of this is kept; make room"
    assert full.keys.holder(secret.whole) == key


def test_a_server_without_room_is_told(tmp_path):
    answer = ProgrammingError("INSERT", {}, Exception({"S": "ERROR", "C": "53100", "M": "could not extend file"}))
    with pytest.raises(NotKept, match="the disk is full"), State(tmp_path).database._mapped():
        raise answer


def test_a_file_that_goes_away_is_not_begun_anew_and_comes_back_whole(tmp_path):
    state = State(tmp_path / "home")
    key, secret = state.keys.add("a", ["read"], [])
    file = tmp_path / "home" / FILE
    file.rename(tmp_path / "away")
    for use in (lambda: state.keys.holder(secret.whole), lambda: state.feedback.add("a", Opinion(True))):
        with pytest.raises(StateUnreachable, match="the database of keys and logs is gone; put it back"):
            use()
    assert not file.exists()
    (tmp_path / "away").rename(file)
    assert state.keys.holder(secret.whole) == key
    assert state.feedback.add("a", Opinion(True)) == 1


def test_a_file_that_is_no_database_is_told_with_the_way_on(tmp_path):
    state = State(tmp_path)
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough for a head" * 4)
    for use in (state.keys.all, lambda: state.feedback.add("a", Opinion(True))):
        with pytest.raises(StateUnreachable, match=r"damaged \(file is not a database\); put back a copy"):
            use()


def test_a_server_is_reached_in_the_clear_or_encrypted_as_its_address_says(tmp_path, postgres):
    url = postgres.new_database()
    for number, mode in enumerate(("disable", "prefer"), start=1):
        state = State(tmp_path, f"{url}&sslmode={mode}")
        assert state.feedback.add("a", Opinion(True)) == number
        state.close()
    for mode in ("require", "verify-full"):  # this server has no certificate
        with pytest.raises(StateUnreachable, match=r"does not answer \(Server refuses SSL\)"):
            State(tmp_path, f"{url}&sslmode={mode}").feedback.add("a", Opinion(True))


def test_a_server_that_goes_away_is_one_line_and_what_was_kept_is_there_again(tmp_path, postgres):
    state = State(tmp_path / "home", postgres.new_database())
    kept = [state.feedback.add("a", Opinion(True)) for _ in range(3)]
    postgres.stop()
    try:
        for use in (lambda: state.feedback.add("a", Opinion(True)), state.keys.all):
            with pytest.raises(StateUnreachable) as raised:
                use()
            assert "the database of keys and logs does not answer" in str(raised.value)
            assert "\n" not in str(raised.value)
            assert "tulip" not in str(raised.value)
    finally:
        postgres.start()
    assert [row["feedback_id"] for row in state.feedback.export()] == kept
    assert state.feedback.add("a", Opinion(True)) > kept[-1]
    state.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "CHITHI_DATABASE_URL is no address of a database: postgresql://"),
        ("mysql://u:tulip@h/d", r"CHITHI_DATABASE_URL: mysql found, postgresql:// or sqlite:///FILE expected"),
        ("postgresql://u:tulip@h:x/d", "CHITHI_DATABASE_URL is no address of a database: postgresql://"),
        ("postgresql://h/d", "CHITHI_DATABASE_URL names no user: postgresql://USER:PASSWORD@HOST/NAME is expected"),
        (
            "postgresql://u:tulip@h/d?ssl=true",
            r"\?ssl=true found; \?sslmode=disable, .*\?sslmode=verify-full, .*\?unix_sock=….* expected",
        ),
        ("postgresql://u:tulip@h/d?sslmode=on", r"\?sslmode=on found; \?sslmode=disable, .* expected"),
        ("sqlite://", r"CHITHI_DATABASE_URL: sqlite found, postgresql:// or sqlite:///FILE expected"),
    ],
)
def test_an_address_of_no_database_is_told(tmp_path, url, message):
    with pytest.raises(Misconfigured, match=message) as raised:
        State(tmp_path, url)
    assert "tulip" not in str(raised.value)
