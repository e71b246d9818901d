import pytest

from rag.question.document_question import read_document_question
from rag.question.document_words import Attribute
from rag.question.typed import read_typed


def asked(text):
    return read_document_question(read_typed(text))


@pytest.mark.parametrize(
    ("text", "attribute", "kind", "number", "words"),
    [
        ("Cho hỏi ai ký Quyết định số 30/2024/QĐ-UBND vậy?", Attribute.SIGNER, "quyet dinh", "30 2024 qd ubnd", ()),
        ("Quyết định 30 được ai ký?", Attribute.SIGNER, "quyet dinh", "30", ()),
        ("nguoi ky cong van 77 la ai", Attribute.SIGNER, "cong van", "77", ()),
        ("Who is the signatory of Decision 30?", Attribute.SIGNER, "quyet dinh", "30", ()),
        ("Kế hoạch chuyển đổi số ra ngày nào?", Attribute.DATE, "ke hoach", None, ("chuyen", "doi", "so")),
        ("What date was the fire safety directive signed?", Attribute.DATE, "chi thi", None, ("fire", "safety")),
        ("Chỉ thị về phòng cháy có hiệu lực khi nào?", Attribute.EFFECTIVE, "chi thi", None, ("phong", "chay")),
        ("Quyết định 30 đã hết hiệu lực chưa?", Attribute.CHANGED, "quyet dinh", "30", ()),
        ("Quyết định 30 còn hiệu lực hay không?", Attribute.IN_FORCE, "quyet dinh", "30", ()),
        ("tao muốn biết là ai ký Công điện 46", Attribute.SIGNER, "cong dien", "46", ()),
        ("hỏi chút, Công điện 46 ra ngày nào", Attribute.DATE, "cong dien", "46", ()),
        # Other words around what is asked.
        ("tóm tắt giùm cái công văn 77 trong 1 câu", Attribute.SUMMARY, "cong van", "77", ()),
        ("tóm tắt cho tôi công văn 77 nhé", Attribute.SUMMARY, "cong van", "77", ()),
        ("nêu hộ em cái Kế hoạch 61 nói về gì", Attribute.SUBJECT, "ke hoach", "61", ()),
        ("who sign quyet dinh 30", Attribute.SIGNER, "quyet dinh", "30", ()),
        ("Who signs Decision 30 plz", Attribute.SIGNER, "quyet dinh", "30", ()),
        ("ê đứa nào kí công văn 77 vậy", Attribute.SIGNER, "cong van", "77", ()),
        ("ê thằng nào kí cái văn bản rác thế", Attribute.SIGNER, "", None, ()),
        ("Quyết định 30 hết hiệu lực từ ngày nào?", Attribute.UNTIL, "quyet dinh", "30", ()),
        ("Nghị quyết về học bổng áp dụng đến hết khi nào?", Attribute.UNTIL, "nghi quyet", None, ("hoc", "bong")),
        ("How long does Decision 30 apply?", Attribute.UNTIL, "quyet dinh", "30", ()),
        ("letter of 14 November 2022: who signed?", Attribute.SIGNER, "cong van", None, ()),
        ("số 30/2024/QĐ-UBND ai ký?", Attribute.SIGNER, "", "30 2024 qd ubnd", ()),
        ("who all did Decision 30 go to?", Attribute.RECIPIENTS, "quyet dinh", "30", ()),
        ("Quyết định 30 giờ còn dùng được không?", Attribute.IN_FORCE, "quyet dinh", "30", ()),
        ("Is Decision 30 valid?", Attribute.IN_FORCE, "quyet dinh", "30", ()),
        ("Nghị định 12 nào đã thay thế?", None, "", None, ()),
    ],
)
def test_an_attribute_is_read_with_the_document_that_it_is_asked_of(text, attribute, kind, number, words):
    found = asked(text)
    if attribute is None:
        assert found is None
        return
    (mention,) = found.mentions
    said = mention.number.number if mention.number else None
    assert (found.attribute, mention.kind, said, mention.words) == (attribute, kind, number, words)


