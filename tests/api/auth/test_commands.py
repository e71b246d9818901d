import datetime
import json
import re
import unicodedata

import click
import pytest
from click.testing import CliRunner

from api.auth.commands import audit, feedback, keys, read_expiry
from api.commands import serve
from api.state.feedback import Opinion
from api.state.state import State
from corpus.environment import Environment

NOW = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)


@pytest.fixture
def run(tmp_path):
    """Runs a command over a home; gives its exit status, stdout and stderr."""

    def call(command, *args, **variables):
        environment = Environment(tmp_path / "home", variables)
        done = CliRunner().invoke(command, args, obj=environment)
        return done.exit_code, done.stdout, done.stderr

    return call


def test_a_key_is_shown_once_and_listed_without_its_secret(run, tmp_path):
    status, out, err = run(keys, "add", "Một cửa")
    assert status == 0
    assert re.fullmatch(r"ct_[0-9a-f]{12}_[\w-]{43}\n", out)
    name = out.split("_")[1]
    assert err.splitlines()[0] == f"key {name} for Một cửa: read; sees internal, public"
    assert run(keys) == (0, f"{name}\tMột cửa\tread\tinternal\tvalid\n", "")
    assert State(tmp_path / "home").keys.holder(out).name == "Một cửa"
    _, _, err = run(keys, "add", "Văn thư", "--scope", "write", "--label", "so-y-te", "--expires", "2099-06-30")
    assert err.splitlines()[0].endswith("for Văn thư: write; sees every document")
    listed = json.loads(run(keys, "--json")[1])
    assert [(k["name"], k["scopes"], k["labels"], k["expires"], k["revoked"]) for k in listed] == [
        ("Một cửa", ["read"], ["internal"], None, None),
        ("Văn thư", ["write"], ["so-y-te"], "2099-07-01T00:00:00+00:00", None),
    ]
    assert run(keys, "revoke", name) == (0, f"revoked {name}\tMột cửa\n", "")
    assert f"{name}\tMột cửa\tread\tinternal\trevoked 20" in run(keys)[1]


def test_a_key_without_a_name_is_not_made(run):
    status, out, err = run(keys, "add", " ")
    assert (status, out, run(keys)[1]) == (2, "", "")
    assert "an empty name found; who will hold the key is expected" in err


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "\x1b[31mred", "n" * 201])
def test_a_name_that_would_break_the_list_of_keys_is_refused(run, name):
    status, out, err = run(keys, "add", name)
    assert (status, out, run(keys)[1]) == (2, "", "")
    assert "a name of at most 200 characters on one line expected" in err


def test_labels_of_a_key_are_those_of_documents(run):
    assert run(keys, "add", "x", "--label", "")[0] == 1
    assert run(keys) == (0, "", "")
    apart = unicodedata.normalize("NFD", "Sở Y tế")
    assert run(keys, "add", "x", "--label", apart, "--label", " Internal ")[0] == 0
    assert json.loads(run(keys, "--json")[1])[0]["labels"] == ["Sở Y tế", "internal"]


@pytest.mark.parametrize("said", ["hôm nay", "30/6/2027", "2027-02-30"])
def test_what_is_no_day_of_the_log_is_told_in_one_form(run, said):
    status, out, err = run(audit, "export", "--since", said)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1].endswith(f"{said!r}: a day as 2027-06-30 is expected")


def test_who_made_and_ended_which_key_is_in_the_log_unless_there_is_none(run):
    name = run(keys, "add", "Một cửa", "--label", "so-y-te")[1].split("_")[1]
    run(keys, "revoke", "Một cửa")
    run(keys, "add", "Văn thư", CHITHI_AUDIT="off")
    events = [json.loads(line) for line in run(audit, "export")[1].splitlines()]
    assert [(e["account"], e["action"], e["status"], e["question"]) for e in events] == [
        ("local", "key-add", f"key:{name}", "Một cửa: read; so-y-te"),
        ("local", "key-revoke", f"key:{name}", "Một cửa"),
    ]


def test_feedback_is_exported_and_cleared_by_command(run, tmp_path, monkeypatch):
    monkeypatch.setattr("api.state.feedback.AT_ONCE", 2)
    kept = State(tmp_path / "home").feedback
    for n in range(5):
        kept.add("key:a", Opinion(n == 0, f"sai {n}", "Ai chủ trì?", {"answer": "Sở Y tế"}))
    status, out, err = run(feedback, "export")
    told = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert {k: v for k, v in told[1].items() if k != "at"} == {
        "feedback_id": 2, "account": "key:a", "helpful": False, "reason": "sai 1", "question": "Ai chủ trì?",
        "answer": {"answer": "Sở Y tế"},
    }  # fmt: skip
    day = told[0]["at"][:10]
    assert [t["reason"] for t in told] == [f"sai {n}" for n in range(5)]
    assert run(feedback, "export", "--since", day)[1] == out
    assert run(feedback, "export", "--until", day)[1] == ""
    assert run(feedback, "clear", "--before", day)[2] == "removed 0 opinions\n"
    assert run(feedback, "clear", "--before", "2999-01-01")[2] == "removed 5 opinions\n"
    assert run(feedback, "export") == (0, "", "")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("90d", datetime.datetime(2027, 2, 27, 12, tzinfo=datetime.UTC)),
        ("2026-11-29", datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)),
    ],
)
def test_when_a_key_ends(said, moment):
    assert read_expiry(said, NOW) == moment


@pytest.mark.parametrize("said", ["2026-11-28", "0x", "30/6/2027", "d", "2027-02-30"])
def test_no_day_to_end_on(said):
    with pytest.raises(click.BadParameter):
        read_expiry(said, NOW)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--host", "0.0.0.0"], "--host 0.0.0.0 serves to other machines: name the address"),
        (["--host", "0.0.0.0", "--public-url", "http://chithi.so"], "nobody could come in: make a key with"),
        *(
            (["--public-url", url], f"--public-url {url}: an address as https://chithi.example is expected")
            for url in ("chithi.so", "https://a/sub", "https://a:99999", "https://u:p@a", "https://a/?q", "https://")
        ),
        (["--public-url", "https://chithi.so"], "nobody could come in: make a key with"),
        (["--tls-cert", __file__], "--tls-cert and --tls-key go together"),
        (["--tls-cert", __file__, "--tls-key", __file__], "no certificate with its private key"),
    ],
)
def test_what_is_not_served(run, args, message):
    status, out, err = run(serve, *args)
    assert (status, out) == (1, "")
    assert message in err
    assert err.count("\n") == 1
