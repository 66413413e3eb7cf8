"""The Home tab."""

from bot.domain.home_page import HomePage
from messages.payload import View
from messages.render import render_view


def home(*, page: HomePage) -> View:
    """What I owe, my key results and initiatives, asks to me, my team, settings; published with views.publish."""
    return render_view("home/home", page=page)
