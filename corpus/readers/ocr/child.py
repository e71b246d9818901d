"""What runs in a process of its own for a document of pictures: trueocr, whose libraries decode what anybody sends.

`python -m corpus.readers.ocr.child` takes pictures from standard input, each after a line with its length in bytes, and
answers each with a line of JSON: of each page the lines on it, each with its text, how sure it is (0 to 1) and its box
(left, top, right, bottom, in dots); or why it could not be read. The models are loaded once.
"""

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_MEMORY = 4 * 1024 * 1024 * 1024  # bytes; a page of 25 million dots takes 900 MiB
MOST_FRAMES = 500  # pages of a TIFF
THREADS = 2


def main() -> None:
    """Reads pictures from standard input until it ends, and writes what is on each."""
    _limit_memory()
    source, out = sys.stdin.buffer, sys.stdout.buffer
    model = None
    with contextlib.suppress(BrokenPipeError):
        while length := source.readline():
            data = source.read(int(length))
            try:
                model = model or _model()
                answer: dict[str, Any] = {"pages": [_page(model, frame) for frame in _frames(data)]}
            except MemoryError:
                answer = {"error": "it needs too much memory"}
            except Exception as error:
                answer = {"error": (str(error).splitlines() or [type(error).__name__])[0][:120]}
            _say(out, answer)


def _limit_memory() -> None:
    """Keeps this process below `MOST_MEMORY`, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _model() -> Any:
    from trueocr import load_model

    return load_model(threads=THREADS)


def _frames(data: bytes) -> Iterator["Image"]:
    from PIL import Image, ImageSequence

    with Image.open(io.BytesIO(data)) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture)):
            if number < MOST_FRAMES:
                yield frame.convert("RGB")


def _page(model: Any, frame: "Image") -> dict[str, Any]:
    read = model.predict(frame)
    return {"lines": [[line["text"], line["confidence"], *line["bbox"]] for line in read.lines]}


def _say(out: BinaryIO, message: dict[str, Any]) -> None:
    out.write(json.dumps(message).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
