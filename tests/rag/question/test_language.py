import pytest

from rag.question.language import detect_language, is_foreign, is_loan


def test_detect_language_of_each_way(one_way):
    text, language, _ = one_way
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What must Sở Y tế do by March?", "en"),
        # What is quoted is the documents' language.
        ('May a school put "phổ thông" in its name?', "en"),
        ("What does “đường dây nóng” mean?", "en"),
        ("thế nào là “open data” theo kế hoạch", "vi"),
        ("Who works with Bảo hiểm xã hội tỉnh on this?", "en"),
        ("Sở Y tế dùng app nào để báo cáo online?", "vi"),
        ("UBND tinh giao BHXH lam gi", "vi"),
        ("UBND", "vi"),
        ("thuoc", "vi"),
        ("medicine", "en"),
        ("x", "vi"),  # one letter is of no language
        ("Who is in charge of COVID-19 testing?", "en"),
        ("ai lo xet nghiem COVID-19", "vi"),
        ("WHO LEADS THE WORK?", "en"),
        ("AI CHU TRI VIEC NAY", "vi"),
        ("so y te co the lam gi", "vi"),
        ("Who leads at the café?", "en"),
        # Only names have marks.
        ("Who pays in Hải Xuyên?", "en"),
        ("What is the fee in Sơn Hà?", "en"),
        ("Hà Lâm: ai chu tri", "vi"),
        ("Long An wifi free o Đồng Tháp", "vi"),
        ("UBND Hà Lâm deadline report", "vi"),
    ],
)
def test_detect_language_of_mixed_and_short_questions(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("谁负责采购药品，什么时候完成采购工作", True),
        ("Кто закупает лекарства для больниц?", True),
        ("من يشتري الدواء", True),
        ("Ai mua thuốc 药品?", False),
        ("Who buys it?", False),
        ("ab药品", False),  # half of its letters: not most
        ("a药品", True),
        ("123", False),
    ],
)
def test_is_foreign_by_most_of_its_letters(text, foreign):
    assert is_foreign(text) is foreign


@pytest.mark.parametrize(
    "text",
    [
        "Wer beschafft die Medikamente?",
        "Wann muss der Bericht abgegeben werden?",
        "¿Quién compra los medicamentos?",
        "Cuanto cuesta la matricula",
        "Qui achète les médicaments ?",
        "Chi compra i medicinali?",
        "Quem compra os medicamentos?",
        "Wie koopt de geneesmiddelen voor het ziekenhuis?",
        "Siapa yang membeli obat untuk rumah sakit?",
        "Kto kupuje leki dla szpitala?",
        "Hvem kjøper medisinene?",
        "İlaçları kim satın alıyor?",
        "WER BESCHAFFT DIE MEDIKAMENTE",
        "ใครเป็นผู้จัดซื้อยา",
        # Accents that Vietnamese has too, and its names, make no question Vietnamese.
        "Où sont là les médicaments à côté du bébé",
        "Wer beschafft die Medikamente für Sở Y tế?",
        "Quem está lá? Já há só você",
        "Onye na-azụ ọgwụ maka ụlọ ọgwụ?",
    ],
)
def test_is_foreign_by_words_that_neither_language_knows(text):
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "ai lead việc mua thuốc",
        "deadline nộp report phân loại rác là khi nào",
        "bé 3t sốt 39 độ uống paracetamol mấy mg?",
        "sdt hotline pccc",
        "k bik ai phu trach dau thau thuoc",
        "blockchain",
        "Who leads in Phu Khe?",
        "who runs VNeID and iHanoi?",
        "What must UBND tỉnh Lâm Trạch do?",
        "VNPT-iOffice dung de lam gi",
        # Names of no language in a question whose other words are Vietnamese.
        "Ai trồng quạ đenxyz ở Zênôphôn?",
        "AI TRỒNG QUẠ ĐENXYZ Ở ZÊNÔPHÔN?",
        "Ai quản lý Xyzopolis ở Qwertystan?",
        "Mức phạt vfxq ở Rôxana?",
        "Ai đưa Grzegorz tới Brzęczyca?",
    ],
)
def test_a_few_unknown_words_make_no_foreign_language(text):
    assert not is_foreign(text)


def test_loans_do_not_make_a_vietnamese_question_english():
    assert detect_language("deadline nộp report phân loại rác là khi nào") == "vi"
    assert detect_language("ai lead việc mua thuốc") == "vi"
    assert [is_loan(w) for w in ("report", "lead", "mua", "phun", "qwrt")] == [True, True, False, False, False]
