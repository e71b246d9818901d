"""The interface for readers, in a real browser."""


def test_names_in_descriptions_are_set_as_code(open_page):
    page = open_page("/docs")
    asking = page.locator("summary", has_text="/v1/ask").first
    asking.wait_for()
    assert asking.locator("code").all_inner_texts() == ["/v1/ask", "step", "answer", "error", "done"]
    assert "`" not in page.locator("main").inner_text()
