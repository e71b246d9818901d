from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from platformdirs import user_data_dir

from corpus.environment import Environment, from_process

FALLBACK = Path(user_data_dir("chithi", appauthor=False))


def test_of_keeps_the_home_and_what_is_ours():
    found = Environment.of({"CHITHI_HOME": "/srv/chi thi", "CHITHI_ENCODER": "some/model", "HOME": "/root"})
    assert found == Environment(Path("/srv/chi thi"), {"CHITHI_HOME": "/srv/chi thi", "CHITHI_ENCODER": "some/model"})


@pytest.mark.parametrize("variables", [{}, {"CHITHI_HOME": ""}])
def test_of_falls_back_to_the_folder_of_the_platform(variables):
    # An empty variable is as good as none: Path("") would be the working folder.
    assert Environment.of(variables).home == FALLBACK


def test_of_is_a_copy_that_nothing_changes():
    variables = {"CHITHI_ENCODER": "a"}
    found = Environment.of(variables)
    variables["CHITHI_ENCODER"] = "b"
    assert found.variables["CHITHI_ENCODER"] == "a"
    with pytest.raises(TypeError):
        found.variables["CHITHI_ENCODER"] = "c"
    with pytest.raises(FrozenInstanceError):
        found.home = Path("/")


def test_at_changes_the_home_alone():
    variables = {"CHITHI_ENCODER": "some/model"}
    assert Environment(Path("/a"), variables).at(Path("/b")) == Environment(Path("/b"), variables)


def test_unknown_names_misspelt_variables_of_ours_in_order():
    variables = {
        "CHITHI_HOMME": "x",
        "CHITHI_HOME": "y",
        "CHITHI_ENCODERS": "z",
        "CHITHI_A": "1",
        "PATH": "p",
        "chithi_home": "q",
    }
    assert Environment.of(variables).unknown(("CHITHI_A",)) == ["CHITHI_ENCODERS", "CHITHI_HOMME"]


def test_from_process_reads_the_environment_of_the_process(monkeypatch):
    monkeypatch.setenv("CHITHI_HOME", "/srv/a")
    monkeypatch.setenv("CHITHI_ENCODER", "some/model")
    found = from_process()
    assert (found.home, found.variables["CHITHI_ENCODER"]) == (Path("/srv/a"), "some/model")
    monkeypatch.delenv("CHITHI_HOME")
    assert (found.home, from_process().home) == (Path("/srv/a"), FALLBACK)


def test_an_environment_never_shows_its_variables():
    assert "sk-secret" not in repr(Environment.of({"CHITHI_LLM_API_KEY": "sk-secret"}))


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "VI_vn"}, "vi"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "vie"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": ""}, "vi"),
        ({"LANG": "en_GB", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LC_MESSAGES": "vi_VN", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE", "CHITHI_LANG": "vi"}, "vi"),
        ({"LC_ALL": "vi_VN", "CHITHI_LANG": "en"}, "en"),
        ({"LANGUAGE": "vi", "LC_TIME": "vi_VN"}, "en"),
        ({"LANG": "vi_VN", "CHITHI_LANG": "en-GB"}, "en"),
        ({"LANG": "vi_VN", "CHITHI_LANG": " EN_us.UTF-8 "}, "en"),
        ({"LANG": "vi_VN", "CHITHI_LANG": "  "}, "vi"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_setting_else_of_the_locale(variables, language):
    found = Environment.of(variables)
    assert (found.language, found.unknown(())) == (language, [])
    assert (found.speaking("vi").language, found.speaking("vi").home) == ("vi", found.home)


@pytest.mark.parametrize("asked", ["de", "VN", "vie", "english", "Tiếng Việt", "C"])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_language_that_nobody_speaks_is_named_and_the_locale_decides(asked, locale):
    found = Environment.of({"CHITHI_LANG": f" {asked}", "LANG": locale})
    assert (found.unspoken, found.language, found.unknown(())) == (asked, locale, [])


@pytest.mark.parametrize("variables", [{}, {"CHITHI_LANG": " "}, {"CHITHI_LANG": "vi_VN.UTF-8"}, {"LANG": "de_DE"}])
def test_a_locale_in_another_language_is_none_of_our_settings(variables):
    assert Environment.of(variables).unspoken == ""
