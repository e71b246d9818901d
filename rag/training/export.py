"""A trained reader's folder to what ships: an int8 graph without its word table, the table in int8, the tokenizer."""

import json
import shutil
from pathlib import Path

from rag.reading.calibration import FORMS, Calibration, FormCalibration, calibration_as_json
from rag.reading.network import CALIBRATION, GRAPH, TOKENIZER, write_sums

_FORM = FormCalibration(scale=1.0, bias=0.0, weight=0.03, threshold=0.5, yes=0.95, no=0.95)
UNCALIBRATED = Calibration(dict.fromkeys(FORMS, _FORM), 5, 5, 0.5, 1.0)


def export_reader(trained: Path, out: Path) -> None:
    """Writes the graph, the word table, the tokenizer and their digests into a folder that can be read with.

    A calibration that is there stays; else one is written that trusts the log-odds as they are.

    trained: a transformers folder with `head.safetensors`.
    """
    import torch
    from safetensors.torch import load_file

    from index.training.export_body import export_body, load_body

    body = load_body(trained)
    head = torch.nn.Linear(body.config.hidden_size, 5)
    head.load_state_dict({k: v.float() for k, v in load_file(trained / "head.safetensors").items()})
    export_body(body, head, out, GRAPH)
    shutil.copyfile(trained / TOKENIZER, out / TOKENIZER)
    write_sums(out)
    if not (out / CALIBRATION).exists():
        (out / CALIBRATION).write_text(json.dumps(calibration_as_json(UNCALIBRATED), indent=1) + "\n", encoding="utf-8")
