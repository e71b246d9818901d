import pytest

from corpus.environment import Environment
from index.encoders import load
from index.settings import BUNDLED, Settings


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({"CHITHI_ENCODER": "some/model"}, "some/model"), ({"CHITHI_ENCODER": ""}, "bundled"), ({}, "bundled")],
)
def test_settings_name_the_encoder(variables, expected):
    assert Settings.from_environment(Environment.of(variables)) == Settings(expected)


def test_the_bundled_encoder_has_one_name():
    assert BUNDLED == load.BUNDLED
