"""The door for programs that speak to a language model: answers in the shape of OpenAI's chat completions."""
