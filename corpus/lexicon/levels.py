"""The levels of government and the units of each, as names of agencies and places have them."""

import re

from corpus.text.accents import UPPER

# Before and since the reform of 2025: districts are gone, special zones (đặc khu) have come. Two-word names first.
UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "quận", "huyện", "xã", "phường")
UNIT = "|".join(UNITS)
# "UBND xã Tân Lập": behind it a second place may stand, "và phường Bắc Hà".
BODY_OF_A_PLACE = re.compile(
    r"(?:(?:Phó )?Chủ tịch |Trưởng |Bí thư )?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Đảng ủy)"
    rf" (?:{UNIT}|thôn)(?: [{UPPER}]\w*)+"
)
