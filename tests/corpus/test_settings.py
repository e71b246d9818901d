from pathlib import Path

from platformdirs import user_data_dir

from corpus.settings import Settings, unknown_settings


def test_from_environment_takes_what_is_set():
    environment = {"CHITHI_HOME": "/srv/chi thi", "CHITHI_ENCODER": "some/model", "HOME": "/root"}
    assert Settings.from_environment(environment) == Settings(Path("/srv/chi thi"), "some/model")


def test_from_environment_falls_back_where_nothing_is_set():
    fallback = Settings(Path(user_data_dir("chithi", appauthor=False)), "bundled")
    assert Settings.from_environment({}) == fallback
    # An empty variable is as good as none: Path("") would be the working folder.
    assert Settings.from_environment({"CHITHI_HOME": "", "CHITHI_ENCODER": ""}) == fallback


def test_from_environment_reads_the_process_environment(monkeypatch):
    monkeypatch.setenv("CHITHI_HOME", "/srv/a")
    monkeypatch.delenv("CHITHI_ENCODER", raising=False)
    assert Settings.from_environment() == Settings(Path("/srv/a"), "bundled")


def test_unknown_settings_names_misspelt_ones():
    environment = {"CHITHI_HOMME": "x", "CHITHI_HOME": "y", "CHITHI_ENCODERS": "z", "PATH": "p", "chithi_home": "q"}
    assert unknown_settings(environment) == ["CHITHI_ENCODERS", "CHITHI_HOMME"]


def test_from_environment_takes_a_language_model_and_never_shows_its_key():
    environment = {
        "CHITHI_HOME": "/srv/a",
        "CHITHI_LLM_URL": " http://127.0.0.1:8080/v1 ",
        "CHITHI_LLM_MODEL": "qwen",
        "CHITHI_LLM_API_KEY": "sk-secret\n",
        "CHITHI_AGENCIES": "/srv/agencies.tsv",
    }
    settings = Settings.from_environment(environment)
    assert settings == Settings(
        Path("/srv/a"), "bundled", "http://127.0.0.1:8080/v1", "qwen", "sk-secret", Path("/srv/agencies.tsv")
    )
    assert "sk-secret" not in repr(settings)
    assert unknown_settings(environment) == []
