import shutil
import subprocess
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.encodings.decode import BINARY, RESAVE, decode
from corpus.errors import ReadError

VERSES = (
    "Hằng năm, cứ đến mùa lũ, Ủy ban nhân dân xã Bình Mỹ lập tổ giữ đê, chuẩn bị đủ bè, cỏ và cát trắng.\n"
    "Mẫu đơn ở phụ lục kèm theo: ghi rõ họ, tên, nghề nghiệp, địa chỉ, kỳ hạn trả nợ; nộp trước mồng bốn.\n"
    "Ở vùng trũng, mỗi hộ dự trữ sẵn gạo, mắm, củi; cán bộ thú y kiểm dịch từng ổ dịch tả, cấm bán chợ vỉa hè.\n"
    "Quỹ hỗ trợ cũng chi cho người già, chữ ký, ẩm thực, bảy chiếc ủng, ghế đẩu, chẻ tre; dẫn nước tưới.\n"
    "Thẩm tra kỹ vị trí lở đất, nhẵn mặt đường, sửa giếng, ngõ hẹp, tỉ mỉ vẽ sơ đồ; thủy lợi, gặp gỡ, ỷ lại.\n"
    "Cần nghĩ cho trẻ bé, lò gạch, ô nhiễm, có lẽ dễ; chẳng chịu lỵ, hoà giải như hòa giải.\n"
)
TEXT = VERSES + VERSES.upper()

ABC = (
    "à\xb5 á\xb8 ả\xb6 ã\xb7 ạ\xb9 ă\xa8 ằ\xbb ắ\xbe ẳ\xbc ẵ\xbd ặ\xc6 â\xa9 ầ\xc7 ấ\xca ẩ\xc8 ẫ\xc9"
    " ậ\xcb đ\xae è\xcc é\xd0 ẻ\xce ẽ\xcf ẹ\xd1 ê\xaa ề\xd2 ế\xd5 ể\xd3 ễ\xd4 ệ\xd6 ì\xd7 í\xdd ỉ\xd8"
    " ĩ\xdc ị\xde ò\xdf ó\xe3 ỏ\xe1 õ\xe2 ọ\xe4 ô\xab ồ\xe5 ố\xe8 ổ\xe6 ỗ\xe7 ộ\xe9 ơ\xac ờ\xea ớ\xed"
    " ở\xeb ỡ\xec ợ\xee ù\xef ú\xf3 ủ\xf1 ũ\xf2 ụ\xf4 ư\xad ừ\xf5 ứ\xf8 ử\xf6 ữ\xf7 ự\xf9 ỳ\xfa ý\xfd"
    " ỷ\xfb ỹ\xfc ỵ\xfe Ă\xa1 Â\xa2 Đ\xa7 Ê\xa3 Ô\xa4 Ơ\xa5 Ư\xa6"
)
VNI = (
    "áaù àaø ảaû ãaõ ạaï ăaê ắaé ằaè ẳaú ẵaü ặaë âaâ ấaá ầaà ẩaå ẫaã ậaä éeù èeø ẻeû ẽeõ ẹeï êeâ ếeá ềeà ểeå ễeã ệeä"
    " íí ìì ỉæ ĩó ịò óoù òoø ỏoû õoõ ọoï ôoâ ốoá ồoà ổoå ỗoã ộoä ơô ớôù ờôø ởôû ỡôõ ợôï úuù ùuø ủuû ũuõ ụuï"
    " ưö ứöù ừöø ửöû ữöõ ựöï ýyù ỳyø ỷyû ỹyõ ỵî đñ"
)


# The codes of U+1EA0 to U+1EF9, then of other letters, as Mozilla's converter to x-viet-vps has them.
VPS = bytes.fromhex(
    "02e581e483c384c085c41cc503c68da18ea28fa3f0a404a505cbdec8feeb9089938a948b95cd068cb7cc10ce1186bdd596d397d298b0998712b6"
    "9da79ea99faaa6ab13ae14f8d1fbadd9afd8b1ba1dbb15bfb2ff199cfd9bb3cf"
)
VPS_OTHERS = (
    "À\x80 Á\xc1 Â\xc2 Ã\x82 È\xd7 É\xc9 Ê\xca Ì\xb5 Í\xb4 Ò\xbc Ó\xb9 Ô\xd4 Õ\xbe Ù\xa8 Ú\xda Ý\xdd à\xe0 á\xe1 â\xe2"
    " ã\xe3 è\xe8 é\xe9 ê\xea ì\xec í\xed ò\xf2 ó\xf3 ô\xf4 õ\xf5 ù\xf9 ú\xfa ý\x9a Ă\x88 ă\xe6 Đ\xf1 đ\xc7 Ĩ\xb8 ĩ\xef"
    " Ũ\xac ũ\xdb Ơ\xf7 ơ\xd6 Ư\xd0 ư\xdc"
)


