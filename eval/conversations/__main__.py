"""How many scripted conversations end in a right answer.

    python -m eval.conversations [FILE] [--show] [--home DIR]

The conversations (two to four questions each, over the sample corpus) were written before any was tried. An answer is
right if its first citation hits a gold address and it says every agency, date and amount that it must; where nothing
answers, if it is refused. The home is a fresh one with the sample corpus, unless one is named.
"""

import argparse
import tempfile
from pathlib import Path

from corpus.environment import from_process
from eval.conversations.script import InConversation, is_right, load_scripts, play, right_by_language
from index.ready import ready_home

SHIPPED = Path(__file__).with_name("conversations.jsonl")


def main() -> None:
    """Prints how many last questions are answered right, in all and by language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)
    parser.add_argument("--show", action="store_true", help="print the conversations that end wrong, and how")
    parser.add_argument("--home", type=Path, help="a home that holds the sample corpus; default: a fresh one")
    arguments = parser.parse_args()
    scripts = load_scripts(arguments.file)
    with tempfile.TemporaryDirectory() as folder:
        home = ready_home(from_process().at(arguments.home or Path(folder)))
        judged = play(scripts, InConversation(home))
    for script, j in zip(scripts, judged, strict=True):
        if arguments.show and not is_right(j):
            print(f"{j.gold.id}\t{' | '.join((*script.before, j.gold.question))}\n\t{j.answer['answer']}")  # noqa: T201
    for lang, (right, count) in right_by_language(judged).items():
        print(f"{lang:<12}{right:>3} of {count:>3}  {right / count:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
