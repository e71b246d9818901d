"""Whole answers about documents, worked out by hand from the texts in conftest: each attribute, in each form."""

import re
from datetime import date

import pytest

from corpus.build import build_document
from rag.answer import Status
from rag.conversation.turn import Turn

ANSWERS = [
    (
        [
            "Ai ký Quyết định 30/2024/QĐ-UBND?",
            "ai ky quyet dinh 30/2024/qd-ubnd",
        ],
        Status.ANSWERED,
        (
            "Lê Thị Hoa, Phó Chủ tịch. [1]\n"
            "Phần ký, Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa; ký thay "
            "Chủ tịch, thay mặt Ủy ban nhân dân."
        ),
        [
            ("gia", None, ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Hoa")),
        ],
    ),
    (
        [
            "Who signed Decision 30/2024/QĐ-UBND?",
        ],
        Status.ANSWERED,
        (
            "Lê Thị Hoa, Vice Chairperson (Phó Chủ tịch). [1]\n"
            "Signature, Decision No. 30/2024/QĐ-UBND of 20 May 2024, People's Committee of An Hòa province "
            "(Ủy ban nhân dân tỉnh An Hòa); for the Chairperson, on behalf of the People's Committee."
        ),
        [
            ("gia", None, ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Hoa")),
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND do ai ban hành?",
            "co quan nao ban hanh quyet dinh 30/2024/qd-ubnd",
        ],
        Status.ANSWERED,
        (
            "Ủy ban nhân dân tỉnh An Hòa. [1]\n"
            "Phần đầu văn bản, Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa."
        ),
        [
            ("gia", None, ("ỦY BAN NHÂN DÂN\nTỈNH AN HÒA")),
        ],
    ),
    (
        [
            "Which agency issued Decision 30/2024/QĐ-UBND?",
        ],
        Status.ANSWERED,
        (
            "The People's Committee of An Hòa province (Ủy ban nhân dân tỉnh An Hòa). [1]\n"
            "Head, Decision No. 30/2024/QĐ-UBND of 20 May 2024, People's Committee of An Hòa province (Ủy "
            "ban nhân dân tỉnh An Hòa)."
        ),
        [
            ("gia", None, ("ỦY BAN NHÂN DÂN\nTỈNH AN HÒA")),
        ],
    ),
    (
        [
            "Công văn 77/UBND-VX gửi cho ai?",
        ],
        Status.ANSWERED,
        (
            "Kính gửi: Sở Nội vụ; Ủy ban nhân dân các huyện. [1]\n"
            "Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa."
        ),
        [
            ("nghi", None, ("Kính gửi:\n- Sở Nội vụ;\n- Ủy ban nhân dân các huyện")),
        ],
    ),
    (
        [
            "noi nhan cua quyet dinh 30/2024/qd-ubnd",
        ],
        Status.ANSWERED,
        (
            "Nơi nhận: Bộ Tài chính (để b/c); Sở Xây dựng; Lưu: VT. [1]\n"
            "Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa."
        ),
        [
            ("gia", None, ("Nơi nhận:\n- Bộ Tài chính (để b/c);\n- Sở Xây dựng;\n- Lưu: VT")),
        ],
    ),
    (
        [
            "Who received Official letter 77/UBND-VX?",
        ],
        Status.ANSWERED,
        (
            "Addressees: Department of Home Affairs (Sở Nội vụ); Ủy ban nhân dân các huyện. [1]\n"
            "Official letter No. 77/UBND-VX of 2 February 2025, People's Committee of An Hòa province (Ủy "
            "ban nhân dân tỉnh An Hòa)."
        ),
        [
            ("nghi", None, ("Kính gửi:\n- Sở Nội vụ;\n- Ủy ban nhân dân các huyện")),
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND ban hành ngày nào?",
        ],
        Status.ANSWERED,
        (
            "Ngày 20/05/2024. [1]\n"
            "Phần đầu văn bản, Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa."
        ),
        [
            ("gia", None, "ngày 20 tháng 5 năm 2024"),
        ],
    ),
    (
        [
            "ke hoach tiem chung ban hanh khi nao",
        ],
        Status.ANSWERED,
        (
            "Ngày 10/01/2025. [1]\n"
            "Phần đầu văn bản, Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa."
        ),
        [
            ("tiem", None, "ngày 10 tháng 01 năm 2025"),
        ],
    ),
    (
        [
            "When was the vaccination plan issued?",
        ],
        Status.ANSWERED,
        (
            "10 January 2025. [1]\n"
            "Head, Plan No. 8/KH-UBND of 10 January 2025, People's Committee of An Hòa province (Ủy ban nhân "
            "dân tỉnh An Hòa)."
        ),
        [
            ("tiem", None, "ngày 10 tháng 01 năm 2025"),
        ],
    ),
    (
        [
            "Kế hoạch tiêm chủng cho trẻ em số mấy?",
            "so hieu cua ke hoach tiem chung la gi",
        ],
        Status.ANSWERED,
        ("8/KH-UBND. [1]\nPhần đầu văn bản, Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa."),
        [
            ("tiem", None, "8/KH-UBND"),
        ],
    ),
    (
        [
            "What is the number of the vaccination plan?",
        ],
        Status.ANSWERED,
        (
            "8/KH-UBND. [1]\n"
            "Head, Plan No. 8/KH-UBND of 10 January 2025, People's Committee of An Hòa province (Ủy ban nhân "
            "dân tỉnh An Hòa)."
        ),
        [
            ("tiem", None, "8/KH-UBND"),
        ],
    ),
    (
        [
            "Công văn 77/UBND-VX là loại văn bản gì?",
            "cong van 77/ubnd-vx la van ban gi",
        ],
        Status.ANSWERED,
        ("Công văn. [1]\nPhần đầu văn bản, Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa."),
        [
            ("nghi", None, "77/UBND-VX"),
        ],
    ),
    (
        [
            "What kind of document is 77/UBND-VX?",
        ],
        Status.ANSWERED,
        (
            "Official letter. [1]\n"
            "Head, Official letter No. 77/UBND-VX of 2 February 2025, People's Committee of An Hòa province "
            "(Ủy ban nhân dân tỉnh An Hòa)."
        ),
        [
            ("nghi", None, "77/UBND-VX"),
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND có hiệu lực từ khi nào?",
            "quyet dinh 30/2024/qd-ubnd co hieu luc tu ngay nao",
        ],
        Status.ANSWERED,
        (
            "Từ ngày 01/06/2024. [1]\n"
            "Điều 3, Quyết định số 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 "
            "và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "When does Decision 30/2024/QĐ-UBND take effect?",
        ],
        Status.ANSWERED,
        (
            "From 1 June 2024. [1]\n"
            "Article 3, Decision No. 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm "
            "2024 và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Quyết định 12/2021/QĐ-UBND còn hiệu lực không?",
        ],
        Status.ANSWERED,
        (
            "Không: đã được thay thế bởi Quyết định số 30/2024/QĐ-UBND. [1]\n"
            "Quyết định số 12/2021/QĐ-UBND đã được thay thế bởi Quyết định số 30/2024/QĐ-UBND ngày "
            "20/05/2024 của Ủy ban nhân dân tỉnh An Hòa từ ngày 01/06/2024.\n"
            "Điều 3, Quyết định số 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 "
            "và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "quyet dinh 30/2024/qd-ubnd con hieu luc khong",
        ],
        Status.ANSWERED,
        (
            "Có: trong các văn bản đã nạp không có văn bản nào thay thế, bãi bỏ hay sửa đổi Quyết định số "
            "30/2024/QĐ-UBND. [1]\n"
            "Văn bản có hiệu lực từ ngày 01/06/2024.\n"
            "Điều 3, Quyết định số 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 "
            "và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Is Decision 12/2021/QĐ-UBND still in force?",
        ],
        Status.ANSWERED,
        (
            "No: it has been replaced by Decision No. 30/2024/QĐ-UBND. [1]\n"
            "Decision No. 12/2021/QĐ-UBND has been replaced by Decision No. 30/2024/QĐ-UBND of 20 May 2024, "
            "People's Committee of An Hòa province (Ủy ban nhân dân tỉnh An Hòa) since 1 June 2024.\n"
            "Article 3, Decision No. 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm "
            "2024 và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Tính đến ngày 1/5/2024, Quyết định 12/2021/QĐ-UBND còn hiệu lực không?",
        ],
        Status.ANSWERED,
        (
            "Có: tính đến ngày 01/05/2024, trong các văn bản đã nạp không có văn bản nào thay thế, bãi bỏ "
            "hay sửa đổi Quyết định số 12/2021/QĐ-UBND. [1]\n"
            "Văn bản có hiệu lực từ ngày 15/03/2021.\n"
            "Điều 2, Quyết định số 12/2021/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 15 tháng 3 năm "
            "2021.” [1]"
        ),
        [
            ("gia-cu", "D2", "Quyết định này có hiệu lực từ ngày 15 tháng 3 năm 2021."),
        ],
    ),
    (
        [
            "Is Decision 30/2024/QĐ-UBND in force as of 1 May 2024?",
        ],
        Status.ANSWERED,
        (
            "No: as of 1 May 2024, Decision No. 30/2024/QĐ-UBND is not yet in force; it takes effect on 1 "
            "June 2024. [1]\n"
            "Article 3, Decision No. 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm "
            "2024 và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Kế hoạch 8/KH-UBND còn hiệu lực không?",
        ],
        Status.ANSWERED,
        (
            "Có, nhưng đã được sửa đổi, bổ sung bởi Công văn số 77/UBND-VX. [1]\n"
            "Kế hoạch số 8/KH-UBND đã được sửa đổi, bổ sung bởi Công văn số 77/UBND-VX ngày 02/02/2025 của "
            "Ủy ban nhân dân tỉnh An Hòa từ ngày 02/02/2025.\n"
            "Khoản 2, Công văn số 77/UBND-VX: “Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm "
            "2025 như sau: báo cáo trước ngày 20/6/2025.” [1]"
        ),
        [
            (
                "nghi",
                "2",
                (
                    "Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: báo cáo trước ngày "
                    "20/6/2025."
                ),
            )
        ],
    ),
    (
        [
            "Kế hoạch 8/KH-UBND đã bị sửa đổi chưa?",
        ],
        Status.ANSWERED,
        (
            "Có: đã được sửa đổi, bổ sung bởi Công văn số 77/UBND-VX. [1]\n"
            "Kế hoạch số 8/KH-UBND đã được sửa đổi, bổ sung bởi Công văn số 77/UBND-VX ngày 02/02/2025 của "
            "Ủy ban nhân dân tỉnh An Hòa từ ngày 02/02/2025.\n"
            "Khoản 2, Công văn số 77/UBND-VX: “Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm "
            "2025 như sau: báo cáo trước ngày 20/6/2025.” [1]"
        ),
        [
            (
                "nghi",
                "2",
                (
                    "Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: báo cáo trước ngày "
                    "20/6/2025."
                ),
            )
        ],
    ),
    (
        [
            "quyet dinh 12/2021/qd-ubnd da bi thay the chua",
        ],
        Status.ANSWERED,
        (
            "Có: đã được thay thế bởi Quyết định số 30/2024/QĐ-UBND. [1]\n"
            "Quyết định số 12/2021/QĐ-UBND đã được thay thế bởi Quyết định số 30/2024/QĐ-UBND ngày "
            "20/05/2024 của Ủy ban nhân dân tỉnh An Hòa từ ngày 01/06/2024.\n"
            "Điều 3, Quyết định số 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 "
            "và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Has Decision 30/2024/QĐ-UBND been replaced?",
        ],
        Status.ANSWERED,
        (
            "No: none of the stored documents replaces, repeals or amends Decision No. 30/2024/QĐ-UBND. [1]\n"
            "It took effect on 1 June 2024.\n"
            "Article 3, Decision No. 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm "
            "2024 và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Văn bản nào thay thế Quyết định 12/2021/QĐ-UBND?",
            "quyet dinh 12/2021/qd-ubnd bi thay the boi van ban nao",
        ],
        Status.ANSWERED,
        (
            "Đã được thay thế bởi Quyết định số 30/2024/QĐ-UBND. [1]\n"
            "Quyết định số 12/2021/QĐ-UBND đã được thay thế bởi Quyết định số 30/2024/QĐ-UBND ngày "
            "20/05/2024 của Ủy ban nhân dân tỉnh An Hòa từ ngày 01/06/2024.\n"
            "Điều 3, Quyết định số 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 "
            "và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "What replaced Decision 12/2021/QĐ-UBND?",
        ],
        Status.ANSWERED,
        (
            "It has been replaced by Decision No. 30/2024/QĐ-UBND. [1]\n"
            "Decision No. 12/2021/QĐ-UBND has been replaced by Decision No. 30/2024/QĐ-UBND of 20 May 2024, "
            "People's Committee of An Hòa province (Ủy ban nhân dân tỉnh An Hòa) since 1 June 2024.\n"
            "Article 3, Decision No. 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm "
            "2024 và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND thay thế văn bản nào?",
            "quyet dinh 30/2024/qd-ubnd bai bo van ban nao",
        ],
        Status.ANSWERED,
        (
            "Quyết định số 12/2021/QĐ-UBND. [1]\n"
            "Điều 3, Quyết định số 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 "
            "và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "What does Decision 30/2024/QĐ-UBND replace?",
        ],
        Status.ANSWERED,
        (
            "Decision No. 12/2021/QĐ-UBND. [1]\n"
            "Article 3, Decision No. 30/2024/QĐ-UBND: “Quyết định này có hiệu lực từ ngày 01 tháng 6 năm "
            "2024 và thay thế Quyết định số 12/2021/QĐ-UBND.” [1]"
        ),
        [
            (
                "gia",
                "D3",
                ("Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND."),
            )
        ],
    ),
    (
        [
            "Công văn 77/UBND-VX sửa đổi văn bản nào?",
        ],
        Status.ANSWERED,
        (
            "Kế hoạch số 8/KH-UBND. [1]\n"
            "Khoản 2, Công văn số 77/UBND-VX: “Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm "
            "2025 như sau: báo cáo trước ngày 20/6/2025.” [1]"
        ),
        [
            (
                "nghi",
                "2",
                (
                    "Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: báo cáo trước ngày "
                    "20/6/2025."
                ),
            )
        ],
    ),
    (
        [
            "What does Official letter 77/UBND-VX amend?",
        ],
        Status.ANSWERED,
        (
            "Plan No. 8/KH-UBND. [1]\n"
            "Clause 2, Official letter No. 77/UBND-VX: “Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng "
            "01 năm 2025 như sau: báo cáo trước ngày 20/6/2025.” [1]"
        ),
        [
            (
                "nghi",
                "2",
                (
                    "Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: báo cáo trước ngày "
                    "20/6/2025."
                ),
            )
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND căn cứ vào đâu?",
            "can cu ban hanh quyet dinh 30/2024/qd-ubnd la gi",
        ],
        Status.ANSWERED,
        (
            "Quyết định số 30/2024/QĐ-UBND nêu 2 căn cứ:\n"
            "“Căn cứ Luật Giá số 16/2023/QH15;” [1]\n"
            "“Căn cứ Nghị định số 117/2007/NĐ-CP ngày 11 tháng 7 năm 2007 của Chính phủ;” [2]"
        ),
        [
            ("gia", "0", "Căn cứ Luật Giá số 16/2023/QH15;"),
            ("gia", "0", "Căn cứ Nghị định số 117/2007/NĐ-CP ngày 11 tháng 7 năm 2007 của Chính phủ;"),
        ],
    ),
    (
        [
            "What is Decision 30/2024/QĐ-UBND based on?",
        ],
        Status.ANSWERED,
        (
            "Decision No. 30/2024/QĐ-UBND names 2 grounds:\n"
            "“Căn cứ Luật Giá số 16/2023/QH15;” [1]\n"
            "“Căn cứ Nghị định số 117/2007/NĐ-CP ngày 11 tháng 7 năm 2007 của Chính phủ;” [2]"
        ),
        [
            ("gia", "0", "Căn cứ Luật Giá số 16/2023/QH15;"),
            ("gia", "0", "Căn cứ Nghị định số 117/2007/NĐ-CP ngày 11 tháng 7 năm 2007 của Chính phủ;"),
        ],
    ),
    (
        [
            "Kế hoạch tiêm chủng thực hiện chỉ thị nào?",
        ],
        Status.ANSWERED,
        (
            "Chỉ thị số 25/CT-TTg. [1]\n"
            "Phần mở đầu, Kế hoạch số 8/KH-UBND: “Thực hiện Chỉ thị số 25/CT-TTg ngày 05 tháng 8 năm 2024 "
            "của Thủ tướng Chính phủ.” [1]"
        ),
        [
            ("tiem", "0", "Thực hiện Chỉ thị số 25/CT-TTg ngày 05 tháng 8 năm 2024 của Thủ tướng Chính phủ."),
        ],
    ),
    (
        [
            "What does the vaccination plan implement?",
        ],
        Status.ANSWERED,
        (
            "Directive No. 25/CT-TTg. [1]\n"
            "Opening, Plan No. 8/KH-UBND: “Thực hiện Chỉ thị số 25/CT-TTg ngày 05 tháng 8 năm 2024 của Thủ "
            "tướng Chính phủ.” [1]"
        ),
        [
            ("tiem", "0", "Thực hiện Chỉ thị số 25/CT-TTg ngày 05 tháng 8 năm 2024 của Thủ tướng Chính phủ."),
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND nói về việc gì?",
            "quyet dinh 30/2024/qd-ubnd noi ve gi",
        ],
        Status.ANSWERED,
        (
            "Về việc quy định giá nước sạch và phí thoát nước. [1]\n"
            "Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa:\n"
            "- Điều 1: Giá nước [2]\n"
            "- Điều 2: Phí thoát nước [3]\n"
            "- Điều 3: Hiệu lực [4]"
        ),
        [
            ("gia", None, "Về việc quy định giá nước sạch và phí thoát nước"),
            ("gia", "D1", "Giá nước"),
            ("gia", "D2", "Phí thoát nước"),
            ("gia", "D3", "Hiệu lực"),
        ],
    ),
    (
        ["Công văn 77 nói về gì?"],
        Status.ANSWERED,
        (
            "Về việc nghỉ lễ Quốc khánh. [1]\n"
            "Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa:\n"
            "- Khoản 1: Nghỉ từ ngày 31/8/2025 đến hết ngày 02/9/2025. [2]\n"
            "- Khoản 2: Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: báo cáo trước "
            "ngày 20/6/2025. [3]"
        ),
        [
            ("nghi", None, "V/v nghỉ lễ Quốc khánh"),
            ("nghi", "1", "Nghỉ từ ngày 31/8/2025 đến hết ngày 02/9/2025."),
            (
                "nghi",
                "2",
                "Sửa đổi khoản 2 Kế hoạch số 8/KH-UBND ngày 10 tháng 01 năm 2025 như sau: "
                "báo cáo trước ngày 20/6/2025.",
            ),
        ],
    ),
    (
        [
            "What is Decision 30/2024/QĐ-UBND about?",
        ],
        Status.ANSWERED,
        (
            "About “Về việc quy định giá nước sạch và phí thoát nước”. [1]\n"
            "Decision No. 30/2024/QĐ-UBND of 20 May 2024, People's Committee of An Hòa province (Ủy ban nhân "
            "dân tỉnh An Hòa):\n"
            "- Article 1: Giá nước [2]\n"
            "- Article 2: Phí thoát nước [3]\n"
            "- Article 3: Hiệu lực [4]"
        ),
        [
            ("gia", None, "Về việc quy định giá nước sạch và phí thoát nước"),
            ("gia", "D1", "Giá nước"),
            ("gia", "D2", "Phí thoát nước"),
            ("gia", "D3", "Hiệu lực"),
        ],
    ),
    (
        [
            "Tóm tắt Kế hoạch 8/KH-UBND",
            "tom tat ke hoach tiem chung",
        ],
        Status.ANSWERED,
        (
            "Tiêm chủng cho trẻ em năm 2025. [1]\n"
            "Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa:\n"
            "- Khoản 1: Mục tiêu [2]\n"
            "- Khoản 2: Tổ chức thực hiện [3]"
        ),
        [
            ("tiem", None, "Tiêm chủng cho trẻ em năm 2025"),
            ("tiem", "1", "Mục tiêu"),
            ("tiem", "2", "Tổ chức thực hiện"),
        ],
    ),
    (
        [
            "Summarise Plan 8/KH-UBND",
        ],
        Status.ANSWERED,
        (
            "About “Tiêm chủng cho trẻ em năm 2025”. [1]\n"
            "Plan No. 8/KH-UBND of 10 January 2025, People's Committee of An Hòa province (Ủy ban nhân dân "
            "tỉnh An Hòa):\n"
            "- Clause 1: Mục tiêu [2]\n"
            "- Clause 2: Tổ chức thực hiện [3]"
        ),
        [
            ("tiem", None, "Tiêm chủng cho trẻ em năm 2025"),
            ("tiem", "1", "Mục tiêu"),
            ("tiem", "2", "Tổ chức thực hiện"),
        ],
    ),
    (
        [
            "Kế hoạch 8/KH-UBND gồm những phần nào?",
        ],
        Status.ANSWERED,
        ("Kế hoạch số 8/KH-UBND có 2 phần:\n- Khoản 1: Mục tiêu [1]\n- Khoản 2: Tổ chức thực hiện [2]"),
        [
            ("tiem", "1", "Mục tiêu"),
            ("tiem", "2", "Tổ chức thực hiện"),
        ],
    ),
    (
        [
            "What are the parts of Plan 8/KH-UBND?",
        ],
        Status.ANSWERED,
        ("Plan No. 8/KH-UBND has 2 parts:\n- Clause 1: Mục tiêu [1]\n- Clause 2: Tổ chức thực hiện [2]"),
        [
            ("tiem", "1", "Mục tiêu"),
            ("tiem", "2", "Tổ chức thực hiện"),
        ],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND có bao nhiêu điều?",
        ],
        Status.ANSWERED,
        "Quyết định số 30/2024/QĐ-UBND có 3 điều.",
        [],
    ),
    (
        [
            "ke hoach 8/kh-ubnd co may dieu",
        ],
        Status.ANSWERED,
        "Kế hoạch số 8/KH-UBND không có điều nào; văn bản có 2 khoản.",
        [],
    ),
    (
        [
            "How many articles does Decision 30/2024/QĐ-UBND have?",
        ],
        Status.ANSWERED,
        "Decision No. 30/2024/QĐ-UBND has 3 articles.",
        [],
    ),
    (
        [
            "Quyết định 30/2024/QĐ-UBND giao Sở Xây dựng làm gì?",
            "quyet dinh 30/2024/qd-ubnd giao so xay dung lam gi",
        ],
        Status.ANSWERED,
        (
            "Sở Xây dựng: rà soát phí thoát nước, hoàn thành trước ngày 30/9/2024. [1]\n"
            "Điều 2, Quyết định số 30/2024/QĐ-UBND: “Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát "
            "phí thoát nước, hoàn thành trước ngày 30/9/2024.” [1]"
        ),
        [
            (
                "gia",
                "D2",
                (
                    "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát phí thoát nước, hoàn thành trước ngày"
                    " 30/9/2024."
                ),
            )
        ],
    ),
    (
        [
            "What does Decision 30/2024/QĐ-UBND ask of the Department of Construction?",
        ],
        Status.ANSWERED,
        (
            "Department of Construction (Sở Xây dựng): “chủ trì, phối hợp với Sở Tài chính rà soát phí thoát nước, hoàn"
            " thành trước ngày 30/9/2024”. [1]\n"
            "Article 2, Decision No. 30/2024/QĐ-UBND: “Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà"
            " soát phí thoát nước, hoàn thành trước ngày 30/9/2024.” [1]"
        ),
        [
            (
                "gia",
                "D2",
                (
                    "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát phí thoát nước, hoàn thành trước ngày"
                    " 30/9/2024."
                ),
            )
        ],
    ),
    (
        [
            "So sánh Quyết định 30/2024/QĐ-UBND và Quyết định 12/2021/QĐ-UBND",
            "so sanh quyet dinh 30/2024/qd-ubnd va quyet dinh 12/2021/qd-ubnd",
        ],
        Status.ANSWERED,
        (
            "So sánh:\n"
            "(1) Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa: “Về việc "
            "quy định giá nước sạch và phí thoát nước” [1]\n"
            "(2) Quyết định số 12/2021/QĐ-UBND ngày 04/03/2021 của Ủy ban nhân dân tỉnh An Hòa: “Về giá "
            "nước sạch sinh hoạt” [2]\n"
            "- Loại: giống nhau, Quyết định.\n"
            "- Cơ quan ban hành: giống nhau, Ủy ban nhân dân tỉnh An Hòa.\n"
            "- Ngày ban hành: (1) 20/05/2024; (2) 04/03/2021.\n"
            "- Người ký: (1) Lê Thị Hoa, Phó Chủ tịch (ký thay Chủ tịch, thay mặt Ủy ban nhân dân); (2) "
            "không ghi.\n"
            "- Hiệu lực từ: (1) 01/06/2024; (2) 15/03/2021.\n"
            "- Thay thế, bãi bỏ: (1) Quyết định số 12/2021/QĐ-UBND; (2) không ghi.\n"
            "- Số phần: (1) 3; (2) 2.\n"
            "- Các phần của (1): Điều 1: Giá nước; Điều 2: Phí thoát nước; Điều 3: Hiệu lực.\n"
            "- Các phần của (2): Điều 1: Giá nước; Điều 2: Hiệu lực.\n"
            "- Khác nhau: (1) Điều 1: “Giá nước sạch sinh hoạt là 11.000 đồng một mét khối.” [3]; (2) Điều 1: “Giá nước"
            " sạch sinh hoạt là 9.000 đồng một mét khối.” [4]"
        ),
        [
            ("gia", None, "Về việc quy định giá nước sạch và phí thoát nước"),
            ("gia-cu", None, "Về giá nước sạch sinh hoạt"),
            ("gia", "D1", "Giá nước sạch sinh hoạt là 11.000 đồng một mét khối."),
            ("gia-cu", "D1", "Giá nước sạch sinh hoạt là 9.000 đồng một mét khối."),
        ],
    ),
    (
        [
            "Compare Decision 30/2024/QĐ-UBND with Decision 12/2021/QĐ-UBND",
        ],
        Status.ANSWERED,
        (
            "Compared:\n"
            "(1) Decision No. 30/2024/QĐ-UBND of 20 May 2024, People's Committee of An Hòa province (Ủy "
            "ban nhân dân tỉnh An Hòa): “Về việc quy định giá nước sạch và phí thoát nước” [1]\n"
            "(2) Decision No. 12/2021/QĐ-UBND of 4 March 2021, People's Committee of An Hòa province (Ủy "
            "ban nhân dân tỉnh An Hòa): “Về giá nước sạch sinh hoạt” [2]\n"
            "- Kind: the same, Decision.\n"
            "- Issued by: the same, People's Committee of An Hòa province (Ủy ban nhân dân tỉnh An Hòa).\n"
            "- Date: (1) 20 May 2024; (2) 4 March 2021.\n"
            "- Signed by: (1) Lê Thị Hoa, Vice Chairperson (Phó Chủ tịch) (for the Chairperson, on behalf"
            " of the People's Committee); (2) not stated.\n"
            "- In force from: (1) 1 June 2024; (2) 15 March 2021.\n"
            "- Replaces or repeals: (1) Decision No. 12/2021/QĐ-UBND; (2) not stated.\n"
            "- Parts: (1) 3; (2) 2.\n"
            "- Parts of (1): Article 1: Giá nước; Article 2: Phí thoát nước; Article 3: Hiệu lực.\n"
            "- Parts of (2): Article 1: Giá nước; Article 2: Hiệu lực.\n"
            "- Different: (1) Article 1: “Giá nước sạch sinh hoạt là 11.000 đồng một mét khối.” [3]; (2) Article 1: “"
            "Giá nước sạch sinh hoạt là 9.000 đồng một mét khối.” [4]"
        ),
        [
            ("gia", None, "Về việc quy định giá nước sạch và phí thoát nước"),
            ("gia-cu", None, "Về giá nước sạch sinh hoạt"),
            ("gia", "D1", "Giá nước sạch sinh hoạt là 11.000 đồng một mét khối."),
            ("gia-cu", "D1", "Giá nước sạch sinh hoạt là 9.000 đồng một mét khối."),
        ],
    ),
    (
        [
            "Có những văn bản nào?",
        ],
        Status.ANSWERED,
        (
            "Có 4 văn bản đã nạp, mới nhất trước:\n"
            "- Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa: V/v nghỉ lễ Quốc "
            "khánh\n"
            "- Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa: Tiêm chủng cho trẻ em "
            "năm 2025\n"
            "- Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa: Về việc quy "
            "định giá nước sạch và phí thoát nước\n"
            "- Quyết định số 12/2021/QĐ-UBND ngày 04/03/2021 của Ủy ban nhân dân tỉnh An Hòa: Về giá nước "
            "sạch sinh hoạt"
        ),
        [],
    ),
    (
        [
            "liet ke cac quyet dinh",
        ],
        Status.ANSWERED,
        (
            "Có 2 quyết định đã nạp, mới nhất trước:\n"
            "- Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa: Về việc quy "
            "định giá nước sạch và phí thoát nước\n"
            "- Quyết định số 12/2021/QĐ-UBND ngày 04/03/2021 của Ủy ban nhân dân tỉnh An Hòa: Về giá nước "
            "sạch sinh hoạt"
        ),
        [],
    ),
    (
        [
            "Which documents are there?",
        ],
        Status.ANSWERED,
        (
            "4 documents stored, newest first:\n"
            "- Official letter No. 77/UBND-VX of 2 February 2025, People's Committee of An Hòa province (Ủy "
            "ban nhân dân tỉnh An Hòa): V/v nghỉ lễ Quốc khánh\n"
            "- Plan No. 8/KH-UBND of 10 January 2025, People's Committee of An Hòa province (Ủy ban nhân dân "
            "tỉnh An Hòa): Tiêm chủng cho trẻ em năm 2025\n"
            "- Decision No. 30/2024/QĐ-UBND of 20 May 2024, People's Committee of An Hòa province (Ủy ban "
            "nhân dân tỉnh An Hòa): Về việc quy định giá nước sạch và phí thoát nước\n"
            "- Decision No. 12/2021/QĐ-UBND of 4 March 2021, People's Committee of An Hòa province (Ủy ban "
            "nhân dân tỉnh An Hòa): Về giá nước sạch sinh hoạt"
        ),
        [],
    ),
    (
        [
            "Văn bản mới nhất là gì?",
        ],
        Status.ANSWERED,
        (
            "Công văn số 77/UBND-VX. [1]\n"
            "Văn bản mới nhất: Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa: V/v "
            "nghỉ lễ Quốc khánh."
        ),
        [
            ("nghi", None, "ngày 02 tháng 02 năm 2025"),
        ],
    ),
    (
        [
            "quyet dinh moi nhat la gi",
        ],
        Status.ANSWERED,
        (
            "Quyết định số 30/2024/QĐ-UBND. [1]\n"
            "Văn bản mới nhất: Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An "
            "Hòa: Về việc quy định giá nước sạch và phí thoát nước."
        ),
        [
            ("gia", None, "ngày 20 tháng 5 năm 2024"),
        ],
    ),
    (
        [
            "What is the oldest document?",
        ],
        Status.ANSWERED,
        (
            "Decision No. 12/2021/QĐ-UBND. [1]\n"
            "The oldest document: Decision No. 12/2021/QĐ-UBND of 4 March 2021, People's Committee of An Hòa "
            "province (Ủy ban nhân dân tỉnh An Hòa): Về giá nước sạch sinh hoạt."
        ),
        [
            ("gia-cu", None, "ngày 04 tháng 3 năm 2021"),
        ],
    ),
    (
        [
            "Có bao nhiêu văn bản?",
        ],
        Status.ANSWERED,
        "Có 4 văn bản đã nạp: 2 quyết định, 1 công văn, 1 kế hoạch.",
        [],
    ),
    (
        [
            "co may quyet dinh",
        ],
        Status.ANSWERED,
        "Có 2 quyết định đã nạp.",
        [],
    ),
    (
        [
            "How many documents do you have?",
        ],
        Status.ANSWERED,
        "4 documents stored: 2 decisions, 1 official letter, 1 plan.",
        [],
    ),
    (
        [
            "Có văn bản nào về tiêm chủng không?",
        ],
        Status.ANSWERED,
        (
            "Kế hoạch số 8/KH-UBND.\n"
            "Có 1 văn bản phù hợp:\n"
            "- Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa: Tiêm chủng cho trẻ "
            "em năm 2025"
        ),
        [],
    ),
    (
        [
            "van ban nao ve phi thoat nuoc",
        ],
        Status.ANSWERED,
        (
            "Quyết định số 30/2024/QĐ-UBND.\n"
            "Có 1 văn bản phù hợp:\n"
            "- Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa: Về việc quy"
            " định giá nước sạch và phí thoát nước"
        ),
        [],
    ),
    (
        [
            "Which documents are about vaccination?",
        ],
        Status.ANSWERED,
        (
            "Plan No. 8/KH-UBND.\n"
            "1 document fits:\n"
            "- Plan No. 8/KH-UBND of 10 January 2025, People's Committee of An Hòa province (Ủy ban nhân "
            "dân tỉnh An Hòa): Tiêm chủng cho trẻ em năm 2025"
        ),
        [],
    ),
    (
        [
            "Những văn bản nào do UBND tỉnh An Hòa ban hành từ năm 2025?",
        ],
        Status.ANSWERED,
        (
            "Công văn số 77/UBND-VX; Kế hoạch số 8/KH-UBND.\n"
            "Có 2 văn bản phù hợp, mới nhất trước:\n"
            "- Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa: V/v nghỉ lễ Quốc "
            "khánh\n"
            "- Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa: Tiêm chủng cho trẻ em "
            "năm 2025"
        ),
        [],
    ),
    (
        [
            "Which decisions were issued before 2022?",
        ],
        Status.ANSWERED,
        (
            "Decision No. 12/2021/QĐ-UBND.\n"
            "1 decision fits:\n"
            "- Decision No. 12/2021/QĐ-UBND of 4 March 2021, People's Committee of An Hòa province (Ủy "
            "ban nhân dân tỉnh An Hòa): Về giá nước sạch sinh hoạt"
        ),
        [],
    ),
    (
        [
            "Việc gì đến hạn trong tháng 9/2024?",
            "so xay dung phai hoan thanh viec gi truoc ngay 1/10/2024",
        ],
        Status.ANSWERED,
        (
            "Có 1 việc đến hạn:\n"
            "- 30/09/2024: Sở Xây dựng – chủ trì, phối hợp với Sở Tài chính rà soát phí thoát nước, hoàn "
            "thành trước ngày 30/9/2024 (Điều 2, Quyết định số 30/2024/QĐ-UBND) [1]"
        ),
        [
            (
                "gia",
                "D2",
                (
                    "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát phí thoát nước, hoàn thành trước ngày"
                    " 30/9/2024."
                ),
            )
        ],
    ),
    (
        [
            "What is due in June 2025?",
        ],
        Status.ANSWERED,
        (
            "1 task falls due:\n"
            "- 15 June 2025: Department of Health (Sở Y tế) – chủ trì tiêm chủng, báo cáo kết quả trước "
            "ngày 15/6/2025 (clause 2, Plan No. 8/KH-UBND) [1]"
        ),
        [
            ("tiem", "2", "Sở Y tế chủ trì tiêm chủng, báo cáo kết quả trước ngày 15/6/2025."),
        ],
    ),
    (
        [
            "Ai ký Kế hoạch 8/KH-UBND?",
        ],
        Status.NO_EVIDENCE,
        "Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa không ghi người ký.",
        [],
    ),
    (
        [
            "Who signed Plan 8/KH-UBND?",
        ],
        Status.NO_EVIDENCE,
        (
            "Plan No. 8/KH-UBND of 10 January 2025, People's Committee of An Hòa province (Ủy ban nhân "
            "dân tỉnh An Hòa) does not state who signed it."
        ),
        [],
    ),
    (
        [
            "Quyết định 99/QĐ-UBND do ai ký?",
        ],
        Status.NO_EVIDENCE,
        (
            "Chưa có Quyết định số 99/QĐ-UBND trong kho; gần nhất: Quyết định số 30/2024/QĐ-UBND (Ủy ban nhân dân tỉnh"
            " An Hòa, 20/05/2024); Quyết định số 12/2021/QĐ-UBND (Ủy ban nhân dân tỉnh An Hòa, 04/03/2021)."
        ),
        [],
    ),
    (
        [
            "ai ky van ban nay",
        ],
        Status.CLARIFICATION,
        (
            "Anh/chị hỏi văn bản nào trong 4 văn bản sau?\n"
            "- Công văn số 77/UBND-VX ngày 02/02/2025 của Ủy ban nhân dân tỉnh An Hòa: V/v nghỉ lễ Quốc "
            "khánh\n"
            "- Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa: Tiêm chủng cho trẻ "
            "em năm 2025\n"
            "- Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa: Về việc quy"
            " định giá nước sạch và phí thoát nước\n"
            "- Quyết định số 12/2021/QĐ-UBND ngày 04/03/2021 của Ủy ban nhân dân tỉnh An Hòa: Về giá nước"
            " sạch sinh hoạt"
        ),
        [],
    ),
    (
        [
            "Có nghị quyết nào không?",
        ],
        Status.NO_EVIDENCE,
        "Trong 4 văn bản đã nạp không có nghị quyết nào.",
        [],
    ),
]


@pytest.mark.parametrize(
    ("question", "status", "text", "cited"),
    [(question, *told) for questions, *told in ANSWERS for question in questions],
)
def test_a_question_about_documents_is_answered_by_what_they_say_of_themselves(
    question, status, text, cited, librarian
):
    answer = librarian.ask(question)
    assert (answer.status, answer.text) == (status, text)
    assert [(c.document_id, c.clause, c.quote) for c in answer.citations] == cited


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký hợp đồng với nhà thầu?",
        "ai ban hành quy chế?",
        "Ai ban hành kế hoạch kiểm tra chợ?",
        "Báo cáo gửi cho ai?",
        "Khi nào phải gửi báo cáo tiêm chủng?",
        "Quyết định 30/2024/QĐ-UBND thu phí thoát nước khi nào?",
        "Ai chủ trì theo Quyết định 30/2024/QĐ-UBND?",
        "Kế hoạch tiêm chủng do ai chủ trì?",
        "Có quy định nào về phí thoát nước không?",
        "Who signs the contract with the contractor?",
        "Who leads vaccination under Plan 8/KH-UBND?",
        "Giá nước sạch bao nhiêu tiền một mét khối?",
        "Ai quyết định mức phí thoát nước?",
    ],
)
def test_a_question_that_looks_alike_but_is_of_a_clause_goes_the_ordinary_way(question, librarian):
    assert "retrieve" in librarian.ask(question).timings_ms


