"""What Slack says when somebody may not do what they are trying to do."""


class NotPossibleError(Exception):
    """Slack does not let this person do that; the text is fit for the screen."""


GENERIC_FAILURE = "We had some trouble connecting to the app ({}). Try again?"
