"""The demo and the tests talk only to this machine, whatever proxy its environment names."""

import os

PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")


def forget_proxies() -> None:
    """For the rest of this process."""
    for name in PROXIES:
        os.environ.pop(name, None)
