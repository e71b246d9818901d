"""What a service keeps beside the documents: keys, sessions, the audit log, feedback, conversations."""
