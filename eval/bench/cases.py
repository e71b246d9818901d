"""What is right in each case of `bench_cases` that is told by reading: the facts of its README, of the files in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD
from corpus.facts.references import find_references, resolve

AREA, MONEY, POLICE, TRADE = "Sở Xây dựng", "Sở Tài chính", "Công an tỉnh", "Sở Công Thương"
TITLE = "Về việc tăng cường quản lý bến bãi vật liệu xây dựng"


@dataclass(frozen=True)
class Read:
    """What the reader makes of a file: its documents, or the reason that it gives for none."""

    documents: tuple[Document, ...] = ()
    refused: str = ""

    @property
    def duties(self) -> list[tuple[str, str, str, str | None]]:
        """Returns role, agency, task and deadline of each duty, in order."""
        return [(x.role, x.agency, x.task, x.deadline) for d in self.documents for x in read_duties(d)]

    @property
    def paths(self) -> list[list[str]]:
        """Returns the addresses of each document."""
        return [[c.path for c in d.clauses] for d in self.documents]

    @property
    def warned(self) -> bool:
        """Returns whether any warning came."""
        return any(d.warnings for d in self.documents)


Check = Callable[[Sequence[Read]], bool]


def _headed(reads: Sequence[Read]) -> bool:
    """Returns whether each file's head is read: what the one directive that most are says of itself."""
    wanted = ("Chỉ thị", "12/CT-UBND", "Ủy ban nhân dân tỉnh An Sơn", "2025-03-05", TITLE)
    heads = [r.documents[0].metadata for r in reads if r.documents]
    said = [(m.kind, m.number, m.issuer, str(m.date), m.title) for m in heads]
    return len(said) == len(reads) and all(s == wanted for s in said)


def _leads(reads: Sequence[Read], *wanted: tuple[str, str]) -> bool:
    """Returns whether agencies lead tasks that begin with words."""
    found = [(a, t) for r in reads for role, a, t, _ in r.duties if role == LEAD]
    return all(any(a == agency and t.startswith(task) for a, t in found) for agency, task in wanted)


def _helps(reads: Sequence[Read], clause_agency: str) -> bool:
    return any(role == COORDINATE and a == clause_agency for r in reads for role, a, _, _ in r.duties)


def _units(*wanted: Sequence[str]) -> Check:
    return lambda reads: [p for r in reads for p in r.paths] == [list(w) for w in wanted]


def _merged(task: str) -> Check:
    return lambda reads: _leads(reads, (AREA, "Rà soát"), (AREA, task), (AREA, "Công bố giá cát"))


def _deadlines(reads: Sequence[Read]) -> bool:
    said = [due for r in reads for _, _, _, due in r.duties]
    return said == [
        "trước ngày 30.6.2025", "trước ngày 30 /6 /2025", "trước 30/6/25", "30/6/2025", "trong 6 tháng đầu năm 2025"
    ]  # fmt: skip


def _references(reads: Sequence[Read]) -> bool:
    document = reads[0].documents[0]

    def to(path: str) -> list[str | None]:
        here = document.by_path[path]
        found = [resolve(r, here, document.clauses) for r in find_references(document.text, here.start, here.own_end)]
        return [f.path if f else None for f in found]

    return (
        to("D1.2") == ["D2.1.a", "D2.1.b", "D2.1.c"]
        and to("D2.2") == ["D1", "D3", "D4"]
        and to("D2.4")[:2] == ["D2.1", "D2.2"]
        and to("D3.2") == [None]
    )


def _text(reads: Sequence[Read], *words: str) -> bool:
    return all(w in d.text for r in reads for d in r.documents for w in words)


_QUOTED = ("D1", "D1.1", "D1.2", "D1.3", "D2", "D3")
CHECKS: dict[str, Check] = {
    "13": lambda r: _headed(r) and len([x for x in r[0].duties if x[0] == LEAD]) == 3,
    "16": _headed,
    "18": _merged("Lập bản đồ"),
    "20": _merged("Lập bản đồ"),
    "21": lambda r: len(r[0].duties) == 9 and all(due for _, _, _, due in r[0].duties[:8]),
    "24": lambda r: (LEAD, AREA, "Rà soát bến bãi ven sông", "Quý II/2025") in r[0].duties,
    "26": lambda r: _helps(r, POLICE) and _helps(r, AREA) and not any(a == TRADE for _, a, _, _ in r[0].duties),
    "27": _deadlines,
    "30": lambda r: _leads(r, ("UBND các xã, phường, đặc khu", "rà soát hộ nghèo")),
    "34": lambda r: _units(("D1", "D2", "D2.1", "D2.2", "D3"))(r) and _text(r, "500 triệu đồng", "km2"),
    "37": lambda r: (LEAD, AREA, "rà soát bến bãi trước ngày 31/7/2025", "trước ngày 31/7/2025") in r[0].duties,
    "41": _headed,
    "43": _headed,
    "45": _headed,
    "47": _headed,
    "49": lambda r: r[0].warned,
    "50": lambda r: "XFA" in r[0].refused,
    "51": lambda r: _headed(r) and "Sở Sở" not in r[0].documents[0].text,
    "54": lambda r: _units(("1", "2", "3", "4", "5"))(r) and _leads(r, (MONEY, "bố trí kinh phí")),
    "58": _headed,
    "60": _headed,
    "63": lambda r: (r[0].documents[0].metadata.title or "").startswith("về tăng cường sự lãnh đạo"),
    "66": lambda r: {"D4.1a", "D4.2.a1", "D4.2.đ1"} <= set(r[0].paths[0]),
    "68": _units(_QUOTED),
    "69": _units(_QUOTED),
    "71": _units(("I", "I.1", "I.2", "II", "II.1", "II.2", "III", "III.1", "III.2")),
    "73": lambda r: _units(("1", "2", "3"))(r) and _headed(r) and r[0].duties[0][3] == "trước ngày 30/6/2025",
    "75": lambda r: len([p for p in r[0].paths[0] if p.startswith("1.(")]) == 5 and len(r[0].duties) == 6,
    "77": _units(("1", "1.1", "1.2", "1.3", "2")),
    "78": lambda r: (
        _units(("D1", "D2", "D3", "D4"))(r)
        and r[0].documents[0].metadata.title == "Về việc thành lập Ban quản lý bến bãi"
    ),
    "81": _references,
    "83": lambda r: all(any(p.startswith("PL") and p.endswith(".2") for p in x.paths[0]) for x in r),
    "86": lambda r: len(r[0].documents) == 2 and r[0].warned,
    "89": lambda r: _text(r, "2. Công an tỉnh xử lý xe quá tải."),
    "90": _headed,
}
