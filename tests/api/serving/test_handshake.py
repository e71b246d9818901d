"""Clients that come by https: they are answered, and who shakes no hands holds nothing for long."""

import datetime
import ssl
from http import HTTPStatus

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.limits import Limits
from tests.api.serving.plain import answer
from tests.api.serving.test_connection import CROWDED, all_that_comes, taken

ASKED = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Files of a certificate that nobody vouches for, and of its key, as uvicorn is told them."""
    folder, key = tmp_path_factory.mktemp("tls"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a")])
    begins = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder().issuer_name(name).subject_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(begins).not_valid_after(begins + datetime.timedelta(days=36500))
    signed = made.sign(key, hashes.SHA256())
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    pem, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, pem, plain))
    return {"ssl_certfile": folder / "cert.pem", "ssl_keyfile": folder / "key.pem"}


@pytest.fixture(scope="session")
def trusting():
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


async def said_scheme(scope, receive, send):
    """Answers with the scheme of the request."""
    while (await receive()).get("more_body"):
        pass
    body = scope["scheme"].encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


def test_who_comes_by_https_is_answered_and_again(running, certificate, trusting):
    with running(said_scheme, Limits(), **certificate) as service, trusting.wrap_socket(service.connect()) as secured:
        for _ in range(2):
            secured.sendall(ASKED)
            got = b""
            while not got.endswith(b"\r\n\r\nhttps"):
                more = secured.recv(4096)
                assert more
                got += more
            assert got.startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_question_that_comes_with_the_end_of_the_handshake_is_answered(running, certificate, trusting):
    coming, going = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = trusting.wrap_bio(coming, going)
    with running(said_scheme, Limits(), **certificate) as service, service.connect() as connected:
        while True:
            try:
                client.do_handshake()
                break
            except ssl.SSLWantReadError:
                connected.sendall(going.read())
                coming.write(connected.recv(65536))
        client.write(ASKED)
        connected.sendall(going.read())  # the last of the handshake and the question, in one piece
        got = b""
        while not got.endswith(b"https"):
            try:
                got += client.read(4096)
            except ssl.SSLWantReadError:
                coming.write(connected.recv(65536))


def test_who_shakes_no_hands_gives_way_to_who_does(running, certificate, trusting):
    with running(answer, CROWDED, **certificate) as service:
        silent = [service.connect() for _ in range(CROWDED.connections_here())]
        with trusting.wrap_socket(service.connect()) as secured:
            secured.sendall(ASKED)
            assert taken(secured) == HTTPStatus.OK
        assert all_that_comes(silent[0]) == b""


@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01\x02", b"\x16\x03"])
def test_who_shakes_no_hands_is_waited_for_so_long(running, certificate, said):
    with running(answer, Limits(headers=0.1), **certificate) as service, service.connect() as silent:
        silent.sendall(said)
        assert b"HTTP" not in all_that_comes(silent)


def test_who_comes_by_http_is_told_nothing_that_is_no_tls(running, certificate, trusting):
    with running(answer, Limits(), **certificate) as service, service.connect() as mistaken:
        mistaken.sendall(ASKED)
        assert b"HTTP" not in all_that_comes(mistaken)
        with trusting.wrap_socket(service.connect()) as secured:  # and nobody else is kept from anything
            secured.sendall(ASKED)
            assert taken(secured) == HTTPStatus.OK


def test_who_has_not_shaken_hands_does_not_keep_the_service_from_its_end(running, certificate):
    with running(answer, Limits(headers=600.0, linger=0.1), **certificate) as service:
        silent = service.connect()
        service.end()
        assert all_that_comes(silent) == b""