@pytest.mark.parametrize(
    ("question", "text", "cited"),
    [
        (
            "Văn bản nào quy định giá nước sạch?",
            "Quyết định số 30/2024/QĐ-UBND",
            [("gia", None, "Về việc quy định giá nước sạch và phí thoát nước")],
        ),
        (
            "Sau khi có quyết định về phí thoát nước thì cái nào trước đó hết dùng?",
            "Quyết định số 12/2021/QĐ-UBND. [1]",
            [
                (
                    "gia",
                    "D3",
                    "Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2024 và thay thế Quyết định số 12/2021/QĐ-UBND.",
                )
            ],
        ),
        ("Cho xin cái số hiệu của kế hoạch tiêm chủng cho trẻ em với", "8/KH-UBND. [1]", [("tiem", None, "8/KH-UBND")]),
        (
            "Cái kế hoạch tiêm chủng trẻ em ký hôm nào ấy nhỉ?",
            "Ngày 10/01/2025. [1]",
            [("tiem", None, "ngày 10 tháng 01 năm 2025")],
        ),
    ],
)
def test_what_no_frame_reads_is_told_of_the_document_that_the_question_speaks_of(question, text, cited, librarian):
    answer = librarian.ask(question)
    assert answer.text.startswith(text), answer.text
    assert [(c.document_id, c.clause, c.quote) for c in answer.citations] == cited


