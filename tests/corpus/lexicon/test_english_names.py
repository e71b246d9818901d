import pytest

from corpus.lexicon.english_names import english_agency_name, english_fields


@pytest.mark.parametrize(
    ("name", "english"),
    [
        # of the register
        ("Sở Y tế", "Department of Health"),
        ("Ủy ban nhân dân huyện Nam Lĩnh", "People's Committee of Nam Lĩnh district"),
        # a head and fields
        ("Phòng Kinh tế và Hạ tầng", "Division of Economy and Infrastructure"),
        ("Phòng Tài chính - Kế hoạch", "Division of Finance and Planning"),
        ("Sở Dân tộc và Tôn giáo", "Department of Ethnic and Religious Affairs"),
        # of a level, of a place
        ("Công an huyện", "Police of the district"),
        ("Trung tâm Y tế huyện Ba Mai", "Health Centre of Ba Mai district"),
        ("Hội Nông dân huyện", "Farmers' Union of the district"),
        ("Báo Lâm Trạch", "Newspaper of Lâm Trạch"),
        ("Thành đoàn Minh Châu", "City Youth Union of Minh Châu"),
        ("Kho bạc Nhà nước Hải Bình", "State Treasury of Hải Bình"),
        # several
        ("Ủy ban nhân dân các quận, huyện", "People's Committees of urban districts and districts"),
        (
            "Chủ tịch Ủy ban nhân dân xã, phường, thị trấn",
            "Chairpersons of the People's Committees of communes, wards and townships",
        ),
        # who heads one, and an office of one
        ("Giám đốc Sở Tài chính", "Director of the Department of Finance"),
        ("Trưởng phòng Tư pháp", "Head of the Division of Justice"),
        ("Văn phòng Sở Y tế", "Office of the Department of Health"),
        # not told to its last word
        ("Phòng Chim chóc", None),
        ("Sở Y tế Chim chóc", None),
        ("Trạm Thú y huyện", None),
        ("các cơ quan liên quan", None),
    ],
)
def test_english_agency_name_is_the_registers_or_made_by_the_rule(name, english):
    assert english_agency_name(name) == english


def test_fields_keep_their_joints_and_know_every_word():
    assert english_fields("Tài chính, Y tế và Xây dựng") == "Finance, Health and Construction"
    assert english_fields("Y tế và Chim chóc") is None
