"""Who is answered: asked over real connections, with the headers of a page that was rebound."""

import json
import socket
from http.client import HTTPResponse

import pytest

from api.app import create_app
from api.strangers import ANY, LARGEST_QUESTION, LOOPBACK, hosts_of, is_loopback
from index.home import Home
from tests.api.wire import assert_problem

EVERYWHERE = [("GET", "/"), ("DELETE", "/v1/documents/cv-trong-cay"), ("POST", "/v1/ask"), ("GET", "/healthz")]
OTHERS = ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[", "localhost@x"]


@pytest.mark.parametrize("host", OTHERS)
def test_another_sites_name_is_not_answered(bench, host):
    for method, path in EVERYWHERE:
        response = bench.request(method, path, headers={"Host": host, "Origin": f"http://{host}"})
        assert response.status_code in (400, 421), (method, path)  # 400: the server itself takes it for no host
        if response.status_code == 421:
            assert_problem(response, 421, "Unknown host")
    assert bench.get("/v1/documents/cv-trong-cay").status_code == 200


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "localhost."])
def test_this_machines_names_are_answered(bench, host):
    assert bench.get("/healthz", headers={"Host": host}).status_code == 200


def answered(url, request_line, host):
    """The status, the body as JSON ("" for none) and the headers that come for a request without a body."""
    address, port = url.removeprefix("http://").split(":")
    with socket.create_connection((address, int(port)), timeout=30) as connected:
        host = host.replace("PORT", port)
        connected.sendall(f"{request_line.replace('PORT', port)}\r\nHost: {host}\r\n\r\n".encode())
        response = HTTPResponse(connected, method=request_line.split()[0])
        response.begin()
        body = response.read()
    return response.status, json.loads(body) if body else "", response.headers


OK = {"status": "ok"}


@pytest.mark.parametrize(
    ("request_line", "host", "status", "told"),
    [
        ("GET http://127.0.0.1:PORT/healthz HTTP/1.1", "127.0.0.1:PORT", 200, OK),
        ("GET HTTP://LocalHost/healthz?a=b HTTP/1.1", "evil.example", 200, OK),  # what the address says is asked
        ("GET https://[::1]:PORT/healthz HTTP/1.0", "localhost", 200, OK),
        ("HEAD http://localhost:PORT HTTP/1.1", "localhost", 200, ""),
        ("GET http://localhost/v1/documents/c%C3%A2y HTTP/1.1", "localhost", 404, "document 'cây': not stored"),
        ("DELETE http://evil.example/v1/documents/cv-trong-cay HTTP/1.1", "localhost", 421, "not served as 'evil.exa"),
        ("GET http:///healthz HTTP/1.1", "localhost", 421, "not served as ''"),
        ("GET http://a@localhost/healthz HTTP/1.1", "localhost", 400, "Host: 'a@localhost' found; a name with or"),
        ("GET http://localhost:70000/healthz HTTP/1.1", "localhost", 400, "Host: 'localhost:70000' found"),
        ("GET ftp://localhost/healthz HTTP/1.1", "localhost", 400, "'ftp://localhost/healthz' found as what is asked"),
        ("GET healthz HTTP/1.1", "localhost", 400, "'healthz' found as what is asked for; a path as /healthz expected"),
        ("GET * HTTP/1.1", "localhost", 400, "'*' found as what is asked for"),
        ("CONNECT localhost:PORT HTTP/1.1", "localhost", 400, "found as what is asked for"),
        ("GET /healthz HTTP/2.0", "localhost", 505, "HTTP/2.0 found; HTTP/1.1 expected"),
        *(
            ("GET /healthz HTTP/1.1", f"localhost{more}", 400, f"Host: 'localhost{more}' found; a name with or")
            for more in ("/evil", "?evil", "#evil", ":abc", ":65536", ":1:2", ":12345678901", " evil")
        ),
        ("GET /healthz HTTP/1.1", "evil@localhost", 400, "Host: 'evil@localhost' found"),
        ("GET /healthz HTTP/1.1", "[::1]evil", 400, "Host: '[::1]evil' found"),
        ("GET /healthz HTTP/1.1", "localhost..", 421, "not served as 'localhost..'"),
        ("GET /healthz HTTP/1.1", "localhost:", 200, OK),
    ],
)
def test_what_is_asked_is_told_by_its_address_and_what_is_none_is_refused(
    bench_service, request_line, host, status, told
):
    found, body, headers = answered(str(bench_service.base_url).rstrip("/"), request_line, host)
    assert found == status
    assert headers["x-content-type-options"] == "nosniff"
    if status == 200:
        assert body == told
    else:
        assert told in body["detail"]
        assert body["request_id"] == headers["x-request-id"]


