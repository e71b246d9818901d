import pytest

from rag.composing.english.phrases import phrase_in_english


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("các xã Ba Lòng, Hòa Bắc và phường Đông Yên", "Ba Lòng commune, Hòa Bắc commune, Đông Yên ward"),
        ("xã Ba Lòng", "Ba Lòng commune"),
        ("Sở Y tế và Công an tỉnh", "Department of Health (Sở Y tế), Provincial Police (Công an tỉnh)"),
        ("Thông tư số 12/2024/TT-BTC ngày 22/7/2024 của Bộ Tài chính", "Circular No. 12/2024/TT-BTC"),
        ("Thông tư số 1/2021/TT-BTC và Nghị định 2/2022/NĐ-CP", "Circular No. 1/2021/TT-BTC, Decree No. 2/2022/NĐ-CP"),
        ("Mẫu số 01/BĐS", "Form No. 01/BĐS"),
        ("Phụ lục II", "Appendix II"),
        ("Phụ lục II ban hành kèm theo Thông tư này", "Appendix II"),
        ("các cơ quan, tổ chức, đơn vị", "Agencies, organisations and units (các cơ quan, tổ chức, đơn vị)"),
        (
            "Trung tâm Phục vụ hành chính công cấp xã hoặc trên Cổng Dịch vụ công quốc gia",
            "Commune-level Public Administration Service Centre (Trung tâm Phục vụ hành chính công cấp xã),"
            " National Public Service Portal (Cổng Dịch vụ công quốc gia)",
        ),
        ("bà Đoàn Thị Mỹ Hạnh", "Ms Đoàn Thị Mỹ Hạnh"),
        ("do chủ đầu tư chi trả", "Project owner (chủ đầu tư)"),
        (
            "Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch",
            "Department of Finance (Sở Tài chính), Department of Culture, Sports and Tourism"
            " (Sở Văn hóa, Thể thao và Du lịch)",
        ),
        # What is not known to its last word is not said.
        ("bà con vùng lũ", None),
        ("bằng văn bản", None),
        ("xã Ba Lòng và các hộ nghèo", None),
        ("Mẫu đơn", None),
        ("", None),
    ],
)
def test_phrases_are_said_in_english_where_every_part_is_known(words, english):
    assert phrase_in_english(words) == english
