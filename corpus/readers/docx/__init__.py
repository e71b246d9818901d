"""Word documents: .docx, .doc, .rtf, .odt."""
