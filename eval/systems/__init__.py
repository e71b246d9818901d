"""What is judged: this installation, or a service."""
