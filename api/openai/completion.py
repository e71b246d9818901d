"""An answer as a chat completion: its text with its sources below it, and the same sources as annotations."""

import re
from collections.abc import Sequence

from api.openai.schemas import Annotation, ChatCompletion, Choice, Message, Reply, UrlCitation, Usage
from rag.answer import Answer, Citation, NamedDocument

_MARK = re.compile(r"\[(\d+)\]")
SOURCES = {"vi": "Nguồn", "en": "Sources"}


def completion_of(
    answer: Answer, messages: Sequence[Message], base_url: str, identifier: str, created: int
) -> ChatCompletion:
    """Returns an answer as a chat completion.

    base_url: where the service is reached, for links; identifier, created: of this completion, seconds since 1970.
    """
    reply = reply_of(answer, base_url)
    return ChatCompletion(
        id=identifier, created=created, choices=[Choice(message=reply)], usage=usage_of(messages, reply.content)
    )


def reply_of(answer: Answer, base_url: str) -> Reply:
    """Returns an answer as a message: its lines as paragraphs, then what they cite as a list of links."""
    said = _linked("\n\n".join(answer.text.split("\n")), answer.documents, base_url)
    numbers = dict.fromkeys(int(n) for n in _MARK.findall(said))
    cited = {c.n: c for c in answer.citations if c.n in numbers}
    lines = [f"- [{n}] [{_escaped(_title(c))}]({base_url}{c.url})" for n, c in cited.items()]
    heading = SOURCES["en" if answer.language == "en" else "vi"]
    content = "\n\n".join([said, f"{heading}:\n" + "\n".join(lines)]) if lines else said
    marks = (m for m in _MARK.finditer(said) if int(m[1]) in cited)
    return Reply(content=content, annotations=[_annotation(m.span(), cited[int(m[1])], base_url) for m in marks])


def _linked(text: str, documents: Sequence[NamedDocument], base_url: str) -> str:
    """Returns a text in which the documents that it names are links."""
    urls = {d.name: f"{base_url}{d.url}" for d in documents}
    if not urls:
        return text
    names = re.compile("|".join(re.escape(n) for n in sorted(urls, key=len, reverse=True)))
    return names.sub(lambda m: f"[{_escaped(m[0])}]({urls[m[0]]})", text)


def pieces_of(content: str) -> list[str]:
    """Returns a message in pieces that make it up, a paragraph each."""
    return re.findall(r".+?(?:\n\n|\Z)", content, re.DOTALL)


def usage_of(messages: Sequence[Message], content: str) -> Usage:
    """Returns how many words were read and written."""
    read, written = sum(len(m.text.split()) for m in messages), len(content.split())
    return Usage(prompt_tokens=read, completion_tokens=written, total_tokens=read + written)


def _annotation(span: tuple[int, int], citation: Citation, base_url: str) -> Annotation:
    return Annotation(
        url_citation=UrlCitation(
            start_index=span[0],
            end_index=span[1],
            url=f"{base_url}{citation.url}",
            title=_title(citation),
            document_id=citation.document_id,
            clause=citation.clause,
            quote=citation.quote,
        )
    )


def _title(citation: Citation) -> str:
    return f"{citation.label}, {citation.document}"


def _escaped(title: str) -> str:
    """Returns a title that Markdown shows as it is."""
    return re.sub(r"([\\\[\]()<>*_`!#])", r"\\\1", title)
