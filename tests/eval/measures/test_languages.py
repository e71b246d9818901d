from eval.measures.languages import by_language


def language(word):
    return word[:2]


def test_by_language_keeps_the_order_of_coming_and_adds_all():
    found = ["vi 1", "en 1", "vi 2"]
    groups = by_language(found, language)
    assert list(groups.items()) == [("vi", ["vi 1", "vi 2"]), ("en", ["en 1"]), ("all", found)]


def test_by_language_adds_nothing_where_there_is_one_language_or_none():
    assert by_language(["vi 1"], language) == {"vi": ["vi 1"]}
    assert by_language([], language) == {}
