"""Every method there is. Whatever is not here is an `unknown_method`."""

from tests.pretend_slack.web_api import apps, chat, conversations, files, others, scheduled, users, views
from tests.pretend_slack.web_api.call import Method

METHODS: dict[str, Method] = {
    name: method
    for family in (apps, chat, conversations, files, others, scheduled, users, views)
    for name, method in family.METHODS.items()
}
