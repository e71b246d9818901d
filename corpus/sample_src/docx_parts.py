"""The parts of a .docx beside its text: styles, the numbering of its lists, the number of the page."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = ("styles", "numbering", "header")

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{p}.xml" ContentType="{_WORD}.{p}+xml"/>' for p in _PARTS)
    + "</Types>"
)


def _relations(targets: dict[str, str]) -> str:
    rows = (
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _level(number: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:firstLine="567"/></w:pPr></w:lvl>'
    )


# Chapters count by themselves, so that Điều go on through them.
_CHAPTERS = _level(0, "upperRoman", "Chương %1")
_LEVELS = (
    _level(0, "decimal", "Điều %1."),
    _level(1, "decimal", "%2."),
    _level(2, "lowerLetter", "%3)"),
    _level(3, "bullet", "-"),
)
_START_AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def _list(number: int, *levels: str) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'
    )


def _num(number: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


# 1: the decision; 2: the regulation, which counts its Điều from 1 again; 3: its chapters.
_NUMS = _num(1, 0) + _num(2, 0, _START_AGAIN) + _num(3, 1)
_NUMBERING = f"<w:numbering {_W}>{_list(0, *_LEVELS)}{_list(1, _CHAPTERS)}{_NUMS}</w:numbering>"
_STYLES = (
    f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"'
    ' w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style></w:styles>'
)
_HEADER = (
    f'<w:hdr {_W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r>'
    "</w:fldSimple></w:p></w:hdr>"
)
FILES = {
    "[Content_Types].xml": _XML + _TYPES,
    "_rels/.rels": _XML + _relations({"officeDocument": "word/document.xml"}),
    "word/_rels/document.xml.rels": _XML + _relations({part: f"{part}.xml" for part in _PARTS}),
    "word/styles.xml": _XML + _STYLES,
    "word/numbering.xml": _XML + _NUMBERING,
    "word/header.xml": _XML + _HEADER,
}

ROOT = (
    f'{_XML}<w:document {_W} {_R} xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{{body}}<w:sectPr>'
    '<w:headerReference w:type="default" r:id="rheader"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr></w:body></w:document>"
)
TEXT_BOX = (
    '<w:r><w:pict><v:rect style="width:400pt;height:36pt">'
    "<v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)
