"""How official papers name a document and a clause of it: the words that are copied into another paper.

Decree 30/2020/NĐ-CP, annex I, part II, 6: kind, number, day of issue, issuer; days below 10 and months below 3 have a
nought.
"""

import datetime

from corpus.clause import Clause
from corpus.document import Document

_ISSUED = ("Quy chế", "Quy định", "Điều lệ", "Quy trình")  # what is issued with a document, not merely added to it


def administrative_name(document: Document) -> str:
    """Returns a document's full name: `Công văn số 45/UBND-NN ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân …`.

    What its head does not say is left out; what its name says already is not said again.
    """
    meta = document.metadata
    said = document.name
    if meta.date and f"{meta.date:%d/%m/%Y}" not in said:
        said += f" {_day(meta.date)}"
    return f"{said} của {meta.issuer}" if meta.issuer and meta.issuer not in said else said


def administrative_reference(document: Document, clause: Clause | None, label: str = "") -> str:
    """Returns a place in a document as official papers cite it; label: of what stands in no clause.

    `khoản 2 Mục II Kế hoạch số …`, `khoản 3 Điều 4 Quy định ban hành kèm theo Quyết định số …`.
    """
    if clause is None:
        return f"{label} {administrative_name(document)}".lstrip()
    said = clause.administrative_label()
    if clause.attachment:
        kind, number = clause.attachment
        added = "ban hành kèm theo" if kind in _ISSUED else "kèm theo"
        said += f" {kind} {number}".rstrip() + f" {added}"
    return f"{said} {administrative_name(document)}"


def _day(day: datetime.date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