@pytest.mark.parametrize("question", ["Ai ký văn bản này?", "ai ky", "Who signed it?", "Văn bản đó do ai ký?"])
def test_the_document_of_the_turn_before_is_the_one_that_is_pointed_at(question, librarian):
    before = [Turn("Phí thoát nước do ai rà soát?", "gia", "D2", "answered")]
    assert librarian.ask(question, before).citations[0].quote.endswith("Lê Thị Hoa")


def test_the_document_before_is_known_from_the_question_where_a_client_names_none(librarian):
    assert librarian.ask("Ai ký văn bản đó?", [Turn("Kế hoạch 8/KH-UBND ban hành ngày nào?")]).text == (
        "Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa không ghi người ký."
    )


def test_a_name_that_several_documents_fit_is_asked_back(librarian):
    answer = librarian.ask("Ai ký quyết định của UBND tỉnh An Hòa?")
    assert (answer.status, answer.text.split("\n")[0], answer.citations) == (
        Status.CLARIFICATION,
        "Anh/chị hỏi văn bản nào trong 2 văn bản sau?",
        (),
    )


def test_what_is_told_instead_of_an_answer_still_names_clauses_that_were_found(librarian):
    assert librarian.ask("Ai ký Kế hoạch 8/KH-UBND?").hits


def test_hits_of_an_answer_about_a_document_are_the_clauses_that_it_cites(librarian):
    hits = librarian.ask("Tóm tắt Kế hoạch 8/KH-UBND").hits
    assert [(h.hit.document_id, h.hit.path, h.hit.rank, h.hit.source) for h in hits] == [
        ("tiem", "1", 1, "catalogue"),
        ("tiem", "2", 2, "catalogue"),
    ]