@pytest.mark.parametrize(
    "text",
    [
        "Ai ký hợp đồng với nhà thầu?",
        "Ai ban hành quy chế?",
        "Báo cáo gửi cho ai?",
        "Kế hoạch kiểm tra chợ khi nào?",  # when something happens is no date of a document
        "Ai ban hành văn bản hướng dẫn thu phí trong Quyết định 1472?",
        "Ai ký quyết định nào về thu phí?",
        "Văn bản nào giao Sở Y tế mua thuốc?",
        "Quyết định 1472 quy định mức phí bao nhiêu?",
        "Có quy định nào về bóng đá không?",
        "Who signs the contract under Decision 1472?",
        "What does Sở Y tế report on?",
        "ai " * 120,
    ],
)
def test_a_question_with_a_word_left_over_or_of_a_clause_is_of_no_document(text):
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "about", "by", "how", "period"),
    [
        ("Có những văn bản nào?", "", (), (), "", ""),
        ("liệt kê các chỉ thị của Lâm Trạch từ năm 2024", "chi thi", (), ("lam", "trach"), "since", "2024"),
        ("văn bản nào nói về chuyển đổi số", "", ("chuyen", "doi", "so"), (), "", ""),
        ("Sở Y tế đã ban hành những văn bản nào trong năm 2022?", "", (), ("so", "y", "te"), "in", "2022"),
        ("which decisions did Hai Binh issue in 2024", "quyet dinh", (), ("hai", "binh"), "in", "2024"),
        ("do you have any documents about waste", "", ("waste",), (), "", ""),
        ("ở đây có những văn bản nào của tỉnh Lâm Trạch", "", (), ("tinh", "lam", "trach"), "", ""),
        ("những văn bản nào của Lâm Trạch trong kho", "", (), ("lam", "trach"), "", ""),
        ("văn bản từ 2025 trở đi", "", (), (), "since", "2025"),
        ("documents issued from 2025 onwards", "", (), (), "since", "2025"),
    ],
)
def test_a_list_says_of_which_kind_about_what_by_whom_and_since_when(text, kind, about, by, how, period):
    found = asked(text)
    time = found.listing.time
    assert (found.attribute, found.listing.kind, found.listing.about, found.listing.by) == (
        Attribute.WHICH, kind, about, by,
    )  # fmt: skip
    assert (time.how if time else "", time.period if time else "") == (how, period)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Văn bản mới nhất là gì?", Attribute.NEWEST),
        ("quyet dinh nao moi nhat", Attribute.NEWEST),
        ("What is the oldest decision?", Attribute.OLDEST),
        ("Có bao nhiêu văn bản?", Attribute.HOW_MANY),
        ("how many directives are there", Attribute.HOW_MANY),
        ("công văn mới nhất là cái nào", Attribute.NEWEST),
        ("cv cuoi cung la cai nao", Attribute.NEWEST),
        ("quyết định cuối cùng là quyết định nào", Attribute.NEWEST),
    ],
)
def test_the_newest_and_how_many_are_told_apart(text, attribute):
    assert asked(text).attribute is attribute


@pytest.mark.parametrize(
    ("text", "agency", "period"),
    [
        ("Việc gì đến hạn trong tháng này?", "", "thang nay"),
        ("Sở Y tế có việc gì phải xong trong quý IV/2022?", "Sở Y tế", "quy iv/2022"),
        ("tasks due this month", "", "this month"),
        ("tháng này có gì phải nộp ko", "", "thang nay"),
        ("trong tháng này phải nộp báo cáo gì", "", "thang nay"),
        ("tuần này tôi cần làm gì", "", "tuan nay"),
        ("quý này có deadline gì không", "", "quy nay"),
        ("what do we have to submit this month", "", "this month"),
        ("is anything due next week plz", "", "next week"),
        ("What must the Department of Health finish by 30 June 2025?", "Sở Y tế", "30 june 2025"),
    ],
)
def test_tasks_that_are_due_have_a_time_and_perhaps_an_agency(text, agency, period):
    found = asked(text)
    assert (found.attribute, found.agency, found.listing.time.period) == (Attribute.DUE, agency, period)


