"""What takes longer than `make test` may. `make soak` runs it; nothing here is part of CI."""
