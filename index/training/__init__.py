"""Making the bundled encoder. Never imported at run time; needs the extra `train`."""
