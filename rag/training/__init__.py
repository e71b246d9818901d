"""Making the reader. Never imported at run time; needs the extra `train`."""
