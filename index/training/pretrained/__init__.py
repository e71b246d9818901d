"""A pretrained encoder to start training from: the file of a wheel in, a transformers folder of few pieces out."""
