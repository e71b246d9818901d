"""How documents are asked about in Vietnamese: the frames of each attribute, without marks."""

from rag.question.document_words import Attribute, Frames

_WHO = "(?:ai|(?:nguoi|ong|ba|ong ba|lanh dao|dong chi|vi|co quan|don vi|cap|noi|ben|so|bo|tinh|huyen|dia phuong) nao)"
# What an agency's name begins with.
_OFFICE = (
    "(?:so|bo|ban|uy ban|ubnd|cong an|van phong|thanh tra|cuc|chi cuc|tong cuc|phong|trung tam|hoi|bao hiem|ngan hang)"
)
_WHEN = (
    "(?:(?:vao |tu )?(?:(?:khi|luc|hoi|ngay|thang|nam|hom) nao|bao gio|ngay thang nao|ngay bao nhieu|ngay may"
    "|ngay thang nam(?: nao)?|nam bao nhieu|thang may))"
)
_WHAT = "(?:gi|nao|nhung gi|cai gi|viec gi|nhung viec gi|van de gi|nhung nao|dau)"
_DOC = (
    "(?:van ban|quyet dinh|chi thi|ke hoach|nghi quyet|nghi dinh|thong tu|cong van|luat|tai lieu|thong bao lien nganh"
    "|thong bao|tt|nd|qd|nq|cv|vb|huong dan|to trinh|cong dien|quy che|quy dinh|ket luan|bao cao|chuong trinh)"
)
_OF = "(?:cua|trong|o|tren|tai)?"
_NOT = "(?:hay )?(?:khong|ko|k|chua|hay khong|hay chua|hay het|hay da het|hay het hieu luc|hay da het hieu luc)"
_ISSUE = "(?:ban hanh|thong qua|ky ban hanh|phat hanh|cong bo|dua ra|ra|soan|viet)"
_SIGN = "(?:ky ban hanh|ky ten|ky duyet|ky)"
_FOR_WHOM = r"(?:thay mat(?: \S+){1,5}?|thay|thua lenh|thua uy quyen)"
_WHOM = "(?:ai|(?:dong chi|ong|ba|vi|lanh dao|nguoi) nao)"
_UNITS_SENT = (
    "(?:tinh(?: va)?(?: thanh pho)?|thanh pho|so(?: va)?(?: nganh)?|bo(?: va)?(?: nganh)?|huyen|quan"
    "|xa(?: va)?(?: phuong)?|phuong|co quan|don vi|truong|doanh nghiep)"
)
_POST = "(?:(?:giu|co|la|lam) )?(?:chuc(?: vu)?|chuc danh) (?:gi|nao)"
UNITS_VI = "dieu|khoan|chuong|muc|phan|diem|phu luc|trang|noi dung"
_UNITS = rf"(?:{UNITS_VI})(?: (?:va )?(?:co )?(?:may |bao nhieu )?(?:{UNITS_VI}))*"
_ORDER = "(?:giao|yeu cau|doi hoi|doi|bat buoc|bat|buoc|ep|de nghi|phan cong|chi dao)"
_MUST = "(?:phai |can |se |duoc giao |co trach nhiem |co nhiem vu )*"
_ACTS = "(?P<role>chu tri|phoi hop|phu trach|lam dau moi|lead|lam|thuc hien|lo)"
_TASK = "(?:nhung |cac )?(?:viec |nhiem vu |cong viec )?(?:gi|nao)"
_REPLACE = "(?:thay(?: the)?(?: cho)?|the cho(?: cho| cua)?|the chan)"
_REPEAL = "(?:bai bo|huy bo|xoa bo)"
_AMEND = "(?:sua doi va bo sung|sua doi bo sung|sua doi|bo sung|dinh chinh|dieu chinh|sua)"
_CHANGE = f"(?:{_REPLACE}|{_REPEAL}|{_AMEND})"
_EARLIER = "(?:cu|khac|truoc(?: do| day)?)"
_OTHERS = f"(?:nhung |cac |may )?(?:{_DOC} )?(?:{_EARLIER} )*{_WHAT}(?: {_EARLIER})*"
_COMES = "(?:co hieu luc|ra doi|duoc ban hanh|ban hanh|ap dung)?"


