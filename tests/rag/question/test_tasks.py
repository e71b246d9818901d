import pytest

from corpus.duty import COORDINATE, LEAD
from rag.question.tasks import AskedTasks, read_tasks
from rag.question.typed import read_typed

PLACES = ("lam trach",)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("liệt kê nhiệm vụ của Sở Tài chính", AskedTasks("Sở Tài chính", None)),
        ("Các nhiệm vụ của Sở Y tế gồm những gì?", AskedTasks("Sở Y tế", None)),
        ("SYT phải làm gì?", AskedTasks("Sở Y tế", None)),
        ("so y te chu tri viec gi", AskedTasks("Sở Y tế", LEAD)),
        ("Sở Y tế phối hợp những việc gì?", AskedTasks("Sở Y tế", COORDINATE)),
        ("Sở Xây dựng tỉnh Lâm Trạch phải làm gì?", AskedTasks("Sở Xây dựng", None)),
        ("giao Sở Nội vụ làm gì?", AskedTasks("Sở Nội vụ", None)),
        ("What must the Department of Health do?", AskedTasks("Sở Y tế", None)),
        ("List the duties of the Department of Finance", AskedTasks("Sở Tài chính", None)),
        ("What must the Department of Education do?", AskedTasks("Sở Giáo dục và Đào tạo", None)),
        ("Hạn báo cáo của Sở Y tế là khi nào?", AskedTasks("Sở Y tế", None, due=True)),
        ("liet ke cac moc thoi gian cua SYT", AskedTasks("Sở Y tế", None, due=True)),
        ("Sở Y tế phải hoàn thành việc gì trước ngày nào?", AskedTasks("Sở Y tế", None, due=True)),
        ("List all deadlines for the Department of Health", AskedTasks("Sở Y tế", None, due=True)),
        ("Sở Y tế phải báo cáo ai?", AskedTasks("Sở Y tế", None, reports=True)),
        ("Who must the Department of Health report to?", AskedTasks("Sở Y tế", None, reports=True)),
        # Words that carry nothing, and others for the same.
        ("Sở Y tế làm cái gì", AskedTasks("Sở Y tế", None)),
        ("so y te lam cai deo gi", AskedTasks("Sở Y tế", None)),
        ("Sở Nội vụ phải làm gì ạ", AskedTasks("Sở Nội vụ", None)),
        ("what the hell does the health dept have to do", AskedTasks("Sở Y tế", None)),
        ("list all deadline of so tai chinh plz", AskedTasks("Sở Tài chính", None, due=True)),
        ("cho xem deadline của sở y tế", AskedTasks("Sở Y tế", None, due=True)),
        # Several agencies' English names begin so.
        ("What must the Department of Culture do?", None),
        # Of a matter, behind or before who acts.
        ("Sở Y tế phải làm gì về tiêm vắc xin?", AskedTasks("Sở Y tế", None, matter="tiem vac xin")),
        ("so y te chu tri gi trong dot dien tap lut", AskedTasks("Sở Y tế", LEAD, matter="dot dien tap lut")),
        ("Trong đợt diễn tập lụt, Sở Y tế phải làm gì?", AskedTasks("Sở Y tế", None, matter="dot dien tap lut")),
        ("Sở Nội vụ có trách nhiệm gì khi sáp nhập xã?", AskedTasks("Sở Nội vụ", None, matter="sap nhap xa")),
        ("What must the Department of Health do in the flood drill?",
         AskedTasks("Sở Y tế", None, matter="the flood drill")),
        ("During the flood drill, what must the Department of Health do?",
         AskedTasks("Sở Y tế", None, matter="the flood drill")),
        # Of no agency: words are searched.
        ("Trường học phải làm gì khi có dịch?", None),
        ("What must parents do?", None),
        ("Ai làm gì?", None),
    ],
)  # fmt: skip
def test_read_tasks_knows_whose_tasks_are_asked_for(text, asked):
    assert read_tasks(read_typed(text), PLACES) == asked
