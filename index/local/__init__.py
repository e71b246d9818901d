"""The engine on this machine: FAISS, tantivy and token vectors in one folder."""