def _does(verb: str) -> Frames:
    """Returns the frames of what a document does to others: "X thay thế văn bản nào", "văn bản nào bị X thay thế"."""
    parts = "(?:(?:mot so |cac |nhung )?(?:dieu|noi dung|quy dinh|dieu khoan) (?:cua|trong|tai) )?"
    return (
        ("", f"(?:da |con |dung de |nham |de )*(?:{verb}) {parts}{_OTHERS}"),
        (f"{_OTHERS} (?:da |se )?(?:bi|duoc)", f"(?:da )?(?:{verb})"),
        (f"{_OTHERS} (?:da |se )?(?:bi|duoc) (?:{verb})(?: boi| theo| tai)?", ""),
    )


VIETNAMESE: dict[Attribute, Frames] = {
    Attribute.SIGNER: (
        (rf"{_WHO} (?:da |la nguoi )?(?:{_FOR_WHOM} )?{_SIGN}", ""),
        ("", f"(?:do |duoc )?{_WHO} (?:da )?{_SIGN}"),
        ("", f"{_SIGN} boi {_WHO}"),
        (
            f"(?:ten |ho ten |chuc vu |chu ky )?(?:cua )?nguoi (?:da )?{_SIGN} ?{_OF}",
            f"(?:la {_WHO}|la gi|ten gi|{_POST})?",
        ),
        ("", f"(?:co )?(?:chuc vu )?nguoi {_SIGN} (?:la {_WHO}|la gi|ten gi)"),
    ),
    Attribute.ISSUER: (
        (f"{_WHO} (?:da |la noi )?{_ISSUE}", ""),
        ("", f"(?:do |duoc )?{_WHO} (?:da )?{_ISSUE}"),
        (f"(?:co quan|don vi|noi|cap)(?: da)? {_ISSUE} ?{_OF}", f"(?:la {_WHO}|la gi)?"),
        ("", f"(?:la )?cua {_WHO}"),
    ),
    Attribute.RECIPIENTS: (
        (
            "",
            "(?:duoc )?(?:kinh gui|gui)(?: cho| toi| den)?(?: cho)? (?:(?:chu tich|giam doc|lanh dao|nguoi dung dau) )?"
            f"(?:(?:ubnd|uy ban nhan dan) )?(?:nhung |cac )?(?P<unit>{_UNITS_SENT}) nao",
        ),
        (
            f"(?:nhung |cac )?(?P<unit>{_UNITS_SENT}) nao (?:da )?(?:duoc )?(?:nhan(?: duoc)?|gui den|gui toi)",
            "",
        ),
        (f"(?:nhung )?{_WHO} (?:duoc |da )?nhan(?: duoc)?", ""),
        (f"(?:danh sach )?(?:noi|nguoi|co quan|don vi) nhan ?{_OF}", f"(?:(?:la|gom)(?: nhung)? (?:{_WHO}|gi|dau))?"),
        ("", f"(?:duoc )?(?:kinh gui|gui)(?: cho| toi| den| di)?(?: cho)?(?: nhung| cac)? (?:{_WHO}|dau)"),
        ("", f"(?:co )?(?:nhung )?noi nhan (?:la |gom )?(?:nhung )?(?:{_WHO}|gi|dau)"),
        ("", "kinh gui (?:ai|nhung ai)"),
    ),
    Attribute.EFFECTIVE: (
        ("", f"(?:bat dau )?(?:co )?hieu luc(?: thi hanh)?(?: ke)?(?: tu| vao)?(?: khi)? {_WHEN}"),
        ("", f"(?:(?:duoc )?bat dau (?:duoc )?|duoc )(?:ap dung|thi hanh)(?: ke)?(?: tu| vao)?(?: khi)? {_WHEN}"),
        ("", f"(?:bat dau )?(?:duoc )?(?:ap dung|thi hanh|thuc hien)(?: ke)?(?: tu| vao)(?: khi)? {_WHEN}"),
        ("", "(?:bat dau )?(?:duoc )?(?:ap dung|thi hanh|thuc hien|trien khai) tu nam hoc (?:nao|may)"),
        (f"{_WHEN} (?:thi )?", "(?:bat dau )?co hieu luc(?: thi hanh)?"),
        (f"(?:ngay|thoi diem)(?: bat dau)?(?: co)? hieu luc(?: thi hanh)? ?{_OF}", f"(?:la {_WHEN}|la gi)?"),
        (f"hieu luc(?: thi hanh)? {_OF}", f"(?:tu|bat dau) ?{_WHEN}"),
    ),
    Attribute.UNTIL: (
        (
            "",
            "(?:duoc |con |co |thuc hien |keo dai )*(?:hieu luc|ap dung|thi hanh|thuc hien|gia tri)(?: thi hanh)? "
            f"(?:cho )?(?:den|toi)(?: het)? {_WHEN}",
        ),
        (
            "",
            "(?:se |da |bi )*(?:het|mat|cham dut|ngung)(?: hieu luc| ap dung)(?: thi hanh)?(?: ke)?(?: tu| vao)? "
            f"{_WHEN}",
        ),
        (f"(?:ke )?{_WHEN} (?:thi )?", "(?:se |da |bi )*(?:het|mat|cham dut|khong con) (?:hieu luc|gia tri)"),
        (f"(?:ngay|thoi diem) het hieu luc ?{_OF}", f"(?:la )?(?:{_WHEN})?"),
    ),
    Attribute.APPLIES_TO: (
        (
            "",
            "(?:duoc )?ap dung (?:cho|voi|doi voi) (?:nhung |cac )?(?:ai|doi tuong nao|co quan nao|don vi nao)",
        ),
        (f"(?:nhung |cac )?doi tuong ap dung {_OF}", "(?:la ai|la gi|gom (?:nhung )?(?:ai|gi))?"),
        ("", "co doi tuong ap dung (?:la ai|la gi|nao|gom (?:nhung )?(?:ai|gi))"),
        ("(?:nhung )?ai (?:phai|chiu) (?:tuan theo|ap dung|thuc hien)", ""),
    ),
    Attribute.SCOPE: (
        (f"pham vi dieu chinh {_OF}", "(?:la gi|the nao|gom (?:nhung )?gi)?"),
        ("", "co pham vi dieu chinh (?:la gi|the nao|ra sao)"),
        ("", "dieu chinh (?:nhung )?(?:cai )?(?:gi|van de gi|noi dung (?:gi|nao))"),
    ),
    Attribute.SECTION: (
        (
            "(?:nhung |cac )?(?P<unit>muc tieu (?:chung|cu the|tong quat)|muc tieu|muc dich|nguyen tac(?: chung)?"
            f"|quan diem(?: chi dao)?|phuong cham|giai phap(?: thuc hien)?|dieu khoan chuyen tiep) {_OF}",
            "(?:la gi|gom (?:nhung )?gi|the nao|ra sao)?",
        ),
    ),
    Attribute.SESSION: (
        (
            "",
            rf"(?:da )?(?:(?:duoc|do) (?:\S+ ){{0,7}}?)?(?:{_ISSUE} )?(?:tai|o|trong|vao) (?:nhung |cac )?"
            "(?:ky hop|phien hop|khoa hop|khoa)(?: thu)? (?:nao|may|bao nhieu)",
        ),
        (f"(?:ky hop|phien hop|khoa)(?: thu)? (?:nao|may) (?:da )?{_ISSUE}", ""),
    ),
    Attribute.CONCLUDER: (
        (
            "",
            f"(?:la |ghi |neu |truyen dat |thong bao )*(?:y kien )?ket luan(?: chi dao)? cua {_WHOM}"
            "(?: (?:tai |o )?(?:cuoc hop|hoi nghi|buoi lam viec) (?:nao|gi))?",
        ),
        (
            "(?:y kien )?ket luan (?:trong|tai|o|neu tai|cua|theo)",
            f"(?:la )?(?:do |cua ){_WHOM}(?: dua ra| ket luan)?",
        ),
        (f"{_WHOM} (?:da |la nguoi )?(?:dua ra )?ket luan(?: cuoc hop| hoi nghi)? (?:trong|tai|o|theo)", ""),
    ),
    Attribute.DATE: (
        (rf"(?P<by>\S+(?: \S+){{0,7}}?) (?:da )?(?:{_ISSUE}|{_SIGN})", f"(?:vao |tu )?{_WHEN}"),
        (
            f"(?:ngay|thoi diem|ngay thang|ngay thang nam)(?: {_ISSUE}| {_SIGN}| ra doi) ?{_OF}",
            f"(?:(?:la )?{_WHEN}|la gi)?",
        ),
        ("", f"(?:duoc )?(?:{_ISSUE}|{_SIGN}|ra doi|co)(?: vao| tu)? {_WHEN}"),
        ("", f"(?P<loose>(?:vao )?{_WHEN})"),
        (f"{_WHEN} (?:thi )?(?:{_ISSUE}|{_SIGN})", ""),
        ("", f"{_WHEN} (?:thi )?(?:duoc )?(?:{_ISSUE}|{_SIGN}|ra doi)"),
    ),
    Attribute.CHANGED_BY: (
        ("", f"(?:da )?(?:bi|duoc) {_CHANGE}(?: boi| bang| theo| tai)? (?:nhung |cac )?(?:{_DOC} )?{_WHAT}"),
        ("", f"(?:da )?(?:bi|duoc) (?:nhung |cac )?{_DOC} {_WHAT} {_CHANGE}"),
        ("", f"(?:da )?{_CHANGE} (?:boi|bang) (?:nhung |cac )?(?:{_DOC} )?{_WHAT}"),
        (f"(?:co )?(?:nhung |cac )?{_DOC} nao (?:da |lam |dang )?{_CHANGE}", "(?:khong|chua)?"),
        (f"{_DOC} (?:da )?{_CHANGE}", f"la {_DOC} nao"),
    ),
    Attribute.IN_FORCE: (
        (
            "",
            "(?:gio |bay gio |hien nay |hien |da )*(?:con|van|co) (?:(?:dung|ap dung|su dung|thi hanh)(?: duoc)?"
            f"|duoc (?:dung|su dung|ap dung))(?: nua)? {_NOT}",
        ),
        ("", f"(?:da |hien )?(?:con|dang|co) (?:hieu luc|gia tri|duoc ap dung|ap dung)(?: thi hanh)?(?: nua)? {_NOT}"),
        ("", f"(?:con )?hieu luc(?: thi hanh)? {_NOT}"),
        (f"(?:tinh trang )?hieu luc ?{_OF}", "(?:the nao|ra sao|con khong)?"),
    ),
    Attribute.CHANGED: (
        ("", f"(?:da )?het(?: hieu luc)?(?: thi hanh)? {_NOT}"),
        ("", f"(?:da |co )*bi (?:{_CHANGE}|{_REPEAL}|het hieu luc)(?: gi)? {_NOT}"),
        ("", f"(?:da )?(?:co|duoc) (?:{_DOC} (?:nao )?)?(?:thay the|bai bo|sua doi|bo sung) {_NOT}"),
    ),
    Attribute.REPLACES: _does(_REPLACE),
    Attribute.REPEALS: (
        *_does(_REPEAL),
        ("", f"(?:da )?(?:lam|khien)(?: cho)? {_OTHERS} het hieu luc"),
        ("", f"(?:da )?(?:lam|khien|cham dut)(?: cho)? (?:het |mat )?hieu luc (?:cua )?{_OTHERS}"),
        (f"{_OTHERS} (?:se |da )?het hieu luc(?: thi hanh)? (?:khi|theo|do|vi|boi|tu khi|sau khi)", _COMES),
        ("khi", f"{_COMES} ?(?:thi )?{_OTHERS} (?:se |da )?het hieu luc"),
    ),
    Attribute.AMENDS: _does(_AMEND),
    Attribute.BASED_ON: (
        (
            "",
            "(?:duoc ban hanh )?(?:can cu|dua tren|dua vao|dua)(?: vao| tren| theo)? (?:nhung |cac )?"
            f"(?:can cu |co so )?(?:phap ly )?(?:{_DOC} )?{_WHAT}",
        ),
        (f"(?:nhung |cac )?(?:can cu|co so)(?: phap ly)?(?: de)?(?: {_ISSUE})? ?{_OF}", f"(?:(?:la|gom) {_WHAT})?"),
    ),
    Attribute.IMPLEMENTS: (
        (
            "",
            "(?:nham |de )?(?:trien khai thuc hien|trien khai|thuc hien|thi hanh) (?:nhung |cac )?"
            f"(?:{_DOC} (?:nao|gi)|theo {_DOC} nao)",
        ),
    ),
    Attribute.SUMMARY: (
        (f"(?:tom tat|tom luoc|tong hop|tom)(?: lai)?(?: noi dung)?(?: chinh)? ?{_OF}", ""),
        (
            "(?:neu |trinh bay |cac |nhung )*(?:noi dung|y|diem)(?: chinh| chu yeu| co ban| quan trong) ?"
            f"{_OF}",
            f"(?:(?:la|gom)? ?{_WHAT})?",
        ),
        ("", f"(?:co |gom )?(?:nhung |cac )?(?:noi dung|y|diem) chinh(?: la)? {_WHAT}"),
        ("", "(?:quy dinh|chi dao|yeu cau)(?: ve)? (?:nhung )?(?:gi|noi dung gi|nhung noi dung nao)"),
        ("", "tom tat"),
    ),
    Attribute.SUBJECT: (
        (
            "",
            "(?:la )?(?:noi|quy dinh|ban|huong dan|chi dao|co noi dung|noi dung|viet)?(?: chinh)?(?: la)? ?ve"
            "(?: viec| van de| nhung| cai| noi dung| dieu| chuyen| linh vuc| mang| chu de)? (?:gi|nao|cai gi|viec gi)",
        ),
        ("", "(?:noi|co noi dung|noi dung|noi dung la)(?: nhung)? gi"),
        (f"(?:trich yeu|tieu de|ten day du|ten goi|chu de|ten) ?{_OF}", "(?:la gi)?"),
        (f"noi dung ?{_OF}", "(?:la gi|noi ve gi|the nao)?"),
    ),
    Attribute.OUTLINE: (
        ("", f"(?:gom co|gom|co|chia thanh|bao gom|chia lam) (?:nhung |cac )?(?:{UNITS_VI}|noi dung)(?: nao| gi)"),
        (
            f"(?:muc luc|cau truc|bo cuc|dan y|cac phan|cac muc|cac dieu) ?{_OF}",
            f"(?:the nao|ra sao|(?:la|gom) {_WHAT})?",
        ),
    ),
    Attribute.HOW_MANY_UNITS: (
        ("", f"(?:gom co|gom|co|bao gom|dai|chia thanh)(?: tat ca)? (?:may|bao nhieu) (?P<unit>{_UNITS})"),
        (f"(?:so|so luong) (?P<unit>{UNITS_VI}) {_OF}", "(?:la bao nhieu)?"),
        (f"co (?:may|bao nhieu) (?P<unit>{UNITS_VI}) (?:trong|o)", ""),
    ),
    Attribute.NUMBER: (
        (f"(?:so hieu|so ky hieu|so va ky hieu|ky hieu|so) {_OF}", "(?:la gi|la bao nhieu|la so may|bao nhieu)?"),
        ("", "(?:co |mang )?(?:so hieu|so ky hieu|ky hieu|so)(?: la)? (?:may|bao nhieu|gi|nao)"),
    ),
    Attribute.KIND: (("", "(?:la|thuoc) (?:loai )?(?:van ban|tai lieu|loai) (?:gi|nao)"),),
    Attribute.TASKS: (
        (
            "",
            f"(?:da )?{_ORDER}(?: nhiem vu)?(?: gi)?(?: cho)? (?P<who>.+?)(?: phai)?"
            f"(?: (?:lam|thuc hien|(?P<role>chu tri|phoi hop)))? (?:{_WHAT}|{_TASK})",
        ),
        ("", f"(?:da )?{_ORDER} (?:nhung )?(?:viec |nhiem vu )?gi cho (?P<who>.+?)"),
        ("(?:theo|trong) ?", f"(?:thi )?(?P<who>{_OFFICE} .+?) {_MUST}{_ACTS}? ?{_TASK}"),
        (f"(?P<who>.+?) {_MUST}{_ACTS} {_TASK} (?:theo|trong|tai|o|cua)", ""),
        (f"(?P<who>.+?) (?:phai |duoc giao ){_TASK} (?:theo|trong|tai|o|cua)", ""),
        (
            "(?:cac |nhung )?(?:nhiem vu|trach nhiem|viec)(?: cua| giao cho) (?P<who>.+?) (?:trong|theo|tai)",
            f"(?:la {_WHAT})?",
        ),
    ),
}  # fmt: skip