def test_a_question_is_asked_again_of_another_document(librarian):
    before = [Turn("Quyết định 30/2024/QĐ-UBND ban hành ngày nào?", "gia", "", "answered")]
    asked = ["còn Quyết định 12/2021/QĐ-UBND?", "thế còn Quyết định 12/2021/QĐ-UBND thì sao?"]
    assert {librarian.ask(question, before).text for question in asked} == {
        "Ngày 04/03/2021. [1]\n"
        "Phần đầu văn bản, Quyết định số 12/2021/QĐ-UBND ngày 04/03/2021 của Ủy ban nhân dân tỉnh An Hòa."
    }


def test_what_a_person_calls_a_unit_is_counted_at_its_outermost_level(tell_of):
    text = "Số: 5/KH-UBND\nKẾ HOẠCH\nGiữ đê\n1. Việc\n1.1. Đắp đê.\n1.2. Trồng tre.\n2. Tiền\nNgân sách tỉnh.\n"
    told = tell_of("Kế hoạch 5/KH-UBND có mấy khoản?", build_document(text, "de"))
    assert told.text == "Kế hoạch số 5/KH-UBND có 2 khoản."


def test_the_only_document_is_meant_where_none_is_named(tell_of):
    text = "Số: 5/KH-UBND\nKẾ HOẠCH\nGiữ đê\n1. Việc\nĐắp đê.\n"
    assert tell_of("Ai ký văn bản này?", build_document(text, "de")).text == "Kế hoạch số 5/KH-UBND không ghi người ký."


