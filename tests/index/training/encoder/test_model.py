import numpy as np
import torch

from index.encoders.onnx import OnnxEncoder
from index.training.encoder.model import EncoderModel, save_encoder
from index.training.export_encoder import export_encoder


def test_texts_of_unlike_length_are_encoded_as_each_alone(model):
    student = EncoderModel(model)
    texts = ["sở y tế mua thuốc trường mở cửa", "kho", "công an giữ kho", "y tế"]
    with torch.no_grad():
        together = student.encode(texts, 6)
        for i, text in enumerate(texts):
            alone = student.encode([text], 6)
            width = int(alone.kept.sum()) + 2
            np.testing.assert_allclose(together.vectors[i], alone.vectors[0], atol=0.02)
            np.testing.assert_allclose(together.tokens[i, :width], alone.tokens[0, :width], atol=0.05)
            assert together.kept[i].tolist() == alone.kept[0].tolist()
    assert together.kept.sum(dim=1).tolist() == [4.0, 1.0, 4.0, 2.0]  # without [CLS] and [SEP]


def test_what_is_saved_encodes_as_what_was_trained(model, tmp_path):
    trained = EncoderModel(model)
    texts = ["sở y tế mua thuốc", "công an giữ kho", "trường mở cửa"]
    trained.fit_projection(texts, 16)
    save_encoder(trained, dict(trained.parameters()), tmp_path)
    export_encoder(tmp_path, tmp_path / "encoder")
    read = OnnxEncoder(tmp_path / "encoder", "trained")
    with torch.no_grad():
        expected = trained.encode(texts, 16)
    np.testing.assert_allclose(read.encode_passages(texts), expected.vectors, atol=2e-2)
    query = read.encode_query(texts[0]).tokens
    np.testing.assert_allclose(query.vectors, expected.tokens[0, 1:6], atol=5e-2)
    weights = expected.weights[0, 1:6].numpy()
    np.testing.assert_allclose(query.weights, weights / weights.sum(), atol=5e-3)
