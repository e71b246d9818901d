"""What learns weights from gold questions."""
