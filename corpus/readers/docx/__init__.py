"""Word documents: .docx, .doc, .rtf."""