MANY = """BỘ CÔNG NGHIỆP
Số: 20/2031/TT-BCN
Hà Nội, ngày 4 tháng 3 năm 2031
THÔNG TƯ
Quy định dán tem năng lượng
Điều 1. Hiệu lực
1. Bãi bỏ Thông tư số 4/2028/TT-BCN và Thông tư số 9/2030/TT-BCN.
2. Thông tư số 7/2027/TT-BCN ngày 3 tháng 2 năm 2027 của Bộ trưởng Bộ Công nghiệp về tem hết hiệu lực từ hôm nay.
"""


def test_all_that_a_document_ends_is_said_and_each_sentence_quoted_once(tell_of):
    told = tell_of("Thông tư 20/2031/TT-BCN thay thế những thông tư nào?", build_document(MANY, "tem"))
    assert told.text == (
        "Thông tư số 4/2028/TT-BCN; Thông tư số 9/2030/TT-BCN; Thông tư số 7/2027/TT-BCN. [1] [2]\n"
        "Khoản 1 Điều 1, Thông tư số 20/2031/TT-BCN: “Bãi bỏ Thông tư số 4/2028/TT-BCN và Thông tư số"
        " 9/2030/TT-BCN.” [1]\n"
        "Khoản 2 Điều 1, Thông tư số 20/2031/TT-BCN: “Thông tư số 7/2027/TT-BCN ngày 3 tháng 2 năm 2027 của Bộ trưởng"
        " Bộ Công nghiệp về tem hết hiệu lực từ hôm nay.” [2]"
    )