def test_a_day_is_told_from_the_document_whose_force_is_asked():
    found = asked("Tính đến ngày 1/9/2025, Chỉ thị 07/CT-UBND còn hiệu lực không?")
    assert (found.attribute, found.as_of.period, found.mentions[0].number.number) == (
        Attribute.IN_FORCE, "ngay 1/9/2025", "07 ct ubnd",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["ai ký?", "Văn bản này do ai ký?", "Is it still in force?", "Who signed this document?"]
)
def test_what_names_no_document_leans_on_the_one_before(text):
    assert asked(text).leans


def test_two_documents_are_compared():
    found = asked("Quyết định 1472 khác gì so với Quyết định 1186?")
    assert (found.attribute, [m.number.number for m in found.mentions]) == (Attribute.COMPARE, ["1472", "1186"])


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Chỉ thị 14 yêu cầu Sở Xây dựng làm gì?", "Sở Xây dựng"),
        ("theo chi thi 14 so y te phai lam gi", "Sở Y tế"),
        ("What must the Department of Health do under Directive 14?", "Sở Y tế"),
    ],
)
def test_what_a_document_asks_of_an_agency(text, agency):
    found = asked(text)
    assert (found.attribute, found.agency, found.mentions[0].number.number) == (Attribute.TASKS, agency, "14")


@pytest.mark.parametrize(
    ("text", "attribute", "numbers", "role"),
    [
        ("Sở Y tế chủ trì việc gì trong công văn 5237?", Attribute.TASKS, ["5237"], "lead"),
        ("Sở Tài chính phối hợp những việc gì theo công văn 6184?", Attribute.TASKS, ["6184"], "coordinate"),
        ("Chỉ thị 14/CT-UBND bắt Sở Xây dựng làm những gì?", Attribute.TASKS, ["14 ct ubnd"], None),
        ("What does the Department of Health lead under plan 52?", Attribute.TASKS, ["52"], "lead"),
        ("Kế hoạch 61 và kế hoạch 22 giao Sở Tài chính làm gì?", Attribute.TASKS, ["61", "22"], None),
        ("Ai ký công văn 5237 và công văn 6184?", Attribute.SIGNER, ["5237", "6184"], None),
        ("Compare official letters 5237 and 6184", Attribute.COMPARE, ["5237", "6184"], None),
        ("cv 5237 va cv 6184 cai nao ban hanh truoc", Attribute.COMPARE, ["5237", "6184"], None),
        ("kế hoạch172 ai ban hành", Attribute.ISSUER, ["172"], None),
        ("cv 6184 gui cho ai", Attribute.RECIPIENTS, ["6184"], None),
    ],
)
def test_documents_are_asked_of_as_people_type_them_one_or_several(text, attribute, numbers, role):
    found = read_document_question(read_typed(text))
    assert (found.attribute, found.role) == (attribute, role)
    assert [m.number.number for m in found.mentions] == numbers


@pytest.mark.parametrize(
    ("text", "attribute", "also", "words"),
    [
        ("Thông tư lương cơ sở do cơ quan nào ban hành và vào ngày nào?", "issuer", ("date",), ("luong", "co", "so")),
        ("qd hoc phi can binh con hieu luc k", "in_force", (), ("hoc", "phi", "can", "binh")),
        ("the housing fire directive: who signed it?", "signer", (), ("housing", "fire")),
        ("Which circular does the circular on the base salary repeal?", "repeals", (), ("base", "salary")),
    ],
)
def test_a_document_called_by_its_subject_is_asked_one_fact_or_two(text, attribute, also, words):
    found = read_document_question(read_typed(text))
    assert (found.attribute, found.also, found.mentions[0].words) == (attribute, also, words)


