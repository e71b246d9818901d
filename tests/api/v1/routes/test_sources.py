import pytest

from api.v1.routes.sources import disposition
from tests.api.wire import assert_problem, upload


def test_a_source_is_given_byte_for_byte_to_be_saved_and_never_shown(bench, letter):
    response = bench.get("/v1/documents/cv-trong-cay/source")
    assert (response.status_code, response.content) == (200, letter.encode())
    headers = {n: response.headers[n] for n in ("content-type", "content-disposition", "x-content-type-options")}
    assert headers == {
        "content-type": "text/plain",
        "content-disposition": "attachment; filename=\"cv-trong-cay.txt\"; filename*=UTF-8''cv-trong-cay.txt",
        "x-content-type-options": "nosniff",
    }


def test_what_a_browser_would_run_is_sent_as_mere_bytes(bench):
    page = "<html><body><p>Số: 9/UBND</p><p>1. Trồng hoa ven hồ.</p><p>2. Tỉa cành.</p></body></html>"
    upload(bench, page, "Trồng hoa.html")
    response = bench.get("/v1/documents/Trồng hoa/source")
    bench.delete("/v1/documents/Trồng hoa")
    assert (response.text, response.headers["content-type"]) == (page, "application/octet-stream")
    assert response.headers["content-security-policy"] == "sandbox"


def test_a_source_that_is_not_there_is_a_problem(bench):
    assert_problem(bench.get("/v1/documents/khac/source"), 404, "Unknown document")
    other = bench.get("/v1/documents/cv-trong-cay/source", params={"sha256": "ab" * 32})
    assert_problem(other, 404, "Unknown source")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("đê \"1\".pdf", "attachment; filename=\"__ _1_.pdf\"; filename*=UTF-8''%C4%91%C3%AA%20%221%22.pdf"),
        ("../../etc/passwd", "attachment; filename=\"passwd\"; filename*=UTF-8''passwd"),
        ("a\r\nX: 1\u202e.txt", "attachment; filename=\"aX: 1.txt\"; filename*=UTF-8''aX%3A%201.txt"),
        ("", "attachment; filename=\"document\"; filename*=UTF-8''document"),
        ("a" * 300 + ".docx", f"attachment; filename=\"{'a' * 120}.docx\"; filename*=UTF-8''{'a' * 120}.docx"),
    ],
)  # fmt: skip
def test_a_name_cannot_say_more_than_a_name(name, header):
    assert disposition(name) == header
