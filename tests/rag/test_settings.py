from corpus.environment import Environment
from rag.settings import Settings


def test_settings_take_a_language_model_and_never_show_its_key():
    variables = {
        "CHITHI_LLM_URL": " http://127.0.0.1:8080/v1 ",
        "CHITHI_LLM_MODEL": "qwen",
        "CHITHI_LLM_API_KEY": "sk-secret\n",
    }
    settings = Settings.from_environment(Environment.of(variables))
    assert settings == Settings("http://127.0.0.1:8080/v1", "qwen", "sk-secret")
    assert "sk-secret" not in repr(settings)


def test_settings_name_no_model_where_none_is_set():
    assert Settings.from_environment(Environment.of({"CHITHI_LLM_URL": ""})) == Settings("", "", "") == Settings()