@pytest.mark.parametrize(
    ("text", "agency", "day"),
    [
        ("Việc nào đã quá hạn?", "", "hom nay"),
        ("mấy việc quá hạn rồi", "", "hom nay"),
        ("Có việc gì trễ hạn không?", "", "hom nay"),
        ("Sở Y tế còn việc nào quá hạn không?", "Sở Y tế", "hom nay"),
        ("Còn việc nào quá hạn của Sở Y tế không?", "Sở Y tế", "hom nay"),
        ("overdue tasks", "", "today"),
        ("Are there any overdue tasks for the Department of Health?", "Sở Y tế", "today"),
    ],
)
def test_what_is_overdue_was_due_before_today(text, agency, day):
    found = read_document_question(read_typed(text))
    time = found.listing.time
    assert (found.attribute, found.agency, time.how, time.period) == (Attribute.DUE, agency, "before", day)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ông Giang Trọng Bách là ai?", "giang trong bach"),
        ("giang trong bach giu chuc vu gi", "giang trong bach"),
        ("Chức vụ của bà Lý Thu Sương là gì?", "ly thu suong"),
        ("Lý Thu Sương ký những văn bản nào?", "ly thu suong"),
        ("Who is Ly Thu Suong?", "ly thu suong"),
        ("What post does Mr. Giang Trong Bach hold?", "giang trong bach"),
        ("Which documents did Giang Trong Bach sign?", "giang trong bach"),
    ],
)
def test_a_person_is_asked_about_by_name(text, name):
    found = read_document_question(read_typed(text))
    assert (found.attribute, found.name) == (Attribute.SIGNATORY, name)


@pytest.mark.parametrize("text", ["Văn bản nào do Lý Thu Sương ký?", "documents signed by Ly Thu Suong"])
def test_who_issued_documents_may_be_who_signed_them(text):
    found = read_document_question(read_typed(text))
    assert (found.attribute, found.name) == (Attribute.WHICH, "ly thu suong")


@pytest.mark.parametrize(
    ("text", "attribute", "kind", "words", "number"),
    [
        ("Who signed An Linh's Notice 233/TB-UBND?", Attribute.SIGNER, "thong bao", ("linh",), "233 tb ubnd"),
        ("Which document amends Van Hai's Decision 18/2025/QĐ-UBND?", Attribute.CHANGED_BY, "quyet dinh",
         ("van", "hai"), "18 2025 qd ubnd"),
        ("When did Truong Khanh issue Plan 88/KH-UBND?", Attribute.DATE, "ke hoach", ("truong", "khanh"),
             "88 kh ubnd"),
        ("Which resolution is replaced by Resolution 15/2025?", Attribute.REPLACES, "nghi quyet", (), "15 2025"),
        ("Which earlier directive does Directive 21-CT/TU replace?", Attribute.REPLACES, "chi thi", (), "21 ct tu"),
        ("Which notice does Joint Notice 71 take the place of?", Attribute.REPLACES, "thong bao", (), "71"),
        ("To whom is Proposal 203/TTr-SNNMT addressed?", Attribute.RECIPIENTS, "to trinh", (), "203 ttr snnmt"),
        ("From what date does Guidance 517/HD-SGDĐT apply?", Attribute.EFFECTIVE, "huong dan", (), "517 hd sgddt"),
        ("Which departments issued the joint notice on water safety?", Attribute.ISSUER, "thong bao",
         ("water", "safety"), ""),
        ("Who signed the dispatch on forest fires?", Attribute.SIGNER, "", ("forest", "fires"), ""),
        ("Chỉ thị số 21-CT/TU còn thay cho chỉ thị nào trước đó?", Attribute.REPLACES, "chi thi", (), "21 ct tu"),
        ("thong bao lien nganh 71 thay thong bao nao", Attribute.REPLACES, "thong bao", (), "71"),
        ("QĐ 06/2026 có hiệu lực hôm nào?", Attribute.EFFECTIVE, "quyet dinh", (), "06 2026"),
        ("Người ký Chỉ thị 21-CT/TU giữ chức vụ gì?", Attribute.SIGNER, "chi thi", (), "21 ct tu"),
    ],
)  # fmt: skip
def test_a_document_is_asked_about_as_people_say_it(text, attribute, kind, words, number):
    found = asked(text)
    (mention,) = found.mentions
    said = mention.number.number if mention.number else ""
    assert (found.attribute, mention.kind, mention.words, said) == (attribute, kind, words, number)


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        ("hướng dẫn sữa học đường mới nhất là số nào", True),
        ("What is the number of the latest school milk guidance?", True),
        ("hướng dẫn sữa học đường là số nào", False),
    ],
)
def test_the_last_of_several_documents_may_be_meant(text, newest):
    (mention,) = asked(text).mentions
    assert (mention.newest, {"sua", "milk"} & set(mention.words) != set()) == (newest, True)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Thông báo về mua thuốc yêu cầu Sở Tài chính An Lĩnh làm gì?", "Sở Tài chính"),
        ("What does the medicine notice require of the An Linh Department of Finance?", "Sở Tài chính"),
        ("What task does the flood drill plan give to the Department of Health?", "Sở Y tế"),
        ("Chỉ thị 14 yêu cầu SYT làm gì?", "Sở Y tế"),
    ],
)
def test_an_agency_is_known_with_its_place(text, agency):
    assert (asked(text).attribute, asked(text).agency) == (Attribute.TASKS, agency)


