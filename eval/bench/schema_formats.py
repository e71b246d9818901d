"""What texts of our own formats look like, for schemathesis: days as people write them."""

import schemathesis
from hypothesis import strategies as st

DAYS = ["2025-06-30", "30/6/2025", "ngày 5 tháng 3 năm 2024", "quý II/2025", "2025-06", "tháng 7/2025", "2025"]

schemathesis.openapi.format("day-or-period", st.sampled_from(DAYS))
