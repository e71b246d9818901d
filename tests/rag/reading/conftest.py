import pytest

from rag.reading.calibration import Calibration, FormCalibration
from rag.reading.reader import Reading


class Scripted:
    """Reads clauses by a table of log-odds; keeps how many it was given at once."""

    def __init__(self, table, calibration):
        self.table = table
        self.calibration = calibration
        self.given = []

    def read(self, _, items):
        self.given.append(len(items))
        return [Reading(max(0.0, self.table[i.clause.path] / 10), (), None, self.table[i.clause.path]) for i in items]


@pytest.fixture
def calibration():
    """Makes a calibration of Vietnamese questions."""

    def make(first=2, more=2, sure=0.5, weight=0.1, beside=0.9, beside_who=0.8):
        form = FormCalibration(1.0, 0.0, weight, 0.3, 0.5, 0.5)
        return Calibration({"vi": form}, first, more, sure, 1.0, beside, beside_who)

    return make


@pytest.fixture
def scripted_reader(calibration):
    """Makes a reader that reads clauses by a table of log-odds."""
    return lambda table, **options: Scripted(table, calibration(**options))
