"""What changes answers, in one frozen value that every evaluation report prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RagConfig:
    """Weights and limits of retrieval and answering.

    dense_*: the weight of the cosine in the sum, the lexical score having the rest; by what was asked in:
    Vietnamese with accents, without, English. accented, translated: weights of accented terms, and of
    Vietnamese terms that stand for English ones; gives: what is added where a passage has the kind of thing asked
    for, a
    date or who leads. depth: candidates of each search. threshold: the least
    support with which a question is answered. sentences, longest_answer: of the best clause, at most; also: the share
    of the best sentence's relevance from which another of the clause is quoted beside it. The weights are the best of
    a grid on the part of the written
    clauses that is set aside for building (6,294 questions), not on any gold.
    """

    dense_vietnamese: float = 0.7
    dense_accentless: float = 0.6
    dense_english: float = 0.65
    accented: float = 0.5
    translated: float = 0.8
    gives: float = 0.06
    depth: int = 200
    hits: int = 10
    threshold: float = 0.5
    sentences: int = 3
    longest_answer: int = 900
    also: float = 0.65
