"""Clauses that say which papers a file is made of: "Thành phần hồ sơ: a) …", "hồ sơ gồm: đơn; bản sao …"."""

import re
from itertools import pairwise

from corpus.clause import parent_path
from corpus.text.accents import fold
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held, without_words

# What is made of papers, and the word behind it that lists them; or the heading that says so.
_LISTS = re.compile(
    r"(?<!\w)(?:hồ sơ|giấy tờ)(?!\w)[^.;:\n]{0,160}?(?<!\w)(?:bao gồm|gồm)(?!\w)"
    r"|(?<!\w)thành phần (?:của )?hồ sơ(?!\w)[^.;\n]{0,120}(?::|\n|$)",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:(?:0?\d{1,2} )?(?:bộ |bản )?(?:đơn|tờ khai|tờ trình|bản (?:sao|chính|gốc|khai|cam kết|thuyết minh|dịch|vẽ"
    r"|kê|mô tả|tự)|giấy|văn bản|biên bản|hóa đơn|hợp đồng|danh sách|phiếu|chứng (?:chỉ|từ|nhận|minh)|căn cước|thẻ"
    r"|hộ chiếu|sổ|ảnh|sơ đồ|tài liệu|dự toán|phương án|báo cáo|quyết định|công văn|bằng (?:tốt nghiệp|cấp)|lý lịch"
    r"|xác nhận))(?!\w)"
)
_HANDED = r"(?<!\w)(?:nộp|xuất trình|trình|gửi|mang(?: theo)?|đem theo|chuẩn bị|cung cấp|lưu|kèm theo)(?!\w)"
# "Nộp tại Trung tâm …: |đơn; bản sao|", "phải xuất trình: |giấy …|".
_HANDED_IN = re.compile(rf"{_HANDED}[^.;:\n]{{0,120}}?(?::|(?<!\w)gồm(?: có)?:?)\s+(?={_PAPER})", re.IGNORECASE)
# "Nộp |đơn kèm xác nhận và bản sao giấy khai sinh| cho trường": to where, to whom or till when it goes.
_HANDS_IN = re.compile(
    rf"(?<!\w)(?:nộp|xuất trình|mang theo|đem theo)\s+(?P<what>{_PAPER}[^.;:\n]*?)"
    r"(?=[.;:\n]|$|,? (?:cho|tại|đến|lên|qua|trước|trong|chậm nhất|để|khi|đối với)(?!\w))",
    re.IGNORECASE,
)
_JOINED = re.compile(r",\s|(?<!\w)(?:và|kèm(?: theo)?|cùng)(?!\w)")
_HEADS = re.compile(r"(?:thành phần )?hồ sơ (?!.*(?:tiếp nhận|xử lý|thẩm định|lưu trữ))", re.IGNORECASE)
# What asks for papers says nothing of what they are for.
_ASKS = frozenset(
    [
        *("ho", "so", "giay", "to", "can", "nop", "xin", "gom", "nhung", "cac", "chuan", "bi", "thu", "tuc"),
        *("hs", "hso", "j", "phai"),
        *(
            "papers",
            "paper",
            "paperwork",
            "documents",
            "document",
            "forms",
            "application",
            "file",
            "need",
            "submit",
            "make",
        ),
    ]
)
# Of what is left of a question, what a list of papers must have with all above it; of English fewer words are known.
OF_THE_MATTER = {"vi": 0.6, "en": 0.5}
# "Trường hợp hồ sơ không bảo đảm theo quy định, …", "Nếu hồ sơ chưa hợp lệ thì …".
_BAD_FILE = re.compile(
    r"\W*(?:(?:trong )?trường hợp|nếu|khi)(?: phát hiện)? (?:\w+ ){0,3}?(?:hồ sơ|giấy tờ)(?: \w+){0,6}?"
    r" (?:không|chưa|còn thiếu|thiếu|sai|bị)(?!\w)",
    re.IGNORECASE,
)
SHORTEST_LIST = 5  # code points
SURELY, PAIRED = 0.8, 0.4  # of its words, and of those that stand together: some words are in every list


def is_of_a_bad_file(question: Question, item: Evidence) -> bool:
    """Returns whether a clause tells what becomes of a file that lacks something, which the question does not say."""
    return not question.wanted.bad_file and _BAD_FILE.match(item.document.text[slice(*_own(item))]) is not None


def _own(item: Evidence) -> tuple[int, int]:
    first = clause_sentences(item.document, item.clause)
    return first[0] if first else (item.clause.start, item.clause.own_end)


def lists_papers(item: Evidence) -> bool:
    """Returns whether a clause, or the one right above it, says which papers a file is made of."""
    text, clause = item.document.text, item.clause
    path = parent_path(clause.path, item.document.by_path)
    above = item.document.by_path[path] if path else None
    both = [c for c in (clause, above) if c is not None]
    return any(_LISTS.search(text[c.start : c.own_end]) or _HEADS.match(c.heading or "") for c in both)


def list_inside(item: Evidence) -> tuple[int, int] | None:
    """Returns where the list of papers in a clause's own sentence stands, None for none.

    "Hồ sơ gồm: |đơn; bản sao|"; "nộp tại xã: |đơn; ảnh|"; "nộp |đơn kèm xác nhận| cho trường": of two papers or more,
    to the end of the sentence where it is headed.
    """
    text, clause = item.document.text, item.clause
    for heads in (_LISTS, _HANDED_IN):
        found = heads.search(text, clause.start, clause.own_end)
        if found is None:
            continue
        begins = found.end()
        while begins < clause.own_end and text[begins] in " :":
            begins += 1
        ends = next((b for a, b in clause_sentences(item.document, clause) if a <= begins < b), clause.own_end)
        if len(text[begins : clause.own_end].rstrip()) > SHORTEST_LIST:
            return begins, ends
    taken = _HANDS_IN.search(text, clause.start, clause.own_end)
    return taken.span("what") if taken and _JOINED.search(taken["what"]) else None


def lists_inside(item: Evidence) -> bool:
    """Returns whether a clause lists papers in its own sentence."""
    return list_inside(item) is not None


def is_of_other_papers(question: Question, item: Evidence) -> bool:
    """Returns whether the papers that a clause lists are for another matter than the one that is asked about."""
    matter, context = without_words(question, _ASKS), item.with_context()
    held = share_held(matter, context)
    folded = f" {fold(context)} "
    pairs = [f" {a} {b} " in folded for a, b in pairwise(map(fold, matter.terms.content))]
    # "Đăng ký kết hôn": each list has "đăng ký" and "cam kết".
    apart = question.language == "vi" and sum(pairs) < PAIRED * len(pairs)
    return held < OF_THE_MATTER[question.language] or (apart and held < SURELY)
