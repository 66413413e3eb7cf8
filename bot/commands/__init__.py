"""`/okr ...`: one module a feature, one function a command: (deps, request, parsed command) -> answer."""
