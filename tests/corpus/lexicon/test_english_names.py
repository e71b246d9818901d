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
        # posts, alone and of an agency; short names in full
        ("Trưởng thôn", "Village head"),
        ("Phó Chủ tịch", "Vice Chairperson"),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam", "Governor of the State Bank of Vietnam"),
        ("chủ tịch UBND cấp tỉnh", "Chairperson of the People's Committee of the province"),
        ("Thủ trưởng các cơ quan, đơn vị", "Heads of agencies and units"),
        ("Trưởng Công an phường", "Head of the Police of the ward"),
        # part of another, a branch, several places
        ("Phòng Quản lý nhà thuộc Sở Xây dựng", "Division of Housing Management of the Department of Construction"),
        ("Ngân hàng Nhà nước chi nhánh Khu vực 13", "Region 13 branch of the State Bank of Vietnam"),
        (
            "Ủy ban nhân dân các xã Kim Lộc, Mường Lan và phường Bến Trúc",
            "People's Committees of Kim Lộc commune, Mường Lan commune and Bến Trúc ward",
        ),
        (
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
            "People's Committees of provinces and cities under the central Government",
        ),
        # a name of its own before its field
        ("Công ty Cổ phần Cấp nước Đông Lâm", "Đông Lâm Water Supply Joint Stock Company"),
        # several of one head
        ("Các Sở: Công Thương, Tài chính và Y tế", "Departments of Industry and Trade, Finance and Health"),
        ("Giám đốc các Sở: Tài chính, Y tế", "Directors of the Departments of Finance, Health"),
        # bodies without a name
        ("các cơ quan liên quan", "Agencies concerned"),
        ("cơ quan, tổ chức và cá nhân có liên quan", "Agencies, organisations and individuals concerned"),
        ("mỗi thôn", "Each village"),
        ("các trường THPT công lập", "Public upper secondary schools"),
        # not told to its last word
        ("Phòng Chim chóc", None),
        ("Sở Y tế Chim chóc", None),
        ("Trạm Chó mèo huyện", None),
        ("các cơ quan ưa nhìn", None),
        ("Trưởng phòng Chim chóc", None),
    ],
)
def test_english_agency_name_is_the_registers_or_made_by_the_rule(name, english):
    assert english_agency_name(name) == english


def test_fields_keep_their_joints_and_know_every_word():
    assert english_fields("Tài chính, Y tế và Xây dựng") == "Finance, Health and Construction"
    assert english_fields("Y tế và Chim chóc") is None
