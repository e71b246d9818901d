import pytest

from tests.api.wire import assert_problem


def test_duties_says_who_does_what(bench, letter):
    task = "chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024"
    expected = {
        "document": "Công văn số 45/UBND-NN (Ủy ban nhân dân tỉnh An Lạc, 05/03/2024)",
        "role": "coordinate",
        "agency": "Sở Tài chính",
        "task": task,
        "deadline": "trước ngày 30/4/2024",
        "due": "2024-04-30",
        "day": "2024-04-30",
        "inferred": False,
        "report_to": None,
        "manner": "order",
        "document_id": "cv-trong-cay",
        "clause": "1",
        "label": "khoản 1",
        "start": letter.index("Sở Tài chính"),
        "end": letter.index("Sở Tài chính") + len("Sở Tài chính"),
    }
    for query in (
        {"role": "coordinate"},
        {"agency": "Sở Tài chính"},
        {"agency": "so tai chinh"},
        {"agency": "Department of Finance", "document": "cv-trong-cay"},
    ):
        assert bench.get("/v1/duties", params=query).json() == [expected], query
    leaders = [d["agency"] for d in bench.get("/v1/duties", params={"role": "lead"}).json()]
    assert "Sở Xây dựng" in leaders
    assert "Sở Tài chính" not in leaders


def test_duties_are_chosen_by_when_they_are_due(bench):
    def found(**query):
        return [(d["role"], d["due"]) for d in bench.get("/v1/duties", params=query).json()]

    both = [("lead", "2024-04-30"), ("coordinate", "2024-04-30")]
    assert found(deadline="30 tháng tư năm 2024") == both
    assert found(deadline="30 tháng tư năm 2025") == []
    assert found(due_before="2024-05-01", due_after="tháng 3/2024") == both
    assert found(due_after="2024-03") == found(due_before="2025") == found(due_after="2023") == both
    assert found(due_after="2024-04") == found(due_before="2024-04") == found(due_after="2024") == []
    assert found(due_before="30/4/2024") == found(due_after="30.4.2024") == []


@pytest.mark.parametrize("day", ["mai", "2024-13", "2024-00", "٢٠٢٤", ""])
def test_duties_refuses_a_day_that_is_none(sample, day):
    assert_problem(sample.get("/v1/duties", params={"due_before": day}), 422, "Not a day")


def test_duties_refuses_a_role_that_is_none(sample):
    assert_problem(sample.get("/v1/duties", params={"role": "boss"}), 422, "Invalid request")
