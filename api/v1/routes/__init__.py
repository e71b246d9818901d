"""What can be asked under /v1: a module a resource, all in `router`."""
