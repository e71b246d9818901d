"""How the service is run: connections that are bounded, a leave that loses no request, one process or several."""
