"""POST /v1/feedback: what people think of an answer."""

from functools import partial

from fastapi import APIRouter, Depends

from api.bodies import StrictRoute
from api.services import CallerOf, StateOf, ThreadsOf, same_origin
from api.state.feedback import Opinion
from api.v1.schemas.feedback import FeedbackIn, FeedbackOut

router = APIRouter(route_class=StrictRoute)


@router.post("/feedback", response_model=FeedbackOut, status_code=201, dependencies=[Depends(same_origin)])
async def add_feedback(body: FeedbackIn, caller: CallerOf, state: StateOf, threads: ThreadsOf) -> FeedbackOut:
    """Keeps what somebody thinks of an answer; where nothing can be written, says so (507)."""
    opinion = Opinion(body.helpful, body.reason, body.question, body.answer)
    return FeedbackOut(feedback_id=await threads.take(partial(state.feedback.add, caller.account, opinion)))
