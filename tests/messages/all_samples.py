"""The samples of every feature: each `samples_FEATURE.py` beside this file adds its own to the list."""

import importlib
import pkgutil

from tests import messages
from tests.messages.samples import SAMPLES, Sample

__all__ = ["SAMPLES", "Sample"]

for _module in sorted(each.name for each in pkgutil.iter_modules(messages.__path__)):
    if _module.startswith("samples_"):
        importlib.import_module(f"tests.messages.{_module}")
