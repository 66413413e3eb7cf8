"""What people see: one typed function for each message and view; templates and Block Kit stay behind it.

To add a message:

1. Write `templates/messages/NAME.j2`. It sets `text`, which says everything in words, and `blocks`, which calls the
   macros of `templates/_blockkit.j2` (Block Kit) and `templates/_words.j2` (lines and rows that we share). A modal is
   one `modal(...)` call in `templates/modals/NAME.j2`.
2. Write its function in the module of the feature: keyword arguments only, named like the template's variables, and
   one `return render_message("messages/NAME", ...)`. Facts are frozen values of `bot.domain`.
3. Add a sample for each notable state to `tests/messages/samples_FEATURE.py`, with every typed text through `typed`,
   and run `pytest tests/messages --update-golden`. Read the new golden files: they are what people will see.
"""