def test_what_changed_a_document_that_is_not_stored_is_told_by_the_one_that_did(tell_of):
    tem = build_document(MANY, "tem")
    assert tell_of("Văn bản nào bãi bỏ Thông tư 9/2030/TT-BCN?", tem, unstored=True).text == (
        "Đã bị bãi bỏ bởi Thông tư số 20/2031/TT-BCN. [1]\n"
        "Bản thân Thông tư số 9/2030/TT-BCN chưa được nạp.\n"
        "Khoản 1 Điều 1, Thông tư số 20/2031/TT-BCN: “Bãi bỏ Thông tư số 4/2028/TT-BCN và Thông tư số"
        " 9/2030/TT-BCN.” [1]"
    )
    assert tell_of("Is Circular 7/2027/TT-BCN in force?", tem, unstored=True).text.startswith(
        "No: it has been repealed by Circular No. 20/2031/TT-BCN. [1]\nCircular No. 7/2027/TT-BCN itself is not stored."
    )
    assert tell_of("Thông tư 8/2027/TT-BCN còn hiệu lực không?", tem, unstored=True) is None


PASSED = """HỘI ĐỒNG NHÂN DÂN
TỈNH AN HÒA
Số: 6/2031/NQ-HĐND
An Hòa, ngày 14 tháng 12 năm 2031
NGHỊ QUYẾT
Quy định phí neo đậu
Điều 1. Phí
Phí neo đậu là 9.000 đồng một đêm.
Điều 2. Hiệu lực
Nghị quyết này thay thế Nghị quyết số 2/2027/NQ-HĐND và có hiệu lực từ ngày 01 tháng 01 năm 2032.
Nghị quyết này được Hội đồng nhân dân tỉnh An Hòa khóa XI, kỳ họp thứ 7 thông qua ngày 14 tháng 12 năm 2031./.
CHỦ TỊCH
Lê Thị Hoa
"""
NOTICE = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA
Số: 33/TB-UBND
An Hòa, ngày 5 tháng 6 năm 2031
THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh Vũ Đình Khoa tại cuộc họp về bến cá
1. Xây bến cá.
"""
GUIDANCE = """SỞ Y TẾ
Số: 5/HD-SYT
An Hòa, ngày 5 tháng 6 năm 2031
HƯỚNG DẪN
Thực hiện bữa ăn bán trú từ năm học 2031 - 2032
1. Bữa ăn
Bữa ăn có rau.
"""


@pytest.mark.parametrize(
    ("question", "text", "first"),
    [
        (
            "Nghị quyết 6/2031/NQ-HĐND được thông qua tại kỳ họp nào, ngày nào?",
            PASSED,
            "Khóa XI, kỳ họp thứ 7; ngày 14/12/2031. [1] [2]",
        ),
        (
            "At which session was Resolution 6/2031/NQ-HĐND adopted?",
            PASSED,
            "Term XI, session 7. [1]",
        ),
        (
            "Nghị quyết 6/2031/NQ-HĐND có hiệu lực từ bao giờ và thay nghị quyết nào?",
            PASSED,
            "Hiệu lực từ ngày 01/01/2032; thay thế Nghị quyết số 2/2027/NQ-HĐND. [1]",
        ),
        (
            "số, ngày và người ký của Nghị quyết về phí neo đậu",
            PASSED,
            "6/2031/NQ-HĐND; ngày 14/12/2031; Lê Thị Hoa, Chủ tịch. [1] [2] [3]",
        ),
        ("Thông báo 33/TB-UBND là kết luận của ai?", NOTICE, "Vũ Đình Khoa, Phó Chủ tịch Ủy ban nhân dân tỉnh. [1]"),
        (
            "Whose conclusions does Notice 33/TB-UBND give?",
            NOTICE,
            "Vũ Đình Khoa, Vice Chairperson of the Provincial People's Committee"
            " (Phó Chủ tịch Ủy ban nhân dân tỉnh). [1]",
        ),
        ("Hướng dẫn 5/HD-SYT áp dụng từ khi nào?", GUIDANCE, "Từ năm học 2031 - 2032. [1]"),
        ("From what date does Guidance 5/HD-SYT apply?", GUIDANCE, "From the school year 2031 - 2032. [1]"),
    ],
)
def test_facts_of_a_document_are_said_on_the_first_line_all_that_are_asked(question, text, first, tell_of):
    told = tell_of(question, build_document(text, "x"))
    assert (told.status, told.text.split("\n")[0]) == (Status.ANSWERED, first)


def test_what_a_document_does_not_state_is_said_beside_what_it_does(tell_of):
    told = tell_of("Hướng dẫn 5/HD-SYT số mấy, ai ký?", build_document(GUIDANCE, "x"))
    assert told.text.split("\n")[-1] == "Hướng dẫn số 5/HD-SYT ngày 05/06/2031 của Sở Y tế không ghi người ký."
    assert told.text.startswith("5/HD-SYT. [1]")


def test_a_list_in_english_knows_plurals_and_most_of_a_subject(tell_of):
    text = (
        "Số: {}/2031/NQ-CP\nHà Nội, ngày 4 tháng 3 năm 2031\nNGHỊ QUYẾT\nVề gia hạn nộp thuế {}\nĐiều 1. Việc\nNộp.\n"
    )
    fuel = build_document(text.format(1, "xăng dầu"), "mot")
    land = build_document(text.format(2, "đất"), "hai")
    assert tell_of("Which resolutions here deal with fuel taxes?", fuel, land).text.split("\n")[:2] == [
        "Resolution No. 1/2031/NQ-CP.",
        "1 resolution fits:",
    ]
    assert tell_of("Which resolutions cover school meals?", fuel, land).status is Status.NO_EVIDENCE


PORT = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA
Số: 5/2030/QĐ-UBND
An Hòa, ngày 4 tháng 3 năm 2030
QUYẾT ĐỊNH
Quy định quản lý bến cá
Điều 1. Giờ
1. Bến mở cửa lúc 4 giờ.
2. Bến đóng cửa lúc 18 giờ.
Điều 2. Phí
Phí là 9.000 đồng.
"""
PORT_AMENDED = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA
Số: 7/2031/QĐ-UBND
An Hòa, ngày 1 tháng 2 năm 2031
QUYẾT ĐỊNH
Sửa đổi, bổ sung một số điều của Quyết định số 5/2030/QĐ-UBND quy định quản lý bến cá
Điều 1. Sửa đổi khoản 2 Điều 1 Quyết định số 5/2030/QĐ-UBND như sau: “2. Bến đóng cửa lúc 20 giờ.”
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 15 tháng 2 năm 2031.
"""


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Điều 1 quyết định quản lý bến cá còn nguyên không hay bị sửa rồi?",
            "Có: đã được sửa đổi bởi Điều 1 Quyết định số 7/2031/QĐ-UBND từ ngày 15/02/2031. [1]",
        ),
        (
            "Has Article 1 of Decision 5/2030/QĐ-UBND been amended?",
            "Yes: it has been amended by Article 1, Decision No. 7/2031/QĐ-UBND since 15 February 2031. [1]",
        ),
        (
            "Is clause 2, Article 1 of Decision 5/2030/QĐ-UBND still unchanged?",
            "No: it has been amended by Article 1, Decision No. 7/2031/QĐ-UBND since 15 February 2031. [1]",
        ),
        (
            "Điều 2 Quyết định 5/2030/QĐ-UBND có bị bãi bỏ không?",
            "Không thấy văn bản nào đã nạp sửa đổi hay bãi bỏ Điều 2, Quyết định số 5/2030/QĐ-UBND.",
        ),
    ],
)
def test_whether_an_article_was_changed_is_told_by_the_clause_that_did(question, first, tell_of):
    stored = build_document(PORT, "ben"), build_document(PORT_AMENDED, "sua")
    told = tell_of(question, *stored, today=date(2031, 6, 1))
    assert (told.status, told.text.split("\n")[0]) == (Status.ANSWERED, first)


SENT = """BỘ LÂM SẢN
Số: 4/CĐ-BLS
Hà Nội, ngày 12 tháng 3 năm 2031
CÔNG ĐIỆN
Về việc giữ rừng
Kính gửi:
- Chủ tịch Ủy ban nhân dân các tỉnh An Hòa, Sơn Hạ;
- Các Sở: Tài chính, Y tế;
- Cục Kiểm lâm.
1. Giữ rừng.
2. Báo cáo.
"""


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Công điện 4/CĐ-BLS gửi chủ tịch những tỉnh, thành phố nào?",
            "Chủ tịch Ủy ban nhân dân các tỉnh An Hòa, Sơn Hạ. [1]",
        ),
        ("cong dien giu rung gui nhung so nao", "Các Sở: Tài chính, Y tế. [1]"),
        (
            "To the chairmen of which provinces was Telegram 4/CĐ-BLS addressed?",
            "Chủ tịch Ủy ban nhân dân các tỉnh An Hòa, Sơn Hạ. [1]",
        ),
        (
            "Công điện 4/CĐ-BLS gửi những trường nào?",
            "Kính gửi: Chủ tịch Ủy ban nhân dân các tỉnh An Hòa, Sơn Hạ; Các Sở: Tài chính, Y tế; Cục Kiểm lâm. [1]",
        ),
        ("Công điện 4/CĐ-BLS có mấy điều, mấy khoản?", "Công điện số 4/CĐ-BLS không có điều nào; văn bản có 2 khoản."
         " Công điện số 4/CĐ-BLS có 2 khoản."),
        ("How many chapters and clauses does Telegram 4/CĐ-BLS have?", "Urgent dispatch No. 4/CĐ-BLS has no chapters;"
         " it has 2 clauses. Urgent dispatch No. 4/CĐ-BLS has 2 clauses."),
    ],
)  # fmt: skip
def test_those_of_a_kind_that_a_document_was_sent_to_are_named_alone(question, first, tell_of):
    told = tell_of(question, build_document(SENT, "rung"))
    assert (told.status, told.text.split("\n")[0]) == (Status.ANSWERED, first)


def test_a_document_without_a_head_is_known_by_the_number_that_its_file_has(tell_of):
    text = "Điều 1. Phạm vi\nThông tư này quy định về bến cá.\nĐiều 2. Phí\nPhí là 9.000 đồng.\n"
    told = tell_of("Thông tư 24/2031/TT-BLS có mấy điều?", build_document(text, "24-2031-tt-bls-ben-ca"))
    assert (told.status, told.text.partition(" có ")[2]) == (Status.ANSWERED, "2 điều.")


@pytest.mark.parametrize(
    ("questions", "text", "quotes"),
    [
        (
            (
                "Bà Lê Thị Hoa là ai?",
                "le thi hoa ky nhung van ban nao",
                "Văn bản nào do Lê Thị Hoa ký?",
                "Chức vụ của bà Lê Thị Hoa là gì?",
            ),
            "Phó Chủ tịch; ký Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa. [1]",
            ["TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Hoa"],
        ),
        (
            ("Who is Tran Van Binh?", "What post does Trần Văn Bình hold?"),
            "Vice Chairperson (Phó Chủ tịch); signed Official letter No. 77/UBND-VX of 2 February 2025, People's"
            " Committee of An Hòa province (Ủy ban nhân dân tỉnh An Hòa). [1]",
            ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình"],
        ),
    ],
)
def test_who_somebody_is_the_documents_say_that_he_or_she_signed(questions, text, quotes, librarian):
    for question in questions:
        answer = librarian.ask(question)
        said = (answer.status, answer.text, [re.sub(r"\n+", "\n", c.quote) for c in answer.citations])
        assert said == (Status.ANSWERED, text, quotes)


def test_of_whoever_signed_several_documents_all_are_named(tell_of):
    signed = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị Hoa\n"
    texts = [f"QUYẾT ĐỊNH\nSố: {n}/2031/QĐ-UBND\nĐiều 1. Bến {n}.\nĐiều 2. Phí.\n{signed}" for n in (5, 6)]
    told = tell_of("Lê Thị Hoa ký gì?", *(build_document(t, f"d{n}") for n, t in enumerate(texts)))
    assert told.text == (
        "Phó Chủ tịch; ký 2 văn bản:\n- Quyết định số 5/2031/QĐ-UBND. [1]\n- Quyết định số 6/2031/QĐ-UBND. [2]"
    )


def test_of_whoever_signed_nothing_clauses_are_searched(tell_of):
    assert tell_of("Ông Trần Văn Tám là ai?", build_document("QUYẾT ĐỊNH\nĐiều 1. A.\nĐiều 2. B.\n", "a")) is None


HARBOUR = """CHÍNH PHỦ
Số: 27/2031/NĐ-CP
NGHỊ ĐỊNH
Về bến cá
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về phí và giờ mở cửa của bến cá.
Điều 2. Đối tượng áp dụng
1. Chủ tàu cá.
2. Người buôn cá tại bến.
3. Nghị định này không áp dụng đối với tàu quân sự.
Điều 3. Phí
Phí là 9.000 đồng.
"""
FERRIES = """BỘ VẬN TẢI
Số: 4/2031/TT-BVT
THÔNG TƯ
Về bến đò
Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng
1. Thông tư này quy định phí qua đò.
2. Thông tư này áp dụng đối với chủ đò và khách đi đò.
Điều 2. Phí
Phí là 2.000 đồng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Nghị định 27/2031/NĐ-CP áp dụng cho ai?",
            "Chủ tàu cá; người buôn cá tại bến. [1][2][3]\nĐiều 2, Nghị định số 27/2031/NĐ-CP: “Đối tượng áp dụng” [1]",
        ),
        (
            "pham vi dieu chinh cua nghi dinh 27/2031/nd-cp la gi",
            "Phí và giờ mở cửa của bến cá. [1]\nĐiều 1, Nghị định số 27/2031/NĐ-CP: “Nghị định này quy định về phí"
            " và giờ mở cửa của bến cá.” [1]",
        ),
        (
            "Thông tư về bến đò áp dụng đối với những đối tượng nào?",
            "Chủ đò và khách đi đò. [1]\nKhoản 2 Điều 1, Thông tư số 4/2031/TT-BVT: “Thông tư này áp dụng đối với"
            " chủ đò và khách đi đò.” [1]",
        ),
        (
            "Who does Circular 4/2031/TT-BVT apply to?",
            "Clause 2, Article 1, Circular No. 4/2031/TT-BVT: “Thông tư này áp dụng đối với chủ đò và khách đi"
            " đò.” [1]",
        ),
    ],
)
def test_to_whom_a_document_applies_the_clause_under_that_heading_says(question, text, tell_of):
    told = tell_of(question, build_document(HARBOUR, "ca"), build_document(FERRIES, "do"))
    assert (told.status, told.text) == (Status.ANSWERED, text)


