"""The engine on this machine: segments of documents, vectors, tokens and postings below one folder."""