def test_since_when_it_holds_and_what_it_replaces_are_asked_at_once():
    found = asked("Quyết định 18/2025/QĐ-UBND có hiệu lực từ bao giờ và thay quyết định nào?")
    assert (found.attribute, found.also) == (Attribute.EFFECTIVE, (Attribute.REPLACES,))


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Thông tư 20/2031/TT-BCN sửa những thông tư nào?", Attribute.AMENDS),
        ("thong tu 20/2031/tt-bcn sua doi mot so dieu cua thong tu nao", Attribute.AMENDS),
        ("Những quyết định nào được sửa đổi bởi Quyết định 30?", Attribute.AMENDS),
        ("Which circulars does Circular 20/2031/TT-BCN amend?", Attribute.AMENDS),
        ("Which decrees are amended by Decree 30/2031?", Attribute.AMENDS),
        ("Những thông tư nào bị Thông tư 20/2031/TT-BCN bãi bỏ?", Attribute.REPEALS),
        ("Thông tư nào hết hiệu lực khi Thông tư 20/2031/TT-BCN có hiệu lực?", Attribute.REPEALS),
        ("Which circular ceases to have effect because of Circular 20/2031/TT-BCN?", Attribute.REPEALS),
        ("Which decisions are no longer in force under Decision 30?", Attribute.REPEALS),
        ("Quyết định 30 thay cho những quyết định nào trước đây?", Attribute.REPLACES),
        ("Which circulars are replaced by Circular 20/2031/TT-BCN?", Attribute.REPLACES),
        ("Thông tư 20/2031/TT-BCN làm hết hiệu lực thông tư nào?", Attribute.REPEALS),
        ("Circular 20/2031/TT-BCN puts an end to which older circular?", Attribute.REPEALS),
        ("tt 20/2031/TT-BCN thay cho tt nao", Attribute.REPLACES),
        ("Chỉ thị 12/CT-UBND thế chỗ văn bản nào trước đó?", Attribute.REPLACES),
        ("Nghị định nào sửa Nghị định 30?", Attribute.CHANGED_BY),
        ("Quyết định 30 bị sửa bởi văn bản nào?", Attribute.CHANGED_BY),
        ("quyet dinh 30 bi quyet dinh nao thay", Attribute.CHANGED_BY),
        ("Which decree amends Decree 30?", Attribute.CHANGED_BY),
    ],
)
def test_what_a_document_changes_and_what_changes_it_are_told_apart(text, attribute):
    assert asked(text).attribute is attribute


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("công điện cháy rừng số mấy, ngày nào", [Attribute.NUMBER, Attribute.DATE]),
        ("number and date of the forest fire telegram", [Attribute.NUMBER, Attribute.DATE]),
        ("số, ngày và người ký của Quyết định 30", [Attribute.NUMBER, Attribute.DATE, Attribute.SIGNER]),
        ("kh 88 của hoài châu ký hôm nào, ai ký", [Attribute.DATE, Attribute.SIGNER]),
        ("Plan 88 of Hoai Chau: signed when and by whom?", [Attribute.DATE, Attribute.SIGNER]),
        ("When was Decree 30/2031 issued and by whom?", [Attribute.DATE, Attribute.ISSUER]),
        ("Ai ký và ký ngày nào Kế hoạch 88 của Hoài Châu?", [Attribute.SIGNER, Attribute.DATE]),
        ("Quyết định 30 có hiệu lực từ bao giờ và thay quyết định nào?", [Attribute.EFFECTIVE, Attribute.REPLACES]),
        ("When did Decree 30/2031 take effect and what did it replace?", [Attribute.EFFECTIVE, Attribute.REPLACES]),
        ("Nghị quyết 15 được thông qua tại kỳ họp nào, ngày nào?", [Attribute.SESSION, Attribute.DATE]),
        ("At which session was Resolution 15 adopted and when?", [Attribute.SESSION, Attribute.DATE]),
        (
            "Decision 30 - who signed it, when and what did it replace?",
            [Attribute.SIGNER, Attribute.DATE, Attribute.REPLACES],
        ),
        ("Thông báo 33 là kết luận của ai?", [Attribute.CONCLUDER]),
        ("Whose conclusions does Notice 33 give?", [Attribute.CONCLUDER]),
        ("What post does the signatory of Directive 21 hold?", [Attribute.SIGNER]),
        ("On what date was Decree 30 on mooring fees passed?", [Attribute.DATE]),
    ],
)
def test_several_facts_are_asked_at_once(text, attributes):
    found = asked(text)
    assert [found.attribute, *found.also] == attributes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quốc hội thông qua Nghị quyết 19/2031/QH17 ngày nào?", ("quoc", "hoi")),
        ("When did Truong Khanh issue Plan 88/KH-UBND?", ("truong", "khanh")),
    ],
)
def test_who_issued_a_document_tells_which_one_is_meant(text, words):
    (mention,) = asked(text).mentions
    assert mention.words == words


