"""What the service measures of itself, in Prometheus' text form.

Several workers share files in the folder that PROMETHEUS_MULTIPROC_DIR names (`api.serving.workers` sets it before they
begin), so that any of them tells the sums of all.
"""

from collections.abc import Iterable
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from index.errors import IndexingError
from index.home import Home
from rag.answer import Answer

disable_created_metrics()  # type: ignore[no-untyped-call]
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counts and times of one service; safe to share by threads.

    home: whose documents are counted; version: of the product; shared: the folder of several workers, None for one.
    """

    def __init__(self, home: Home, version: str, shared: Path | None = None) -> None:
        own = CollectorRegistry()
        self._shared = shared
        self._requests = Counter("chithi_requests", "Requests answered.", ("method", "route", "status"), registry=own)
        self._seconds = Histogram(
            "chithi_request_seconds", "Seconds from a request's head to the end of its answer.", ("route",),
            registry=own, buckets=SECONDS,
        )  # fmt: skip
        self._answers = Counter(
            "chithi_answers", "Questions answered or refused.", ("status", "language", "generator"), registry=own
        )
        self._answer = Histogram(
            "chithi_answer_seconds", "Seconds that a question took, all steps.", registry=own, buckets=SECONDS
        )
        self._steps = Histogram(
            "chithi_step_seconds", "Seconds of one step of answering.", ("step",), registry=own, buckets=SECONDS
        )
        self._waited = Histogram(
            "chithi_turn_seconds", "Seconds that a question waited for its turn.", registry=own, buckets=SECONDS
        )
        self._own = own
        self._said = CollectorRegistry()
        self._said.register(_Stored(home, version))
        if shared is None:
            ProcessCollector(registry=self._said)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request; route: as the application has it, never a path that a client made up."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def waited(self, seconds: float) -> None:
        """Counts the time that a question waited before it was worked on."""
        self._waited.observe(seconds)

    def answer(self, answer: Answer) -> None:
        """Counts an answer or a refusal, and the seconds of its steps."""
        self._answers.labels(answer.status.value, answer.language, answer.generator).inc()
        self._answer.observe(answer.took_ms / 1000)
        for step, ms in answer.timings_ms.items():
            self._steps.labels(step).observe(ms / 1000)

    def text(self) -> bytes:
        """Returns all there is to tell, in Prometheus' text form."""
        counted = self._own
        if self._shared is not None:
            counted = CollectorRegistry()
            MultiProcessCollector(counted, path=str(self._shared))  # type: ignore[no-untyped-call]
        return generate_latest(counted) + generate_latest(self._said)


class _Stored(Collector):
    """What is told of the home and the product when it is asked for."""

    def __init__(self, home: Home, version: str) -> None:
        self._home = home
        self._version = version

    def collect(self) -> Iterable[Metric]:
        """Yields the build, whether questions can be answered, how many troubles, documents and passages there are."""
        build = GaugeMetricFamily("chithi_build_info", "The product; always 1.", labels=("version",))
        build.add_metric((self._version,), 1)
        yield build
        try:
            searcher = self._home.searcher()
            ready, documents, passages = 1, len(searcher.manifest.documents), searcher.manifest.passages
        except IndexingError:
            ready = documents = passages = 0
        yield GaugeMetricFamily("chithi_ready", "1 where questions can be answered.", ready)
        troubles = len(self._home.troubles())
        yield GaugeMetricFamily("chithi_troubles", "What keeps changes from being stored or searched.", troubles)
        yield GaugeMetricFamily("chithi_documents", "Documents that can be asked about.", documents)
        yield GaugeMetricFamily("chithi_passages", "Passages that are searched.", passages)
