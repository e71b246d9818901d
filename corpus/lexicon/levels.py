"""The levels of government and the units of each, as names of agencies and places have them."""

# Before and since the reform of 2025: districts are gone, special zones (đặc khu) have come. Two-word names first.
UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "quận", "huyện", "xã", "phường")
UNIT = "|".join(UNITS)
