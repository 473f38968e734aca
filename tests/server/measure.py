"""What a process takes of the machine, from /proc, and waiting for something to become true."""
import os
import pathlib
import time

from isnad_process import SANITIZED

# How much more time a server may take.
SLOWNESS = 10 if SANITIZED else 1


def _status_mib(pid, name):
    for line in pathlib.Path(f'/proc/{pid}/status').read_text().splitlines():
        if line.startswith(name + ':'):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f'process {pid} has no memory')


def resident_mib(pid):
    return _status_mib(pid, 'VmRSS')


def peak_mib(pid):
    """The most that it ever was; begins again here."""
    peak = _status_mib(pid, 'VmHWM')
    pathlib.Path(f'/proc/{pid}/clear_refs').write_text('5')
    return peak


def cpu_seconds(pid):
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def threads(pid):
    return len(list(pathlib.Path(f'/proc/{pid}/task').iterdir()))


def until(condition, seconds):
    """Waits for the condition; AssertionError when it does not come true."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f'not within {seconds} s')
        time.sleep(0.02)
