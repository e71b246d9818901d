"""Audiences: the assistant of those who may see the same documents, as if no other were stored."""

import threading
from collections import OrderedDict
from functools import partial

from index.home import Home
from index.view import Parts, View
from rag.assistant import Assistant

MOST = 64  # audiences whose examples and open indexes are remembered


class Audiences:
    """The assistants of a service, by the labels of who asks; safe to share by threads."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._home: Home = assistant.home
        self._parts = Parts(self._home)
        self._known: OrderedDict[frozenset[str], Assistant] = OrderedDict()
        self._guard = threading.Lock()

    def assistant(self, labels: frozenset[str] | None) -> Assistant:
        """Returns the assistant of who may see the documents of some labels; None: every document."""
        if labels is None:
            return self._assistant
        with self._guard:
            found = self._known.get(labels)
            if found is None:
                found = self._assistant.over(View(self._parts, self._home, partial(self._home.store.visible, labels)))
                self._known[labels] = found
                while len(self._known) > MOST:
                    self._known.popitem(last=False)
            self._known.move_to_end(labels)
            return found