def vps(text):
    return by({chr(0x1EA0 + i): chr(code) for i, code in enumerate(VPS)} | table(VPS_OTHERS))(text)


def table(pairs):
    return {pair[0]: pair[1:] for pair in pairs.split(" ")}


def by(pairs):
    return lambda text: "".join(pairs.get(c, c) for c in text).encode("latin-1")


def vni(text):
    small = table(VNI)
    return by(small | {letter.upper(): code.upper() for letter, code in small.items()})(text)


def viqr(text):
    signs = dict(zip("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b", "`'~?.^(+", strict=True))
    # Marks below come first in NFD, but last in VIQR.
    order = "\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323"
    out = []
    for c in text.replace(".", "\\."):
        base, *marks = unicodedata.normalize("NFD", c)
        out += [{"đ": "dd", "Đ": "DD"}.get(base, base), *(signs[m] for m in sorted(marks, key=order.index))]
    return "".join(out).encode("ascii")


def iconv(name):
    def encode(text):
        return subprocess.run(
            ["iconv", "-f", "UTF-8", "-t", name], input=text.encode(), capture_output=True, check=True
        ).stdout

    return encode


def cp1258(text):
    """Letters that Windows-1258 has are single codes; tones of others are marks after them."""
    out = b""
    for c in text:
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", c)
            tone = next(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return out


ABC_SAYS = (
    "The file was read as TCVN3 (ABC); it is not Unicode.",
    "TCVN3 has no toned capital letters: words in capitals were told by their plain letters and the words beside them,"
    " and headings set in a font of capitals are in small letters here.",
)
VNI_SAYS = ("The file was read as VNI (VNI-Windows); it is not Unicode.",)
CP1258_SAYS = ("The file was read as Windows-1258; it is not Unicode.",)
UTF16_SAYS = ("The file was read as UTF-16; it has no byte order mark.",)
LACKS = " has no codes for “ ” ‘ ’ – — … • °: where the original had such signs, they are missing here."
VPS_SAYS = (
    "The file was read as VPS; it is not Unicode.",
    "VPS has no codes for “ ” – — … • °: where the original had such signs, they are missing here.",
)
VIQR_SAYS = (
    "The text was read as VIQR (RFC 1456).",
    "VIQR writes the hook as a question mark and the dot below as a full stop: after a vowel one may have been taken"
    " for the other. It" + LACKS,
)


def test_the_text_has_every_letter():
    toned = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in "\u0300\u0301\u0303\u0309\u0323"]
    letters = {*toned, *"ăâđêôơư"}
    assert len(letters) == 67
    assert (letters | {letter.upper() for letter in letters}) <= set(TEXT)


@pytest.mark.parametrize(
    ("encode", "text", "warnings"),
    [
        (str.encode, TEXT, ()),
        (lambda text: text.encode("utf-8-sig"), TEXT, ()),
        (lambda text: unicodedata.normalize("NFD", text).encode(), TEXT, ()),
        (lambda text: text.encode("utf-16"), TEXT, ()),
        (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), TEXT, ()),
        (lambda text: text.encode("utf-32"), TEXT, ()),
        (lambda text: text.encode("utf-16-le"), TEXT, UTF16_SAYS),
        (lambda text: text.encode("utf-16-be"), TEXT, UTF16_SAYS),
        (cp1258, TEXT, CP1258_SAYS),
        (by(table(ABC)), VERSES.replace("Ủ", "ủ").replace("Ở", "ở"), ABC_SAYS),
        (vni, TEXT, VNI_SAYS),
        (vps, TEXT, VPS_SAYS),
        (viqr, TEXT, VIQR_SAYS),
    ],
    ids=[
        *("utf-8", "bom", "decomposed", "utf-16-le", "utf-16-be", "utf-32", "bare-le", "bare-be"),
        *("cp1258", "abc", "vni", "vps", "viqr"),
    ],
)
def test_decode_reads_every_encoding_alike(encode, text, warnings):
    assert decode(encode(text)) == (text, warnings)


