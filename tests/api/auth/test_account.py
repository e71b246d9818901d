"""Logging in with an account, against a real provider: npm's oidc-provider, which stands beside this file."""

import html
import re
import shutil
import socket
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.auth.provider import Provider, new_attempt, session_of
from api.auth.trust import Trust
from api.errors import Misconfigured, ProviderAway, ProviderRefused
from api.settings import OidcSettings
from api.state.sessions import Session
from api.state.state import State
from tests.api.wire import assert_problem

FOLDER = Path(__file__).parent / "oidc"
SETTINGS = OidcSettings("", "chithi", "daisy", write_group="van-thu", admin_group="quan-tri")
PLACE = "/v/cv-trong-cay?a=1"


@pytest.fixture(scope="module")
def listening():
    """Where the service will be: the provider has to know before either runs."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


@pytest.fixture(scope="module")
def home_url(listening):
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture(scope="module")
def issuer(home_url):
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules").exists():
        pytest.skip("node or oidc-provider is missing: npm ci --prefix tests/api/auth/oidc")
    running = subprocess.Popen(
        [node, FOLDER / "provider.mjs", f"{home_url}/oidc/callback"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    yield f"http://127.0.0.1:{running.stdout.readline().strip()}"
    running.kill()
    running.communicate()


@pytest.fixture(scope="module")
def service(guarded_home, listening, issuer):
    """A service whose accounts are the provider's."""
    import threading

    home, _ = guarded_home
    trust = Trust(State(home.path), open=False, audit="on", provider=Provider(replace(SETTINGS, issuer=issuer)))
    server = uvicorn.Server(uvicorn.Config(create_app(home, trust=trust), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield trust
    server.should_exit = True
    thread.join()


@pytest.fixture
def browser(service):  # noqa: ARG001 - it has to run
    with httpx.Client(trust_env=False, timeout=60) as connected:
        yield connected


def submit(browser, page, **values):
    """Sends the form of a page, as a person would who fills it in."""
    action = html.unescape(re.search(r'action="([^"]+)"', page.text).group(1))
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w*)"', page.text))
    return browser.post(page.url.join(action), data=hidden | values)


def through(browser, response, until):
    """Follows redirects as far as an address that begins so, and returns that address unvisited."""
    while response.is_redirect:
        to = response.url.join(response.headers["location"])
        if str(to).startswith(until):
            return str(to)
        response = browser.get(to)
    return response


def at_the_provider(browser, home_url, who):
    """Logs in at the provider, consents, and returns where it sends the browser back to."""
    begun = browser.get(f"{home_url}/oidc/start", params={"next": PLACE})
    page = through(browser, begun, home_url)
    page = through(browser, submit(browser, page, login=who, password="any"), home_url)
    return through(browser, submit(browser, page), home_url)


def test_an_account_gets_a_session_with_its_groups(browser, home_url, issuer, service):
    begun = browser.get(f"{home_url}/oidc/start", params={"next": PLACE})
    asked = parse_qs(urlsplit(begun.headers["location"]).query)
    assert begun.headers["location"].startswith(f"{issuer}/auth?")
    assert {k: asked[k] for k in ("response_type", "client_id", "code_challenge_method", "redirect_uri", "scope")} == {
        "response_type": ["code"], "client_id": ["chithi"], "code_challenge_method": ["S256"],
        "redirect_uri": [f"{home_url}/oidc/callback"], "scope": ["openid profile email"],
    }  # fmt: skip
    assert all(len(asked[k][0]) >= 32 for k in ("state", "nonce", "code_challenge"))
    assert "SameSite=lax" in begun.headers["set-cookie"]
    assert "HttpOnly" in begun.headers["set-cookie"]

    back = browser.get(at_the_provider(browser, home_url, "an:so-y-te"))
    assert (back.status_code, back.headers["location"]) == (303, "/login?next=/v/cv-trong-cay%3Fa%3D1")
    assert "SameSite=strict" in back.headers["set-cookie"]
    assert "chithi_login" not in browser.cookies
    told = browser.get(f"{home_url}/session").json()
    assert told == {"open": False, "account": "oidc:an:so-y-te", "name": "AN", "scopes": ["read"]}
    found = service.state.sessions.find(browser.cookies["chithi_session"])
    assert found == Session("oidc:an:so-y-te", "AN", frozenset({"read"}), frozenset({"internal", "so-y-te"}))
    assert browser.get(f"{home_url}/v1/documents/cv-trong-cay").status_code == 200
    assert list(service.state.audit.export())[-1]["account"] == "oidc:an:so-y-te"


def test_a_group_may_give_the_right_to_change_documents(browser, home_url):
    browser.get(at_the_provider(browser, home_url, "binh:van-thu"))
    assert browser.get(f"{home_url}/session").json()["scopes"] == ["read", "write"]
    gone = browser.delete(f"{home_url}/v1/documents/khong-co", headers={"Origin": home_url})
    assert gone.status_code == 404


def refused(browser, home_url, address):
    back = browser.get(address)
    assert back.headers["location"].startswith("/login?said=refused&next=")
    assert "Đăng nhập không thành" in browser.get(f"{home_url}{back.headers['location']}").text
    assert browser.get(f"{home_url}/session").status_code == 401


def test_an_answer_without_a_login_that_was_begun_here_is_refused(browser, home_url):
    address = at_the_provider(browser, home_url, "chi:van-thu")
    browser.cookies.clear()
    refused(browser, home_url, address)


def test_an_answer_to_another_login_is_refused(browser, home_url):
    address = at_the_provider(browser, home_url, "chi:van-thu")
    browser.get(f"{home_url}/oidc/start")  # another login is begun: another state, nonce and verifier
    refused(browser, home_url, address)


def test_a_code_is_good_once_and_a_wrong_one_never(browser, home_url):
    address = at_the_provider(browser, home_url, "chi:van-thu")
    kept = browser.cookies["chithi_login"]
    assert browser.get(address).headers["location"].startswith("/login?next=")
    browser.cookies.clear()
    for again in (
        address,
        re.sub(r"code=[^&]+", "code=x", address),
        re.sub(r"code=[^&]+", "error=access_denied", address),
    ):
        browser.cookies.set("chithi_login", kept)
        refused(browser, home_url, again)
        browser.cookies.clear()


@pytest.mark.parametrize("wrong", ["nonce", "client_id", "issuer"])
def test_a_word_for_another_is_refused(issuer, home_url, wrong, monkeypatch):
    """The token of one login shown to another: each claim that would have to fit is checked."""
    provider = Provider(replace(SETTINGS, issuer=issuer))
    attempt = new_attempt()
    back = f"{home_url}/oidc/callback"
    with httpx.Client(trust_env=False) as browser:
        page = through(browser, browser.get(provider.address(attempt, back)), home_url)
        page = through(browser, submit(browser, page, login="dung", password="any"), home_url)
        answer = parse_qs(urlsplit(through(browser, submit(browser, page), home_url)).query)
    with provider._client(back) as client:
        token = client.fetch_token(f"{issuer}/token", code=answer["code"][0], code_verifier=attempt.verifier)
    assert provider._checked(token, attempt)["sub"] == "dung"
    if wrong == "nonce":
        attempt = replace(attempt, nonce="other")
    elif wrong == "client_id":
        monkeypatch.setattr(provider, "settings", replace(provider.settings, client_id="other"))
    else:
        provider._about = (provider._about[0], {**provider._about[1], "issuer": "https://other.example"})
    with pytest.raises(ProviderRefused, match="its word does not hold"):
        provider._checked(token, attempt)


def test_a_provider_that_is_away_is_one_line_and_keys_still_let_in(guarded, caplog):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = guarded(provider=Provider(replace(SETTINGS, issuer=f"http://127.0.0.1:{port}")))
    browser = client()
    gone = browser.get("/oidc/start", params={"next": PLACE})
    assert (gone.status_code, gone.headers["location"]) == (303, "/login?said=away&next=/v/cv-trong-cay%3Fa%3D1")
    page = browser.get(gone.headers["location"]).text
    assert "Nhà cung cấp danh tính không trả lời; hãy dùng khóa." in page
    assert 'href="/oidc/start?next=/v/cv-trong-cay?a=1"' in page
    said = [r.getMessage() for r in caplog.records if r.name == "chithi.auth"]
    issuer = f"http://127.0.0.1:{port}"
    away = f"identity provider {issuer} does not answer as one (Connection refused); keys still let people in"
    assert said == [away]
    assert browser.post("/login", data={"key": client.secrets["reader"]}).status_code == 303


def test_what_calls_itself_otherwise_is_not_the_provider(issuer):
    other = issuer.replace("127.0.0.1", "localhost")
    with pytest.raises(ProviderAway, match=f"CHITHI_OIDC_ISSUER is {other}, and it calls itself '{issuer}'"):
        Provider(replace(SETTINGS, issuer=other)).address(new_attempt(), "http://a/b")


def test_a_service_without_a_provider_has_no_such_login(guarded):
    client = guarded()
    assert_problem(client().get("/oidc/start"), 404, "Not Found")
    assert re.search(r"<p hidden><a [^>]+/oidc/start", client().get("/login").text)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"sub": "1"}, ("1", ["read"], ["internal"])),
        ({"sub": "1", "email": "a@b", "groups": "so-y-te"}, ("a@b", ["read"], ["internal", "so-y-te"])),
        ({"sub": "1", "name": 3, "groups": ["quan-tri", 3, ""]}, ("1", ["admin", "read"], ["internal", "quan-tri"])),
        # Letters and their marks apart: the same group.
        (
            {"sub": "1", "groups": [unicodedata.normalize("NFD", " Sở Y tế "), {}]},
            ("1", ["read"], ["Sở Y tế", "internal"]),
        ),
        ({"sub": "1", "name": "An", "groups": {"a": 1}}, ("An", ["read"], ["internal"])),
    ],
)  # fmt: skip
def test_what_claims_give(claims, expected):
    found = session_of(claims, SETTINGS)
    assert (found.account, found.name, sorted(found.scopes), sorted(found.labels)) == ("oidc:1", *expected)


@pytest.mark.parametrize("claims", [{}, {"sub": ""}, {"sub": 1}])
def test_claims_that_name_nobody(claims):
    with pytest.raises(ProviderRefused, match="its word names nobody"):
        session_of(claims, SETTINGS)


def test_without_authlib_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "authlib.integrations.httpx_client", None)
    with pytest.raises(Misconfigured, match=r'authlib is missing: pip install "chithi\[server\]"'):
        Provider(SETTINGS)
