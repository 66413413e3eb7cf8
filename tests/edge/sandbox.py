"""A process that may not choose its processors, as in some sandboxes: `python -m tests.edge.sandbox 1` is answered with
error number 1 where it tries to, by the kernel itself (seccomp, Linux), and goes on."""

import ctypes
import logging
import os
import struct
import sys

from bot.processor import keep_to_one_processor

# Of prctl and of the filters that it takes, which have four fields: what to do, two jumps, and a number.
_NO_NEW_PRIVILEGES, _SECCOMP, _WITH_A_FILTER = 38, 22, 2
_LOAD_NUMBER, _COMPARE, _ANSWER = 0x20, 0x15, 0x06
_WITH_ERROR, _LET_PASS = 0x0005_0000, 0x7FFF_0000
SCHED_SETAFFINITY = {"x86_64": 203, "aarch64": 122}


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def forbid(system_call: int, error: int) -> None:
    """From now on this call fails with this error number, in this process."""
    steps = (
        (_LOAD_NUMBER, 0, 0, 0),
        (_COMPARE, 0, 1, system_call),
        (_ANSWER, 0, 0, _WITH_ERROR | error),
        (_ANSWER, 0, 0, _LET_PASS),
    )
    program = b"".join(struct.pack("HBBI", *step) for step in steps)
    kept = ctypes.create_string_buffer(program, len(program))
    system = ctypes.CDLL(None)
    assert system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert system.prctl(_SECCOMP, _WITH_A_FILTER, ctypes.byref(_Filter(len(steps), ctypes.addressof(kept))), 0, 0) == 0


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    forbid(SCHED_SETAFFINITY[os.uname().machine], int(sys.argv[1]))
    keep_to_one_processor()
    sys.stdout.write("it goes on")
