"""Gold questions to measures: how good an installation or a running service is."""