@pytest.mark.skipif(not shutil.which("iconv"), reason="no iconv to encode with")
@pytest.mark.parametrize(
    ("name", "warnings"),
    [
        ("CP1258", CP1258_SAYS),
        ("VISCII", ("The file was read as VISCII (RFC 1456); it is not Unicode.", "VISCII" + LACKS)),
        (
            "TCVN5712-1",
            ("The file was read as TCVN3 (TCVN 5712:1993, VN1); it is not Unicode.", "TCVN 5712" + LACKS),
        ),
    ],
)
def test_decode_reads_what_iconv_writes(name, warnings):
    assert decode(iconv(name)(TEXT)) == (TEXT, warnings)


@pytest.mark.parametrize(
    ("octets", "text"),
    [
        # Headings in capitals: toned letters stay small, or stand after their plain capital, or before it.
        ("CéNG HßA X\xb7 HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Bé tr\xadëng Bé Y tÕ göi ñy ban x\xb7", "Bộ trưởng Bộ Y tế gửi ủy ban xã"),
        # Two columns: each by its own words, whichever comes first; one blank parts no columns.
        ("HUY\xd6N K\xfa V\xdc      \xa7\xe9c l\xcbp - Tù do", "HUYỆN KỲ VĨ      Độc lập - Tự do"),
        ("K\xfa V\xdc, ng\xb5y 5\t\tC\xe9NG H\xdfA X\xb7 H\xe9I", "Kỳ Vĩ, ngày 5\t\tCỘNG HÒA XÃ HỘI"),
        ("HUY\xd6N K\xfa V\xdc K\xfa V\xdc  x\xb7 K\xfa", "HUYỆN KỲ VĨ KỲ VĨ  xã Kỳ"),
        # Signs of Windows among them.
        ("C\xabng v\xa8n \x93kh\xc8n\x94 sè 5 \x96 nhiÖt \xae\xe9 30\xb0C", "Công văn “khẩn” số 5 – nhiệt độ 30°C"),
    ],
)
def test_decode_reads_capitals_and_signs_of_tcvn3(octets, text):
    assert decode(octets.encode("latin-1")) == (text, ABC_SAYS)


@pytest.mark.parametrize(
    ("octets", "text"),
    [
        ("C\xabng v\xa8n\n\x16 ki\xd5n c\xf1a x\xb7", "Công văn\nÝ kiến của xã"),
        ("C\xabng v\xa8n\n\x99 x\xb7 B\xd7nh M\xfc", "Công văn\nỞ xã Bình Mỹ"),
        ("Gi\xb6i ch\xa9u \x83 c\xf1a x\xb7", "Giải châu Á của xã"),
        ("PH\x02 L\x02C\nC\xabng v\xa8n c\xf1a x\xb7", "PHỤ LỤC\nCông văn của xã"),
    ],
)
@pytest.mark.parametrize("saved", [False, True], ids=["file", "saved as UTF-8"])
def test_decode_reads_capitals_of_the_full_table(octets, text, saved):
    assert decode(octets.encode("utf-8" if saved else "latin-1"))[0] == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Co^ng va(n so^' 5 cu?a u?y ban x\xe3".replace("\xe3", "a~"), "Công văn số 5 của ủy ban xã"),
        # A stop before a capital or a line's end ends a sentence; elsewhere it is the dot below.
        ("Gia*? su+? ddu+o+.c ddi. Va` ho. ve^` nha`.", "Giả sử được đi. Và họ về nhà."),
        ("Qua^n dda^'t u+o+'c vie^.c na`y ddi ho.c?", "Quân đất ước việc này đi học?"),
    ],
)
def test_decode_reads_viqr(written, text):
    assert decode(written.replace("a*?", "a?").encode()) == (text, VIQR_SAYS)


FOREIGN = [
    "The committee's report isn't due until May 5. Why? It's (a) late, (b) long; see f(x) = a^2 + b^2 ~ c. Don't!",
    "x^2 + y^2; a^b^c; e^x; o^p; u+v+w; i' j' k' a' e' o'; 'a' 'e' 'i'; ~/home/a~ e~ o~; if (a+b) ? a. : e. ; ba'",
    "L'été à Nîmes était très agréable, où l'élève a créé une œuvre : c'est déjà ça, n'est-ce pas ? Où êtes-vous ?",
    "Für die Änderung der Straßenverkehrsordnung ist das Bundesministerium zuständig; größere Maßnahmen müssen warten.",
    "El niño comió piñas en la montaña; así será también mañana según él, ¿o no? Canción, corazón, camión, después.",
    "A informação não está disponível; há opções à mão. São três irmãos, avó e avô, mãe, pão, coração, ações.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy. Ğüneş İstanbul'da doğdu. Съешь ещё этих мягких французских булок.",
    "Tom & Jerry &c.; AT&T; a && b; R&D; &amp; &lt;b&gt; x&y; n < 5 & m > 3; &copy; 2020",
]


