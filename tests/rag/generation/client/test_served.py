"""The leash against a real server of the protocol: `transformers serve` with a tiny model of random weights.

Skipped where the server's own dependencies (`pip install transformers[serving]`) are not there.
"""

import importlib.util
import os
import re
import subprocess
import sys

import pytest

from rag.composing.compose import compose
from rag.config import learnt_config
from rag.generation.client.client import LlmClient, LlmConfig
from rag.generation.grounded_rewriting import Rewriter
from rag.question.read import read_question
from rag.reading.load import OFF, load_reader

NEEDED = ("openai", "accelerate", "transformers")
pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, NEEDED)), reason="transformers[serving] is not installed"
)
MAKE = """
import sys, torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast
vocabulary = {t: i for i, t in enumerate(["<s>", "</s>", *sorted(pre_tokenizers.ByteLevel.alphabet())])}
tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="</s>")
fast.chat_template = "{% for m in messages %}{{ m['content'] }}{% endfor %}"
fast.save_pretrained(sys.argv[1])
torch.manual_seed(5)
LlamaForCausalLM(LlamaConfig(
    vocab_size=len(vocabulary), hidden_size=32, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2,
    num_key_value_heads=2, max_position_embeddings=8192, bos_token_id=0, eos_token_id=1,
)).save_pretrained(sys.argv[1])
"""
SERVE = "from transformers.cli.transformers import main; main()"


@pytest.fixture(scope="module")
def served_model(tmp_path_factory):
    """The address of the server and the name of its model."""
    folder = str(tmp_path_factory.mktemp("tiny"))
    env = {k: v for k, v in os.environ.items() if k != "PYTHONWARNINGS"} | {"HF_HUB_OFFLINE": "1"}
    subprocess.run([sys.executable, "-c", MAKE, folder], env=env, check=True, capture_output=True)
    command = [sys.executable, "-c", SERVE, "serve", "--host", "127.0.0.1", "--port", "0", "--device", "cpu", folder]
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            found = (re.search(r"running on (http://\S+)", line) for line in server.stderr)
            yield f"{next(f[1] for f in found if f)}/v1", folder
        finally:
            server.kill()


def test_nonsense_of_a_real_server_is_read_whole_and_does_not_survive(served_model, drought, evidence, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    url, name = served_model
    question = read_question("Ai chủ trì mua máy lọc nước?")
    items = [evidence(drought, "1")]
    composed = compose(question, items, load_reader(OFF).read(question, items), learnt_config())
    config = LlmConfig(read_seconds=60.0, total_seconds=60.0, retries=0, most_tokens=80)
    with LlmClient(url, name, "", config) as client:
        reply = client.complete([{"role": "user", "content": "Ai chủ trì?"}])
        assert 10 < len(reply) <= 80
        assert Rewriter(client).rewrite(question, composed, items) is None
