"""Kinds of documents, by the words that questions name them with, folded."""

KINDS_EN = {
    "directive": "chi thi", "official letter": "cong van", "official dispatch": "cong van", "letter": "cong van",
    "telegram": "cong dien", "urgent dispatch": "cong dien", "decision": "quyet dinh", "plan": "ke hoach",
    "notice": "thong bao", "notification": "thong bao", "announcement": "thong bao", "resolution": "nghi quyet",
    "decree": "nghi dinh", "circular": "thong tu", "law": "luat",
    "joint notice": "thong bao", "dispatch": "", "proposal": "to trinh", "submission": "to trinh",
    "guidance": "huong dan",
}  # fmt: skip
# A kind as messages name it, by its folded name.
KIND_NAMES = {
    "chi thi": ("Chỉ thị", "directive"), "cong van": ("Công văn", "official letter"),
    "cong dien": ("Công điện", "telegram"), "quyet dinh": ("Quyết định", "decision"), "ke hoach": ("Kế hoạch", "plan"),
    "thong bao": ("Thông báo", "notice"), "nghi quyet": ("Nghị quyết", "resolution"),
    "nghi dinh": ("Nghị định", "decree"), "thong tu": ("Thông tư", "circular"),
    "thong tu lien tich": ("Thông tư liên tịch", "joint circular"), "huong dan": ("Hướng dẫn", "guidance"),
    "ket luan": ("Kết luận", "conclusion"), "to trinh": ("Tờ trình", "submission"), "bao cao": ("Báo cáo", "report"),
    "chuong trinh": ("Chương trình", "programme"), "luat": ("Luật", "law"), "": ("Văn bản", "document"),
}  # fmt: skip
KINDS_VI = {
    "thong bao lien nganh": "thong bao", "ke hoach lien nganh": "ke hoach", "huong dan lien nganh": "huong dan",
    "thong tu lien tich": "thong tu lien tich", "nghi dinh": "nghi dinh", "nd": "nghi dinh", "nghi quyet": "nghi quyet",
    "nq": "nghi quyet", "quyet dinh": "quyet dinh", "qd": "quyet dinh", "chi thi": "chi thi", "ct": "chi thi",
    "thong tu": "thong tu", "tt": "thong tu", "cong van": "cong van", "cv": "cong van", "cong dien": "cong dien",
    "cd": "cong dien", "ke hoach": "ke hoach", "kh": "ke hoach", "thong bao": "thong bao", "tb": "thong bao",
    "huong dan": "huong dan", "ket luan": "ket luan", "van ban": "", "luat": "luat", "to trinh": "to trinh",
    "bao cao": "bao cao", "chuong trinh": "chuong trinh",
}  # fmt: skip