def test_the_service_as_a_whole_tells_its_methods(bench_service):
    found = answered(str(bench_service.base_url).rstrip("/"), "OPTIONS * HTTP/1.1", "localhost")
    assert (*found[:2], found[2]["allow"]) == (204, "", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")


def test_hosts_are_the_public_name_alone_beyond_this_machine():
    assert hosts_of("127.0.0.1", None) == LOOPBACK
    assert hosts_of("::1", "https://chithi.so.gov.vn") == LOOPBACK | {"chithi.so.gov.vn"}
    assert hosts_of("0.0.0.0", "https://ChiThi.so.gov.vn:8443/x") == {"chithi.so.gov.vn"}
    assert hosts_of("10.0.0.5", "http://may-chu:8000") == {"may-chu", "10.0.0.5"}
    assert [is_loopback(h) for h in ("127.0.0.2", "localhost", "[::1]", "0.0.0.0", "10.0.0.1", "::")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_a_service_that_is_open_answers_any_name(tmp_path, served, open_client):
    with served(create_app(Home(tmp_path / "home"), hosts=ANY)) as url, open_client(url) as client:
        assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 200


def test_every_response_has_the_fixed_headers(bench):
    for response in (bench.get("/v1/documents/cv-trong-cay/text"), bench.get("/v1/khong-co"), bench.get("/healthz"),
                     bench.get("/", headers={"Host": "evil.example"})):  # fmt: skip
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"


def said_of_a_body(url, head, body):
    """The status line that comes for a request, however little of its body has been sent."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connected:
        connected.sendall(f"POST /v1/ask HTTP/1.1\r\nHost: {host}:{port}\r\n{head}\r\n\r\n".encode())
        connected.sendall(body)
        return connected.recv(4096).split(b"\r\n")[0]


def test_a_body_that_is_too_large_is_refused_before_it_is_read(sample_url):
    head = "Content-Type: application/json\r\nContent-Length: 50000000"
    assert said_of_a_body(sample_url, head, b"{").startswith(b"HTTP/1.1 413 ")


def test_a_body_of_unknown_length_is_read_as_far_as_it_may_go(sample_url):
    piece = b"x" * 0x8000
    chunks = b"".join(b"8000\r\n" + piece + b"\r\n" for _ in range(LARGEST_QUESTION // len(piece) + 1))
    head = "Content-Type: application/json\r\nTransfer-Encoding: chunked"
    assert said_of_a_body(sample_url, head, chunks).startswith(b"HTTP/1.1 413 ")


EXPECTED = {
    400: "found; a body of one length expected, said once",
    415: "found; a body that is not compressed expected: send it as it is",
}


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/documents", "/v1/chat/completions", "/mcp", "/login", "/khong-co"])
@pytest.mark.parametrize(
    ("head", "status", "found"),
    [
        ("HTTP/1.1 Transfer-Encoding: chunked|Content-Length: 4", 400, "Transfer-Encoding and Content-Length"),
        ("HTTP/1.1 Content-Length: 0|Transfer-Encoding: chunked", 400, "Transfer-Encoding and Content-Length"),
        ("HTTP/1.0 Transfer-Encoding: chunked", 400, "Transfer-Encoding and HTTP/1.0"),
        ("HTTP/1.1 Content-Encoding: gzip|Content-Length: 4", 415, "Content-Encoding: gzip"),
        ("HTTP/1.1 Content-Encoding: X-GZip|Transfer-Encoding: chunked", 415, "Content-Encoding: X-GZip"),
        ("HTTP/1.1 Content-Encoding: gzip|Content-Encoding: br|Content-Length: 4", 415, "Content-Encoding: gzip, br"),
        ("HTTP/1.1 Content-Encoding: identity, br|Content-Length: 4", 415, "Content-Encoding: identity, br"),
    ],
)
def test_a_body_of_two_readings_is_refused_at_every_door_and_the_connection_ends(sample_url, path, head, status, found):
    host, port = sample_url.removeprefix("http://").split(":")
    version, _, lines = head.partition(" ")
    behind = f"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as connected:
        asked = "\r\n".join([f"POST {path} {version}", f"Host: {host}:{port}", *lines.split("|"), "", behind])
        connected.sendall(asked.encode())
        answered = HTTPResponse(connected)
        answered.begin()
        body = answered.read()
        try:
            after = connected.recv(4096)
        except ConnectionResetError:  # of what was sent behind, the system read nothing
            after = b""
    told = json.loads(body)
    assert (answered.status, told.get("detail") or told["error"]["message"]) == (status, f"{found} {EXPECTED[status]}")
    assert answered.headers["accept-encoding"] == ("identity" if status == 415 else None)
    assert (answered.headers["connection"].lower(), after) == ("close", b"")


@pytest.mark.parametrize("head", [{"Content-Encoding": "identity"}, {"Content-Encoding": "Identity, identity"}])
def test_a_body_that_is_said_to_be_as_it_is_is_read(sample, head):
    assert sample.post("/v1/ask", json={"question": "Xin chào"}, headers=head).status_code == 200
    assert sample.get("/v1/models", headers={"Content-Encoding": "gzip"}).status_code == 200  # of no body at all


@pytest.mark.parametrize(
    ("path", "allow"),
    [
        ("/v1/documents", "GET, HEAD, POST"),
        ("/v1/documents/cv-trong-cay", "DELETE, GET, HEAD, PATCH"),
        ("/v1/ask", "POST"),
        ("/healthz", "GET, HEAD"),
        ("/login", "GET, HEAD, POST"),
        ("/v/cv-trong-cay", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_told_all_that_are_right(bench, path, allow):
    response = bench.request("PUT", path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)
