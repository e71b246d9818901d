"""Start and end scores of tokens to the spans that answer."""

import numpy as np
from numpy.typing import NDArray

LONGEST_SPAN = 60  # tokens
MOST_SPANS = 3


def best_spans(
    start: NDArray[np.float32], end: NDArray[np.float32], most: int = MOST_SPANS
) -> list[tuple[int, int, float]]:
    """Returns token spans (first, last, log-probability) that do not overlap, the best first.

    start, end: a score for each token, shape (tokens,). A span's log-probability is that of its first token among all
    firsts and of its last among all lasts, added. Source: Devlin et al., "BERT" (2019), section 4.2.
    """
    if not len(start):
        return []
    firsts, lasts = _log_softmax(start), _log_softmax(end)
    table = firsts[:, None] + lasts[None, :]
    n = len(start)
    ahead = np.arange(n)[None, :] - np.arange(n)[:, None]
    table = np.where((ahead >= 0) & (ahead < LONGEST_SPAN), table, -np.inf)
    found: list[tuple[int, int, float]] = []
    while len(found) < most:
        first, last = divmod(int(table.argmax()), n)
        score = float(table[first, last])
        if score == -np.inf:
            break
        found.append((first, last, score))
        table[: last + 1, first:] = -np.inf  # spans that begin before its end and end after its begin
    return found


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    shifted = scores.astype(np.float64) - float(scores.max())
    result: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum())
    return result
