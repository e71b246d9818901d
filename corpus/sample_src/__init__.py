"""Sources of the samples that no editor of plain text makes, and what makes them. Read by nobody at run time."""
