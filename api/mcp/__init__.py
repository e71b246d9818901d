"""The door for programs that speak the Model Context Protocol: the documents as five tools, at /mcp and over stdio."""
