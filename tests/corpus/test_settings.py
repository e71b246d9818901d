from pathlib import Path

from corpus.environment import Environment
from corpus.settings import Settings


def test_settings_take_the_table_of_agencies():
    assert Settings.from_environment(Environment.of({"CHITHI_AGENCIES": "/srv/a b.tsv"})) == Settings(
        Path("/srv/a b.tsv")
    )


def test_settings_have_no_table_where_none_is_named():
    for variables in ({}, {"CHITHI_AGENCIES": ""}):
        assert Settings.from_environment(Environment.of(variables)) == Settings(None)
