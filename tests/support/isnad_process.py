"""Starts the real server and runs the real client, for the tests that look at Isnad from outside.

    with Server() as server:
        result = client('attribute', '--format=json', 'a.txt', server=server.address)

ISNAD_BUILD names the build folder; without it, build/ in the checkout. Standard library only.
"""
import os
import pathlib
import random
import re
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get('ISNAD_BUILD', ROOT / 'build'))
SANITIZED = 'ISNAD_SANITIZED' in os.environ  # built by tests/sanitize: slower, and what was freed is kept for a while
CLIENT = BUILD / 'client' / 'isnad'
SERVER = BUILD / 'server' / 'isnad-server'


class Server:
    """A server on a free port of the loopback interface, for the length of a with block."""

    def __init__(self, *flags, environment=None):
        self._folder = tempfile.TemporaryDirectory(prefix='isnad-test-')
        self._log_file = pathlib.Path(self._folder.name, 'log')
        with open(self._log_file, 'wb') as log:
            self._process = subprocess.Popen([SERVER, '--listen=127.0.0.1:0', '--drain_delay=0', *flags],
                                             stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                             env={**os.environ, **(environment or {})})
        self.port = self._wait_for_port()
        self.address = f'127.0.0.1:{self.port}'

    @property
    def pid(self):
        return self._process.pid

    def wait(self, timeout=30):
        """The exit status."""
        return self._process.wait(timeout)

    def log(self):
        time.sleep(0.1)  # the line of a call is written some milliseconds after it
        return self._log_file.read_text(errors='replace')

    def _wait_for_port(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self._process.poll() is None:
            if told := re.search(r'"msg":"listening".*"port":(\d+)', self.log()):
                return int(told[1])
            time.sleep(0.02)
        log = self.log()
        self.stop()
        raise RuntimeError(f'{SERVER} did not start:\n{log}')

    def send(self, signal):
        self._process.send_signal(signal)

    def signal(self):
        """SIGTERM, without waiting for the end; see wait()."""
        self._process.terminate()

    def stop(self, timeout=15):
        """SIGTERM, and its exit status; kills it when it has not gone after so many seconds."""
        self._process.terminate()
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            self._folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def client(*arguments, server=None, stdin=b'', environment=None, timeout=120, stdout=subprocess.PIPE):
    """Runs build/client/isnad to its end: .returncode, .stdout and .stderr (bytes)."""
    environment = {**os.environ, **(environment or {})}
    if server:
        environment['ISNAD_SERVER'] = server
    return subprocess.run([CLIENT, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE, env=environment,
                          timeout=timeout, check=False)


_given = set()


def free_port():
    """A port of the loopback interface that nobody listens on: never the same one twice, and none of those that the system gives to
    whoever asks for any, so that it stays free until it is used."""
    while True:
        port = random.randrange(20000, 32000)
        if port in _given:
            continue
        with socket.socket() as s:
            try:
                s.bind(('127.0.0.1', port))
            except OSError:
                continue
        _given.add(port)
        return port