WELLS = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA
Số: 8/KH-UBND
KẾ HOẠCH
Đào giếng
I. MỤC ĐÍCH
1. Đủ nước cho 90% hộ dân.
2. Bớt dùng nước mưa.
II. GIẢI PHÁP THỰC HIỆN
1. Nguyên tắc: hộ nghèo trước, hộ khác sau.
2. Vay vốn với mục tiêu đào 9 giếng.
"""


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Mục tiêu của Kế hoạch 8/KH-UBND là gì?", "Đủ nước cho 90% hộ dân; bớt dùng nước mưa. [1][2][3]"),
        ("muc dich ke hoach dao gieng la gi", "Đủ nước cho 90% hộ dân; bớt dùng nước mưa. [1][2][3]"),
        ("What are the objectives of Plan 8/KH-UBND?", "“Đủ nước cho 90% hộ dân”; “Bớt dùng nước mưa”. [1][2][3]"),
        (
            "Nguyên tắc của Kế hoạch 8/KH-UBND là gì?",
            "Khoản 1 mục II, Kế hoạch số 8/KH-UBND: “Nguyên tắc: hộ nghèo trước, hộ khác sau.” [1]",
        ),
    ],
)
def test_what_a_document_aims_at_the_section_under_that_heading_says(question, first, tell_of):
    told = tell_of(question, build_document(WELLS, "gieng"))
    assert (told.status, told.text.split("\n")[0]) == (Status.ANSWERED, first)


@pytest.mark.parametrize(
    ("before", "question", "status", "text"),
    [
        (
            Turn("Ai ký Kế hoạch 8/KH-UBND?", "tiem", "", "answered"),
            "áp dụng cho ai?",
            Status.NO_EVIDENCE,
            "Kế hoạch số 8/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh An Hòa không ghi đối tượng áp dụng.",
        ),
        # The day is of the very task before, and a letter has put it off.
        (
            Turn("Ai chủ trì tiêm chủng?", "tiem", "2", "answered"),
            "còn hạn?",
            Status.ANSWERED,
            "Quy định này đã được sửa đổi từ ngày 02/02/2025. [2]",
        ),
    ],
)
def test_what_follows_is_asked_of_the_document_or_the_task_before(before, question, status, text, librarian):
    answer = librarian.ask(question, [before])
    assert (answer.status, answer.text.split("\n")[0]) == (status, text)


def test_who_is_in_charge_names_nobody_and_leans_on_the_question_before(librarian):
    before = Turn("By when must the vaccination of children be done?", "tiem", "2", "answered")
    answer = librarian.ask("Who is in charge?", [before])
    assert (answer.status, [d.agency for d in answer.duties]) == (Status.ANSWERED, ["Sở Y tế"])
    assert answer.citations[0].clause == "2"


def test_a_document_without_such_a_heading_is_searched(tell_of):
    assert tell_of("Phương châm của Kế hoạch 8/KH-UBND là gì?", build_document(WELLS, "gieng")) is None
    assert tell_of("Quyết định 5/2030/QĐ-UBND áp dụng cho ai?", build_document(PORT, "ben")) is None


ENDINGS = """BỘ VẬN TẢI
Số: 9/2031/TT-BVT
THÔNG TƯ
Về bến đò
Điều 1. Sửa đổi Thông tư số 4/2028/TT-BVT
1. Sửa đổi khoản 2 như sau: “2. Bãi bỏ quy định về vé.”
2. Thay thế cụm từ “bến đò” bằng cụm từ “bến tàu” tại Điều 3 Thông tư số 4/2028/TT-BVT.
Điều 2. Hiệu lực
1. Thông tư này có hiệu lực từ ngày 01 tháng 7 năm 2031.
2. Bãi bỏ:
a) Thông tư số 3/2027/TT-BVT về phí bến;
b) Điều 2 Thông tư số 5/2029/TT-BVT sửa đổi Thông tư số 3/2027/TT-BVT.
3. Khoản 4 Điều 5 Thông tư số 6/2029/TT-BVT về bến và Điều 7 Thông tư số 7/2030/TT-BVT về đò hết hiệu lực.
4. Bộ Vận tải rà soát, bãi bỏ quy định trái Thông tư này.
"""


@pytest.mark.parametrize(
    ("question", "first", "cited"),
    [
        (
            "Thông tư 9/2031/TT-BVT bãi bỏ những gì?",
            "Thông tư số 3/2027/TT-BVT; Điều 2 Thông tư số 5/2029/TT-BVT; Khoản 4 Điều 5 Thông tư số 6/2029/TT-BVT;"
            " Điều 7 Thông tư số 7/2030/TT-BVT. [1] [2] [3]",
            ["D2.2.a", "D2.2.b", "D2.3"],
        ),
        (
            "What does Circular 9/2031/TT-BVT repeal?",
            "Circular No. 3/2027/TT-BVT; “Điều 2 Thông tư số 5/2029/TT-BVT”; “Khoản 4 Điều 5 Thông tư số"
            " 6/2029/TT-BVT”; “Điều 7 Thông tư số 7/2030/TT-BVT”. [1] [2] [3]",
            ["D2.2.a", "D2.2.b", "D2.3"],
        ),
        (
            "Thông tư 9/2031/TT-BVT có hiệu lực khi nào và bãi bỏ những gì?",
            "Hiệu lực từ ngày 01/07/2031; bãi bỏ Thông tư số 3/2027/TT-BVT; Điều 2 Thông tư số 5/2029/TT-BVT; Khoản 4"
            " Điều 5 Thông tư số 6/2029/TT-BVT; Điều 7 Thông tư số 7/2030/TT-BVT. [1] [2] [3] [4]",
            ["D2.1", "D2.2.a", "D2.2.b", "D2.3"],
        ),
        (
            "thong tu 9/2031/TT-BVT thay the gi",
            "Thông tư số 3/2027/TT-BVT; cụm từ “bến đò” bằng cụm từ “bến tàu” tại Điều 3 Thông tư số 4/2028/TT-BVT."
            " [1] [2]",
            ["D2.2.a", "D1.2"],
        ),
    ],
)
def test_what_a_document_ends_counts_its_parts(question, first, cited, tell_of):
    told = tell_of(question, build_document(ENDINGS, "do"))
    assert (told.status, told.text.split("\n")[0]) == (Status.ANSWERED, first)
    assert [c.clause for c in told.citations] == cited


TERM = """HỘI ĐỒNG NHÂN DÂN
TỈNH AN HÒA
Số: 7/2030/NQ-HĐND
NGHỊ QUYẾT
Về bến cá
Điều 1. Bến cá thu phí 9.000 đồng.
Điều 2. Hiệu lực
1. Nghị quyết này có hiệu lực từ ngày 01 tháng 8 năm 2030 và thực hiện đến hết ngày 31 tháng 12 năm 2033.
2. Nghị quyết số 5/2027/NQ-HĐND hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực.
"""


@pytest.mark.parametrize(
    ("question", "unstored", "first"),
    [
        ("Nghị quyết 7/2030/NQ-HĐND có hiệu lực đến bao giờ?", False, "Đến hết ngày 31/12/2033. [1]"),
        ("Until when does Resolution 7/2030/NQ-HĐND apply?", False, "Until 31 December 2033. [1]"),
        (
            "Nghị quyết 5/2027/NQ-HĐND hết hiệu lực từ ngày nào?",
            True,
            "Từ ngày 01/08/2030: đã bị bãi bỏ bởi Nghị quyết số 7/2030/NQ-HĐND. [1]",
        ),
        (
            "Ngày 1/7/2030 Nghị quyết 5/2027/NQ-HĐND còn hiệu lực không?",
            True,
            "Có: tính đến ngày 01/07/2030, Nghị quyết số 5/2027/NQ-HĐND chưa bị văn bản nào đã nạp thay thế, bãi bỏ hay"
            " sửa đổi; bị bãi bỏ bởi Nghị quyết số 7/2030/NQ-HĐND từ ngày 01/08/2030. [1]",
        ),
        (
            "On 2 August 2030 was Resolution 5/2027/NQ-HĐND in force?",
            True,
            "No: as of 2 August 2030, it has been repealed by Resolution No. 7/2030/NQ-HĐND. [1]",
        ),
    ],
)
def test_until_when_a_document_holds_it_says_or_the_one_in_its_place(question, unstored, first, tell_of):
    told = tell_of(question, build_document(TERM, "ben"), unstored=unstored)
    assert (told.status, told.text.split("\n")[0]) == (Status.ANSWERED, first)
