"""The command that trains the reader."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from corpus.message import Message
from corpus.terminal import spoken, tell
from index.training.start import PRETRAINED, StartFolder, start_of
from rag.reading.network import GRAPH
from rag.training.recipe import Recipe

READER = "reader"  # in the folder of a run: what the product reads with
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command("train-reader")
@click.option("--data", required=True, type=_FOLDER, help="The data.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where the model goes.")
@click.option(
    "--start",
    type=StartFolder(),
    metavar=f"DIRECTORY|{PRETRAINED}",
    help=f"A model, or multilingual-e5-small as {PRETRAINED}. Default: the teacher, or {PRETRAINED}.",
)
@click.option("--steps", default=Recipe.steps, show_default=True, type=click.IntRange(1), help="Steps of training.")
@click.option("--device", default="cpu", show_default=True, help="cpu, or cuda.")
@click.option("--seed", default=Recipe.seed, show_default=True, type=int, help="Of all that is drawn at random.")
@click.option("--layers", type=click.IntRange(2), help="Layers of the start that are kept; default: all.")
@click.option("--frozen", default=Recipe.frozen, type=click.IntRange(0), help="First layers that stay as they are.")
@click.option("--teacher", type=_FOLDER, help="A reader to learn from instead of the answers.")
def train_reader(
    data: Path, out: Path, start: str | None, steps: int, device: str, seed: int, layers: int | None,
    frozen: int, teacher: Path | None,
) -> None:  # fmt: skip
    """Train the reader; an interrupted run goes on where it was."""
    try:
        import torch  # noqa: F401
        import transformers  # noqa: F401
    except ImportError as error:
        raise click.ClickException(
            spoken(Message("training needs the extra `train` ({error}): pip install chithi[train]", error=error))
        ) from error
    from index.training.asked import load_data
    from index.training.masters import has_fast_bfloat16
    from rag.training.card import write_card
    from rag.training.export import export_reader
    from rag.training.judging import judge
    from rag.training.model import ReaderModel
    from rag.training.objective import distilled, supervised
    from rag.training.train import train

    recipe, loaded = Recipe(steps=steps, seed=seed, frozen=frozen), load_data(data)
    begin = start_of(start, data, out, GRAPH) if start else teacher or start_of(PRETRAINED, data, out)
    model = ReaderModel(begin, device, seed, layers)
    taught_by = ReaderModel(teacher, device) if teacher else None
    if taught_by and has_fast_bfloat16(device):
        taught_by.to_bfloat16()
    with click.progressbar(length=steps, label=spoken(Message("training")), show_pos=True) as bar:
        train(model, loaded, out, recipe, lambda step, _: bar.update(step - bar.pos),
              distilled(taught_by) if taught_by else supervised)  # fmt: skip
    with click.progressbar(length=100, label=spoken(Message("judging"))) as bar:
        figures = judge(model, loaded, recipe.measured, lambda done, total: bar.update(100 * done // total - bar.pos))
    layers_of = f"{taught_by.body.config.num_hidden_layers} layers" if taught_by else ""
    export_reader(out, out / READER)
    write_card(out, loaded.counts, recipe, figures, layers_of)
    for row in figures:
        click.echo(json.dumps(asdict(row)))
    tell(Message("written   {out}; to read with: CHITHI_READER={reader}", out=out, reader=out / READER))
