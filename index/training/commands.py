"""The command that trains the bundled encoder."""

import json
from pathlib import Path

import click

from corpus.message import Message
from corpus.terminal import spoken, tell
from index.training.encoder.recipe import Recipe
from index.training.start import PRETRAINED, StartFolder, start_of

ENCODER = "encoder"  # in the folder of a run: what the product encodes with


@click.command("train-encoder")
@click.option("--data", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False), help="The data.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where the model goes.")
@click.option(
    "--start",
    type=StartFolder(),
    default=PRETRAINED,
    show_default=True,
    metavar="DIRECTORY|pretrained",
    help="A model of transformers, an encoder as it ships (encoder.onnx), or multilingual-e5-small as pretrained.",
)
@click.option("--steps", default=Recipe.steps, show_default=True, type=click.IntRange(1), help="Steps of training.")
@click.option("--seed", default=Recipe.seed, show_default=True, type=int, help="Of all that is drawn at random.")
@click.option("--device", default="cpu", show_default=True, help="cpu, or cuda.")
def train_encoder(data: Path, out: Path, start: str, steps: int, seed: int, device: str) -> None:
    """Train the bundled encoder further; an interrupted run goes on where it was."""
    try:
        import onnx  # noqa: F401 - the graph
        import torch  # noqa: F401
        import transformers  # noqa: F401
    except ImportError as error:
        raise click.ClickException(
            spoken(Message("training needs the extra `train` ({error}): pip install chithi[train]", error=error))
        ) from error
    from index.training import asked as questions_of
    from index.training.card import PRETRAINED_ORIGIN, figures, write_card
    from index.training.data import load_data
    from index.training.encoder.train import train
    from index.training.export_encoder import export_encoder

    loaded, asked, recipe = load_data(data), questions_of.load_data(data), Recipe(steps=steps, seed=seed)
    if not loaded.parallel or not loaded.questions:
        raise click.ClickException(
            spoken(
                Message(
                    "{data}: no parallel_en_vi.tsv.gz or question_passage.jsonl.gz found; these are what is trained on",
                    data=data,
                )
            )
        )
    if start == PRETRAINED:
        tell(Message("start     multilingual-e5-small, its pieces that {data} uses (read once)", data=data), err=True)
    begin = start_of(start, data, out)
    with click.progressbar(length=steps, label=spoken(Message("training")), show_pos=True) as bar:
        train(begin, loaded, asked, out, recipe, device, lambda step, _: bar.update(step - bar.pos))
    export_encoder(out, out / ENCODER)
    measured = figures(out / ENCODER, data / "retrieval_dev")
    origin = PRETRAINED_ORIGIN if start == PRETRAINED else f"`{Path(start).name}`"
    write_card(out / ENCODER, out / ENCODER, loaded.counts | asked.counts, recipe, measured, origin)
    click.echo(json.dumps(measured))
    tell(Message("written   {out}; to encode with: CHITHI_ENCODER={encoder}", out=out, encoder=out / ENCODER))
