"""What people think of an answer."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from rag.question.typed import LONGEST_QUESTION

LONGEST_REASON = 2000  # code points


class FeedbackIn(BaseModel):
    """Whether an answer helped, and why not."""

    model_config = ConfigDict(
        extra="ignore",
        strict=True,
        json_schema_extra={
            "examples": [{"helpful": False, "reason": "Sai cơ quan chủ trì.", "question": "Ai chủ trì mua sắm thuốc?"}]
        },
    )

    helpful: bool
    reason: str = Field(default="", max_length=LONGEST_REASON, description="In words of one's own.")
    question: str = Field(default="", max_length=LONGEST_QUESTION, description="What had been asked.")
    answer: dict[str, Any] | None = Field(default=None, description="What had been answered, as it came.")


class FeedbackOut(BaseModel):
    """Under which number it is kept."""

    feedback_id: int
