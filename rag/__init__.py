"""Questions to answers: retrieval, support, citations that slice exactly."""
