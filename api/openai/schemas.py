"""Requests in the shape of OpenAI's chat completions: what is read of them; what is not is left unread."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

MODEL = "chithi"
TEXT = "text"


def _only_text(content: Any) -> Any:
    """Returns the content of a message where it is text, or parts of text."""
    for part in content if isinstance(content, list) else []:
        kind = part.get("type") if isinstance(part, dict) else None
        if kind != TEXT:
            raise PydanticCustomError("content_part", "only text is read here; a part of another type was found")
    if content is not None and not isinstance(content, str | list):
        raise PydanticCustomError("content", "a string or a list of text parts is expected")
    return content


def _no_tools(tools: Any) -> Any:
    """Returns tools where there are none."""
    if tools not in (None, []):
        raise PydanticCustomError("tools", "no tools are called here; leave this out")
    return tools


NoTools = Annotated[list[Any] | None, Field(max_length=0), BeforeValidator(_no_tools)]


class TextPart(BaseModel):
    """A part of a message."""

    model_config = ConfigDict(strict=True, extra="ignore")

    type: Literal["text"]
    text: str


class Message(BaseModel):
    """A message of a conversation."""

    model_config = ConfigDict(strict=True, extra="ignore")

    role: Literal["system", "developer", "user", "assistant"]
    content: Annotated[str | list[TextPart] | None, BeforeValidator(_only_text)] = None
    tool_calls: NoTools = None

    @property
    def text(self) -> str:
        """The message as one text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream holds beside the answer."""

    model_config = ConfigDict(strict=True, extra="ignore")

    include_usage: bool | None = None


class ResponseFormat(BaseModel):
    """What an answer is written in: text alone."""

    model_config = ConfigDict(strict=True, extra="ignore")

    type: Literal["text"]


class ChatRequest(BaseModel):
    """A conversation whose last message is a question; the instructions of a system are not followed."""

    model_config = ConfigDict(strict=True, extra="ignore")

    model: str = Field(description=f"`{MODEL}`, the one there is.")
    messages: list[Message] = Field(min_length=1)
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = Field(default=None, description="A question has one answer.")
    tools: NoTools = None
    functions: NoTools = None
    response_format: ResponseFormat | None = None


class UrlCitation(BaseModel):
    """A place that is cited: where its mark stands in the content, where it can be opened, what it says."""

    start_index: int
    end_index: int
    url: str
    title: str
    document_id: str
    clause: str | None
    quote: str


class Annotation(BaseModel):
    """A citation of a message."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class Reply(BaseModel):
    """What was answered; its citations as text at its end, and as annotations."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation]


class Choice(BaseModel):
    """The one answer."""

    index: Literal[0] = 0
    message: Reply
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Usage(BaseModel):
    """How much was read and written, in words: nothing here is cut into tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    """An answer in the shape of a chat completion."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: Literal["chithi"] = "chithi"
    choices: list[Choice]
    usage: Usage


class Model(BaseModel):
    """What answers."""

    id: Literal["chithi"] = "chithi"
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: Literal["chithi"] = "chithi"


class Models(BaseModel):
    """What there is to answer."""

    object: Literal["list"] = "list"
    data: list[Model]


class ErrorBody(BaseModel):
    """What went wrong; param: where in the request."""

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorOut(BaseModel):
    """An error in OpenAI's shape."""

    error: ErrorBody
