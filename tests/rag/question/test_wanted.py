import pytest

from corpus.text.modality import Modality
from corpus.values import Kind, Value
from rag.question.bound import Bound
from rag.question.read import read_question
from rag.question.sought import Sought
from rag.question.wanted import Of, Wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ai chủ trì mua thuốc?", Wanted(("lead",), leader=True)),
        ("Ai mua thuốc?", Wanted(("lead",))),
        ("don vi chu tri mua thuoc", Wanted(("lead",), leader=True)),
        ("Ai phối hợp mua thuốc?", Wanted(("coordinate",))),
        ("Sở nào chủ trì, sở nào phối hợp mua thuốc?", Wanted(("lead", "coordinate"), leader=True)),
        ("Bộ nào cùng Bộ Y tế kiểm tra?", Wanted(("lead",), kinds=("bo",))),
        ("Which department buys it?", Wanted(("lead",), kinds=("so", "cuc", "vu", "phong", "chi cuc", "tong cuc"))),
        ("Cấp bộ nào quyết định?", Wanted(("lead",), decides=True)),
        ("Who approves the plan?", Wanted(("lead",), decides=True)),
        ("ai dc quyen quyet", Wanted(("lead",), decides=True)),
        ("Ai ký duyệt danh sách?", Wanted(("lead",), decides=True)),
        ("Ai ra quyết định công nhận?", Wanted(("lead",), decides=True)),
        ("Ai ký giấy phép?", Wanted(("lead",), decides=True)),
        ("Which agency signs off the list?", Wanted(("lead",), decides=True)),
        ("Who takes the final decision?", Wanted(("lead",), decides=True)),
        ("Ai nộp quyết định?", Wanted(("lead",))),
        ("Cụm từ nào bị bãi bỏ?", Wanted(denied=True, of=frozenset({Of.CHANGE}))),
        ("Uống sữa mấy lần?", Wanted(counted=("lan",))),
        ("What is the total?", Wanted(of=frozenset({Of.WHOLE}))),
        ("Ai thi hành?", Wanted(("lead",), of=frozenset({Of.EXECUTION}))),
        ("Which agencies coordinate on medicine?", Wanted(("coordinate",))),
        ("so nao lam, phoi hop voi don vi nao", Wanted(("lead", "coordinate"))),
        ("How many zorbles are there?", Wanted(counted=("?",))),
        ("Who leads, and who coordinates?", Wanted(("lead", "coordinate"), leader=True)),
        ("Who takes charge of buying medicine that is compared with last year?", Wanted(("lead",), leader=True)),
        ("Who does the province work out a plan with?", Wanted(("coordinate",))),
        # Several of a noun, and an amount of one unit.
        ("Kinh phí lấy từ những nguồn nào?", Wanted(lists=True, of=frozenset({Of.SEVERAL}), things="nguon")),
        ("Heo hơi được trả mấy đồng một ký?", Wanted(per="weight")),
        # No name is asked for.
        ("Sở Y tế chịu trách nhiệm gì?", Wanted(leader=True, lists=True, sought=frozenset({Sought.TASK}))),
        ("Khi nào Sở Y tế mua thuốc?", Wanted()),
        # "Máy móc" is not "mấy".
        ("Máy móc y tế hết bao nhiêu tiền?", Wanted()),
        ("Có bao nhiêu trạm y tế?", Wanted(counted=("tram", "y", "te"))),
        ("Trẻ mấy tuổi thì được tiêm?", Wanted(counted=("tuoi",))),
        ("Đoàn đông người là gì?", Wanted(defined="doan dong nguoi")),
        ("Thế nào là đoàn đông người?", Wanted(defined="doan dong nguoi")),
        ("Nhiệm vụ của Sở Y tế là gì?", Wanted(lists=True, sought=frozenset({Sought.TASK}))),
        ("Sở Y tế hay Sở Tài chính chủ trì mua thuốc?", Wanted(("lead",), leader=True, choice=True)),
        ("Sở Y tế mua thuốc hay không?", Wanted()),
        ("Nguồn kinh phí gồm những gì?", Wanted(lists=True, of=frozenset({Of.SEVERAL}))),
        ("quyền hạn của trưởng thôn", Wanted(lists=True)),
        ("Hai hình thức xử phạt chính là gì?", Wanted(lists=True)),
        ("Which two costs count?", Wanted(lists=True)),
        ("Giá điện gồm hai phần nào?", Wanted(lists=True)),
        ("Hộ nghèo có phải nộp phí không?", Wanted(binding=True, modality=Modality.BINDS)),
        ("Có phải hộ nghèo nộp phí không?", Wanted()),
        ("Is a certificate compulsory?", Wanted(binding=True, modality=Modality.BINDS)),
        ("Thuê quầy cần giấy tờ gì?", Wanted(lists=True, papers=True)),
        ("Đơn vị nào giữ hồ sơ?", Wanted(("lead",))),
        ("Which papers make up a file?", Wanted(papers=True, plural=True)),
        ("Which papers go with the claim?", Wanted(papers=True)),
        ("Which papers does a skipper show?", Wanted(papers=True, plural=True)),
        (
            "Which records must a kitchen keep?",
            Wanted(papers=True, plural=True, means_limit=True, of=frozenset({Of.SEVERAL})),
        ),
        ("Which plan must the district keep?", Wanted(means_limit=True)),
        ("Tổ nộp những gì?", Wanted(lists=True, of=frozenset({Of.SEVERAL}), papers=True)),
        ("hso nuoi ong gom gi", Wanted(lists=True, papers=True)),
        ("thue quay can giay to j", Wanted(papers=True)),
        ("dk nuoi lai heo", Wanted(conditions=True)),
        ("dk ket hon o dau", Wanted(sought=frozenset({Sought.PLACE}))),
        ("Renting a stall: conditions?", Wanted(conditions=True)),
        ("What must a group have before it gets a loan?", Wanted(conditions=True, means_limit=True)),
        ("Vì sao trạm bỏ không?", Wanted()),
        ("Thuê quầy phải đáp ứng điều kiện gì?", Wanted(conditions=True, lists=True, means_limit=True)),
        ("What conditions must a stall meet?", Wanted(conditions=True, lists=True, means_limit=True, plural=True)),
        ("Whose job is it to clean the stalls?", Wanted(roles=("lead",), must=True)),
        ("In which currencies is it kept?", Wanted(plural=True)),
        ("Which form makes it up?", Wanted()),
        ("What status does it have?", Wanted()),
        # What has an opposite, and a payment that has but one name.
        (
            "Doanh nghiệp lớn được thưởng bao nhiêu trong năm nay?",
            Wanted(payment="thưởng", opposites=(("doanh nghiep lon", "doanh nghiep nho"),)),
        ),
        ("Cụ không có lương hưu được trợ cấp mỗi tháng bao nhiêu?", Wanted(denied=True)),
        # Where a count ends, and what people call an hour.
        ("Sau mấy tiếng phải lên tiếng?", Wanted(counted=("gio",), means_limit=True)),
        ("Nhà nghèo được mấy ký gạo?", Wanted(counted=("kg", "gao"))),
        ("Mã dài bao nhiêu ký tự?", Wanted(counted=("ky", "tu"))),
        ("How many kilos of rice does a family get?", Wanted(counted=("kg",))),
        ("How many times a month is a guest seen?", Wanted(counted=("lan",))),
        ("Công an làm chung với sở nào?", Wanted(("coordinate",), means_limit=False, kinds=("so",))),
        ("Who has to set up the teams?", Wanted(("lead",), means_limit=True, must=True)),
        ("Đơn vị nào phải mua thuốc?", Wanted(("lead",), means_limit=True, must=True)),
        ("Cơ quan bị phạt gấp mấy so với một người?", Wanted(counted=("lan",))),
        ("Được giảm vé bao nhiêu ạ?", Wanted()),
        (
            "Có phải chỉ 50% hộ được tiêm trong năm 2024 không?",
            Wanted(
                figures=(50, 2024),
                supposed=(Value(Kind.PERCENT, 12, 15, number="50", unit="%"),),
                means_limit=True,
                times=("trong năm 2024",),
                modality=Modality.ALLOWS,
            ),
        ),
        ("Miễn phí đến khi nào?", Wanted(bound=Bound.LAST, denied=True)),
        (
            "Người 17 tuổi không được dùng phải không?",
            Wanted(
                figures=(17,),
                denied=True,
                supposed=(Value(Kind.COUNT, 6, 13, number="17", unit="tuổi"),),
                modality=Modality.FORBIDS,
            ),
        ),
    ],
)
def test_read_wanted_knows_whose_name_what_count_and_what_meaning_is_asked_for(text, wanted):
    assert read_question(text).wanted == wanted
