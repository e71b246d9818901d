"""ONNX Runtime with its telemetry off; everything that uses the library imports it from here.

As it is shipped (1.32), `import onnxruntime` writes a device id and a database below the user's cache folder
(`Microsoft/DeveloperTools/.onnxruntime`), and some nine seconds later, and again and again, a thread of it looks up
`mobile.events.data.microsoft.com` to send them what was run. `onnxruntime.disable_telemetry_events()` comes too late:
called at once after the import, it stopped neither. The variable stops both. It must stand in the environment before
the library is loaded, and processes that are started from this one inherit it.
"""

import importlib
import os
from types import ModuleType

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

__all__ = ["onnxruntime"]


def quantization() -> ModuleType:
    """Returns the library's tools for int8, which need the package `onnx`; for training."""
    return importlib.import_module("onnxruntime.quantization")
