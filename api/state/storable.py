"""Text that every database takes."""


def storable(text: str) -> str:
    """Returns text without what a database refuses: the character 0, and halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