def test_when_somebody_is_to_issue_a_plan_is_asked_of_a_clause():
    assert asked("Sở Y tế ban hành kế hoạch tiêm chủng khi nào?") is None
    assert asked("Sở nào ra các quy định về trạm y tế ở An Hòa, hạn là khi nào?") is None


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("Which resolutions here deal with fuel taxes?", "nghi quyet", ("fuel", "taxes")),
        ("which circulars talk about business households", "thong tu", ("business", "households")),
        ("Which decrees cover mooring fees?", "nghi dinh", ("mooring", "fees")),
        ("những nghị quyết nào đề cập đến phí neo đậu", "nghi quyet", ("phi", "neo", "dau")),
    ],
)
def test_a_list_is_asked_for_by_what_it_deals_with(text, kind, about):
    found = asked(text)
    assert (found.attribute, found.listing.kind, found.listing.about) == (Attribute.WHICH, kind, about)


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        (
            "Điều 6 quy chế bến cá An Hòa còn nguyên không hay bị sửa rồi?",
            ("quy", "che", "ben", "ca", "an", "hoa"),
            None,
        ),
        ("khoan 2 dieu 7 quyet dinh 30 da bi bai bo chua", (), "30"),
        ("Has Article 6 of Decision 30 been changed?", (), "30"),
        ("Is clause 2 of Decision 30 still unchanged?", (), "30"),
    ],
)
def test_whether_a_unit_of_a_document_was_changed(text, words, number):
    found = asked(text)
    (mention,) = found.mentions
    said = mention.number.number if mention.number else None
    assert (found.attribute, mention.words, said) == (Attribute.UNIT_CHANGED, words, number)


def test_two_documents_compared_on_one_point_are_asked_of_their_clauses():
    assert asked("So sánh Quyết định 30 với Quyết định 12: giá nước bao nhiêu?") is None
    assert asked("Compare Decision 30 with Decision 12: who collects the fee?") is None


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Văn bản nào có hiệu lực từ ngày 1 tháng 7 năm 2026?", "in"),
        ("van ban nao co hieu luc tu 1/7/2026", "in"),
        ("Which decrees take effect from 1 July 2026?", "in"),
        ("Văn bản nào có hiệu lực từ ngày 1/7/2026 trở đi?", "since"),
        ("Văn bản nào có hiệu lực từ tháng 7/2026?", "since"),
        ("Which circulars are effective from July 1, 2026 onwards?", "since"),
        ("Văn bản nào ban hành từ ngày 1/7/2026?", "since"),
    ],
)
def test_what_holds_from_a_day_begins_to_hold_on_it(text, how):
    asked = read_document_question(read_typed(text))
    assert asked
    assert asked.listing
    assert asked.listing.time
    assert asked.listing.time.how == how


def test_which_of_the_documents_are_about_something_asks_for_a_list():
    asked = read_document_question(read_typed("Which of the documents are about land?"))
    assert asked
    assert asked.listing
    assert asked.listing.about == ("land",)
