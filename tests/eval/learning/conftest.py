"""A paper for the questions of a test to be asked over."""

import pytest

HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG BẾN ĐÌNH
Số: 12/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bến Đình, ngày 05 tháng 4 năm 2026

THÔNG BÁO
Về chợ đêm

"""


@pytest.fixture
def notice(tmp_path):
    """Writes a notice of these clauses into the test's folder, and returns its path."""

    def write(clauses):
        path = tmp_path / "thong-bao.txt"
        path.write_text(HEAD + clauses, encoding="utf-8")
        return path

    return write
