"""Excel workbooks (.xlsx): annexes of tasks, and lists."""
