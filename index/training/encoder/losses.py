"""What a step of training the encoder lowers.

1. questions, each in two forms (two languages, or with and without accents), against the texts that answer them, those
of the others and look-alikes: by whole vectors, and by late interaction of all numbers of the tokens' vectors and of
the first few;
2. the two forms of a question against each other;
3. English sentences against their translations, by whole vectors and late interaction; words of the dictionary alike.
"""

import torch
from torch.nn import functional

from index.training.encoder.batches import Batch
from index.training.encoder.model import Encoded, EncoderModel
from index.training.encoder.recipe import Recipe

QUERY_TOKENS, PASSAGE_TOKENS, SENTENCE_TOKENS, ENTRY_TOKENS = 64, 160, 64, 32


def late(queries: Encoded, passages: Encoded, numbers: int | None = None) -> torch.Tensor:
    """Returns, (queries, passages), the weighted mean over a query's tokens of the cosine of the nearest passage token.

    numbers: of a token's vector that are compared, the first ones; all unless told. Source: Khattab and Zaharia,
    "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT" (2020); the weights
    are ours.
    """
    asked, given = queries.tokens, passages.tokens
    if numbers is not None and numbers < asked.shape[2]:
        asked, given = (functional.normalize(t[..., :numbers], dim=2) for t in (asked, given))
    cosines = torch.einsum("qid,pjd->qpij", asked, given)
    nearest = cosines.masked_fill(passages.kept[None, :, None, :] == 0.0, -1.0).amax(3)
    weights = queries.weights / queries.weights.sum(1, keepdim=True).clamp_min(1e-6)
    return (nearest * weights[:, None, :]).sum(2)


def contrast(scores: torch.Tensor, scale: float) -> torch.Tensor:
    """Returns InfoNCE of scores (queries, passages), where the i-th passage answers the i-th query."""
    return functional.cross_entropy(scores * scale, torch.arange(len(scores), device=scores.device))


def both_ways(scores: torch.Tensor, scale: float) -> torch.Tensor:
    """Returns the mean of InfoNCE of queries against passages, and of what answers them against the queries."""
    return (contrast(scores, scale) + contrast(scores[:, : len(scores)].T, scale)) / 2.0


def step_loss(model: EncoderModel, batch: Batch, recipe: Recipe) -> torch.Tensor:
    """Returns the loss of a batch."""
    count = len(batch.questions)
    asked = model.encode([*batch.questions, *batch.again], QUERY_TOKENS)
    given = model.encode([*batch.passages, *batch.negatives], PASSAGE_TOKENS)
    loss = asked.vectors.new_zeros(())
    for form in (asked[:count], asked[count:]):
        nearest = both_ways(late(form, given), recipe.late) + both_ways(late(form, given, recipe.short), recipe.late)
        whole = both_ways(form.vectors @ given.vectors.T, recipe.whole)
        loss = loss + (whole + recipe.late_weight * nearest / 2.0) / 2.0
    forms = asked.vectors[:count] @ asked.vectors[count:].T
    loss = loss + recipe.forms_weight * both_ways(forms, recipe.whole)
    if batch.english:
        loss = loss + recipe.parallel_weight * _translated(model, batch, recipe)
    if batch.entries:
        words = model.encode([*batch.entries, *batch.glosses], ENTRY_TOKENS).vectors
        half = len(batch.entries)
        loss = loss + recipe.parallel_weight * both_ways(words[:half] @ words[half:].T, recipe.whole)
    return loss


def _translated(model: EncoderModel, batch: Batch, recipe: Recipe) -> torch.Tensor:
    count = len(batch.english)
    both = model.encode([*batch.english, *batch.vietnamese], SENTENCE_TOKENS)
    english, vietnamese = both[:count], both[count:]
    whole = both_ways(english.vectors @ vietnamese.vectors.T, recipe.whole)
    return whole + recipe.late_weight * both_ways(late(english, vietnamese), recipe.late)
