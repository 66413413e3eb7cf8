"""The list of asks, in pages."""

from bot.usecases.checking_in.asks import AskBoard
from messages.check_in import asks
from messages.page_values import ListPage
from messages.payload import Message

_PAGE = 10  # of each kind


def page_of_asks(board: AskBoard, offset: int = 0) -> Message:
    """What is open first; what ended lately stands on the first page."""
    end = offset + _PAGE
    left = len(board.to_me[end:]) + len(board.by_me[end:])
    return asks(
        to_me=board.to_me[offset:end],
        by_me=board.by_me[offset:end],
        closed=() if offset else board.closed,
        to_answer=len(board.to_me),
        waited_for=len(board.by_me),
        left=left,
        more=ListPage("asks", end) if left else None,
    )