@pytest.mark.parametrize(
    "text", [*FOREIGN, "", "   ", TEXT, "Đi! ð\n", "“Đê” – 5°C … §2 ©®™ ½ µm", "hà\nlà à ở\nÝ”\nXÃ”"]
)
def test_decode_leaves_other_text_alone(text):
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("text", FOREIGN[2:6])
def test_decode_refuses_other_languages_in_one_byte(text):
    data = text.encode("cp1252")
    at = next(i for i, byte in enumerate(data) if byte > 0x7F)
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert str(caught.value) == f"byte 0x{data[at]:02X} at offset {at} is not UTF-8; {RESAVE}"


def test_decode_reads_signs_of_windows_in_ascii():
    assert decode(b"It\x92s \x93due\x94 \x96 see \xa7 5 of the committee's own report.") == (
        "It’s “due” – see § 5 of the committee's own report.",
        ("The file was read as Windows-1252; it is not Unicode.",),
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"abc\xe9 def", f"byte 0xE9 at offset 3 is not UTF-8; {RESAVE}"),
        (b"\xef\xbb\xbfabc\xe9 def", f"byte 0xE9 at offset 6 is not UTF-8; {RESAVE}"),
        (b"\xff\xfea\0b\0c", f"byte 0x63 at offset 6 is not UTF-16; {RESAVE}"),
        (b"\xff\xfe\0\0a\0\0", f"byte 0x61 at offset 4 is not UTF-32; {RESAVE}"),
        (b"1. Gi\0 de" + b" de" * 200, BINARY),
        (b"de" * 5000 + b"\0de", BINARY),
        (b"a\0b\0c", BINARY),
        (b"\x01\x00\x02\x00", BINARY),
        (b"1. \x01\x02\x03 de", BINARY),
        (bytes(range(1, 256)) * 20, BINARY),
    ],
)
def test_decode_refuses_what_it_cannot_read(data, message):
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert str(caught.value) == message


def test_decode_drops_the_zeros_of_a_block_not_written_to_its_end():
    assert decode(TEXT.encode() + b"\0" * 512) == (TEXT, ())


def test_decode_reads_damaged_utf8_and_says_where():
    data = bytearray(TEXT.encode())
    data[len("Hằng năm".encode()) - 1] = 0xFF
    assert decode(bytes(data[:-1]) + "đ".encode()[:1]) == (
        TEXT.replace("Hằng năm", "Hằng nă\ufffd", 1)[:-1] + "\ufffd",
        ("The file is damaged, first at offset 10: each � in the text stands for something lost.",),
    )


def test_decode_reads_ten_megabytes_of_unicode_in_a_moment():
    data = (TEXT * (10 * 2**20 // len(TEXT.encode()))).encode()
    start = time.perf_counter()
    text, warnings = decode(data)
    assert time.perf_counter() - start < 2
    assert (len(text), warnings) == (len(data.decode()), ())


@settings(max_examples=150)
@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.text(alphabet=TEXT).map(cp1258),
        st.binary().map(TEXT.encode().__add__),
    )
)
def test_decode_gives_text_or_one_line(data):
    try:
        text, warnings = decode(data)
    except ReadError as error:
        text, warnings = "", (f"{error}.",)
    assert all("\n" not in warning for warning in warnings)
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode() is not None
    assert all(warning.endswith(".") for warning in warnings)


@given(st.lists(st.sampled_from([*TEXT.split(), "\n"])).map(" ".join))
def test_decode_leaves_vietnamese_alone(text):
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_decode_reads_lines_of_an_older_encoding_among_those_of_unicode(end):
    first, last = VERSES.splitlines()[:2]
    older = b"S\xeb T\xb5i ch\xddnh b\xe8 tr\xdd kinh ph\xdd cho c\xb8c tr\xb9m."
    data = end.encode().join([first.encode(), older, last.encode()])
    text, warnings = decode(data)
    assert text == end.join([first, "Sở Tài chính bố trí kinh phí cho các trạm.", last])
    assert warnings[0] == "Lines read as TCVN3 (ABC), which are not Unicode as the others are: 1."
