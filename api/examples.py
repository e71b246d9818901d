"""Examples of every request, for readers of the description and for trying it: about the documents that are shipped."""

from typing import Any

DOCUMENT = "cv-y-te-tinh-lam-trach"
QUESTION = "Ai chủ trì mua sắm thuốc?"
JOB = TALK = "0" * 32
# By method and path: parameters by name, and a body.
EXAMPLES: dict[tuple[str, str], dict[str, Any]] = {
    ("get", "/v1/search"): {"q": "mua sắm thuốc", "k": 5},
    ("get", "/v1/documents/{document_id}"): {"document_id": DOCUMENT},
    ("patch", "/v1/documents/{document_id}"): {"document_id": DOCUMENT},
    ("delete", "/v1/documents/{document_id}"): {"document_id": DOCUMENT},
    ("get", "/v1/documents/{document_id}/text"): {"document_id": DOCUMENT},
    ("get", "/v1/documents/{document_id}/clauses"): {"document_id": DOCUMENT},
    ("post", "/v1/documents"): {"prefer": "respond-async"},
    ("get", "/v1/jobs/{job_id}"): {"job_id": JOB},
    ("delete", "/v1/jobs/{job_id}"): {"job_id": JOB},
    ("get", "/v1/conversations/{conversation_id}"): {"conversation_id": TALK},
    ("patch", "/v1/conversations/{conversation_id}"): {"conversation_id": TALK},
    ("delete", "/v1/conversations/{conversation_id}"): {"conversation_id": TALK},
    ("get", "/v1/conversations/{conversation_id}/turns"): {"conversation_id": TALK},
    ("get", "/v1/duties"): {
        "agency": "Sở Y tế",
        "role": "lead",
        "document": DOCUMENT,
        "deadline": "hằng quý",
        "due_before": "2023-01-01",
        "due_after": "quý II/2022",
    },
    ("get", "/v1/models/{model}"): {"model": "chithi"},
}
BODIES: dict[tuple[str, str], Any] = {
    ("post", "/v1/ask"): {
        "question": "Còn ai phối hợp?",
        "history": [{"question": QUESTION, "document_id": DOCUMENT, "clause": "4", "status": "answered"}],
    },
    ("post", "/v1/conversations"): {"title": "Mua sắm thuốc"},
    ("patch", "/v1/conversations/{conversation_id}"): {"title": "Mua sắm thuốc năm 2023"},
    ("post", "/v1/feedback"): {"helpful": False, "reason": "Sai cơ quan chủ trì.", "question": QUESTION},
    ("patch", "/v1/documents/{document_id}"): {"title": "V/v tăng cường công tác y tế"},
    ("post", "/v1/chat/completions"): {
        "model": "chithi",
        "messages": [{"role": "user", "content": QUESTION}],
        "stream": False,
    },
}


def with_examples(description: dict[str, Any]) -> dict[str, Any]:
    """Returns a description of the interface whose requests have examples."""
    for path, item in description["paths"].items():
        for method, operation in item.items():
            values = EXAMPLES.get((method, path), {})
            for parameter in operation.get("parameters", []):
                if parameter["name"] in values:
                    parameter["example"] = values[parameter["name"]]
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if content is not None and (method, path) in BODIES:
                content["example"] = BODIES[method, path]
    return description
