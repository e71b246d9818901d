"""What the reader's outputs should be: each loss one small function of logits, all scalars."""

from collections.abc import Sequence

import torch
from torch.nn import functional

from rag.training.groups import VerdictLabel


def answered_loss(logits: torch.Tensor, answered: torch.Tensor) -> torch.Tensor:
    """Returns the mean binary cross-entropy of logits (pairs,) against 1.0 where the text answers, else 0.0."""
    return functional.binary_cross_entropy_with_logits(logits, answered)


def span_loss(start: torch.Tensor, end: torch.Tensor, spans: Sequence[tuple[int, int]]) -> torch.Tensor:
    """Returns −log p(a right start) − log p(a right end), where any of the spans, first and last token, is right."""
    starts, ends = functional.log_softmax(start, 0), functional.log_softmax(end, 0)
    right_start = torch.logsumexp(torch.stack([starts[first] for first, _ in spans]), 0)
    return -right_start - torch.logsumexp(torch.stack([ends[last] for _, last in spans]), 0)


def verdict_loss(logits: torch.Tensor, label: VerdictLabel) -> torch.Tensor:
    """Returns the cross-entropy of (yes, no) against a label; the logit of neither is 0."""
    return functional.cross_entropy(three_way(logits)[None], torch.tensor([int(label)], device=logits.device))


def listwise_loss(right: torch.Tensor, wrong: torch.Tensor) -> torch.Tensor:
    """Returns −log p(the right one) among it, a scalar, and the wrong ones, shape (n,)."""
    logits = torch.cat([right[None], wrong])
    return functional.cross_entropy(logits[None], torch.tensor([0], device=logits.device))


def yes_over_no_loss(yes: torch.Tensor, no: torch.Tensor) -> torch.Tensor:
    """Returns −log p(the yes question's verdict leans more to yes than the no question's); each logits (yes, no)."""
    return functional.softplus(-((yes[0] - yes[1]) - (no[0] - no[1])))


def divergence(student: torch.Tensor, teacher: torch.Tensor) -> torch.Tensor:
    """Returns KL(teacher ‖ student) of logits over the same choices, shape (n,)."""
    said = functional.log_softmax(teacher, 0)
    return (said.exp() * (said - functional.log_softmax(student, 0))).sum()


def three_way(logits: torch.Tensor) -> torch.Tensor:
    """Returns the logits of yes, no and neither, which is 0."""
    return torch.cat([logits, logits.new_zeros(1)])
