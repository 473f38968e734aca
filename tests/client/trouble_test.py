"""Terminals, servers that are away, silent or busy, and readers that leave."""
import concurrent.futures
import contextlib
import fcntl
import json
import os
import pty
import socket
import struct
import subprocess
import tempfile
import threading
import time
import unittest

import grpc

from case import SENTENCE, Case
from isnad_process import CLIENT, ROOT, SANITIZED, Server, client, free_port


def open_terminal():
    """-> both sides of a terminal. A bare chroot has no /dev/pts: there (as root) it comes from a devpts that is gone when both are closed."""
    try:
        return pty.openpty()
    except OSError:
        pass
    with tempfile.TemporaryDirectory(prefix='isnad-devpts-') as folder:
        subprocess.run(['mount', '-t', 'devpts', '-o', 'newinstance,ptmxmode=0666', 'devpts', folder], check=True)
        try:
            mine = os.open(os.path.join(folder, 'ptmx'), os.O_RDWR | os.O_NOCTTY)
            fcntl.ioctl(mine, 0x40045431, struct.pack('i', 0))  # TIOCSPTLCK: unlock the other side
            return mine, fcntl.ioctl(mine, 0x5441, os.O_RDWR | os.O_NOCTTY)  # TIOCGPTPEER: open it
        finally:
            subprocess.run(['umount', '--lazy', folder], check=True)


class Terminal(Case):
    def on_a_terminal(self, stdin, **environment):
        """What the client writes when standard output is a terminal."""
        mine, its = open_terminal()
        environment = {**os.environ, 'ISNAD_SERVER': self.server.address, 'TERM': 'xterm', **environment}
        environment = {name: value for name, value in environment.items() if value is not None}
        process = subprocess.Popen([CLIENT, 'attribute'], stdin=subprocess.PIPE, stdout=its, env=environment)
        os.close(its)
        process.stdin.write(stdin.encode())
        process.stdin.close()
        output = b''
        while True:
            try:
                data = os.read(mine, 65536)
            except OSError:  # EIO: the other side is closed
                break
            if not data:
                break
            output += data
        os.close(mine)
        self.assertEqual(process.wait(20), 0)
        return output

    def test_colours_on_a_terminal(self):
        self.assertIn(b'\x1b[1m', self.on_a_terminal(SENTENCE, NO_COLOR=None))

    def test_no_color(self):
        self.assertNotIn(b'\x1b', self.on_a_terminal(SENTENCE, NO_COLOR='1'))

    def test_dumb_terminal(self):
        self.assertNotIn(b'\x1b', self.on_a_terminal(SENTENCE, NO_COLOR=None, TERM='dumb'))

    def test_no_colours_in_a_pipe(self):
        self.assertNotIn(b'\x1b', self.ask(stdin=SENTENCE).stdout)

    def test_the_text_cannot_steer_the_terminal(self):
        result = self.ask(stdin='قالت سلمى الراشدي: "لن \x1b[31mيبقى\u009b31m حي واحد\x07 بلا ماء في الوادي".')
        self.assert_answered(result)
        for control in ('\x1b', '\x07', '\u009b'):
            self.assertNotIn(control, result.stdout.decode())
        self.assertIn('\ufffd', result.stdout.decode())


class Trouble(Case):
    def test_nobody_listens(self):
        start = time.monotonic()
        result = client('attribute', f'--server=127.0.0.1:{free_port()}', stdin=SENTENCE.encode())
        self.assert_failed(result, 'UNAVAILABLE', 'no server answers at 127.0.0.1:')
        self.assertLess(time.monotonic() - start, 10)
        self.assertEqual(result.stdout, b'')

    def ask_behind_a_bad_line(self, *flags):
        """-> the client's result over a line that cuts the first connection off, and carries those that follow."""
        def carry(source, sink):
            with contextlib.suppress(OSError):
                while data := source.recv(65536):
                    sink.sendall(data)
                sink.shutdown(socket.SHUT_WR)

        def serve():
            first, _ = line.accept()
            first.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            first.close()  # a reset
            while True:
                try:
                    near, _ = line.accept()
                except OSError:  # shut down
                    return
                far = socket.create_connection(('127.0.0.1', self.server.port))
                pairs.extend((near, far))
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=carry, args=pair, daemon=True).start()
        pairs = []
        with socket.create_server(('127.0.0.1', 0)) as line:
            server = threading.Thread(target=serve)
            server.start()
            try:
                return client('attribute', '--format=json', *flags, server=f'127.0.0.1:{line.getsockname()[1]}', stdin=SENTENCE.encode())
            finally:
                line.shutdown(socket.SHUT_RDWR)
                server.join()
                for end in pairs:
                    end.close()

    def test_a_connection_that_is_cut_off_is_made_anew(self):
        self.assert_answered(self.ask_behind_a_bad_line())

    def test_or_it_is_not_without_retries(self):
        self.assert_failed(self.ask_behind_a_bad_line('--retry=off'), 'UNAVAILABLE: no server answers at')

    def test_a_host_that_does_not_exist(self):
        self.assert_failed(client('attribute', '--server=no-such-host.invalid:50051', '--timeout=5', stdin=b'a'), 'UNAVAILABLE')

    def test_silence_ends_with_the_timeout(self):
        with socket.socket() as silent:
            silent.bind(('127.0.0.1', 0))
            silent.listen()
            start = time.monotonic()
            result = client('attribute', f'--server=127.0.0.1:{silent.getsockname()[1]}', '--timeout=1s', stdin=SENTENCE.encode())
            self.assert_failed(result, 'UNAVAILABLE')
            self.assertLess(time.monotonic() - start, 8)

    def test_deadline(self):
        result = self.ask('--timeout=1ms', stdin=' '.join([SENTENCE] * 30000))
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr.decode(), r'^isnad: [^\n]*(DEADLINE_EXCEEDED|UNAVAILABLE)[^\n]*\n$')

    def ask_busy(self, *flags):
        """-> (the result of twelve documents at once, for a server that reads one at a time and lets nobody wait, and its log)"""
        with Server('--max_concurrent=1', '--max_queue=0') as small:
            lines = '\n'.join(json.dumps({'id': i, 'text': ' '.join([SENTENCE] * 2000)}) for i in range(12))
            result = client('attribute', '--input-format=jsonl', '--format=jsonl', '--parallel=8', *flags, server=small.address,
                            stdin=lines.encode())
            return result, small.log()

    def test_a_busy_server_is_asked_again(self):
        result, log = self.ask_busy()
        self.assert_answered(result)
        self.assertEqual([json.loads(line)['id'] for line in result.stdout.splitlines()], list(range(12)))
        self.assertIn('SERVER_BUSY', log)

    def test_or_it_is_not_when_nobody_wants_to_wait(self):
        result, _ = self.ask_busy('--retry=off')
        self.assertEqual(result.returncode, 1)
        self.assertIn('RESOURCE_EXHAUSTED SERVER_BUSY', result.stderr.decode())

    def ask_troubled(self, code):
        """-> (the client's result, how often it asked a server that fails with `code` once and answers from then on)"""
        asked = []

        def answer(request, context):
            asked.append(request)
            if len(asked) == 1:
                context.abort(code, 'a moment of trouble')
            return b''
        server = grpc.server(concurrent.futures.ThreadPoolExecutor(1))
        handler = grpc.unary_unary_rpc_method_handler(answer)
        server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler('isnad.v1.QuoteAttributionService', {'AttributeQuotes': handler})])
        port = server.add_insecure_port('127.0.0.1:0')
        server.start()
        try:
            return client('attribute', '--format=json', server=f'127.0.0.1:{port}', stdin=SENTENCE.encode()), len(asked)
        finally:
            server.stop(None)

    def test_what_says_that_the_server_was_away_is_asked_again(self):
        for code in grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED, grpc.StatusCode.UNKNOWN:
            with self.subTest(code):
                result, asked = self.ask_troubled(code)
                self.assert_answered(result)
                self.assertEqual(asked, 2)

    def test_another_failure_is_final(self):
        result, asked = self.ask_troubled(grpc.StatusCode.INTERNAL)
        self.assert_failed(result, 'INTERNAL', 'a moment of trouble')
        self.assertEqual(asked, 1)

    @unittest.skipIf(SANITIZED, 'a sanitizer wants to be loaded before any other library')
    def test_a_wall_clock_that_is_set_does_not_end_a_call(self):
        """A minute forward at every look, in 40 calls of at most 20 seconds."""
        with tempfile.TemporaryDirectory(prefix='isnad-clock-') as folder:
            library = f'{folder}/clock_shift.so'
            subprocess.run(['cc', '-shared', '-fPIC', '-O1', '-o', library, ROOT / 'tests/client/clock_shift.c'], check=True)
            lines = (json.dumps({'text': SENTENCE}) + '\n').encode() * 40
            result = client('attribute', '--input-format=jsonl', '--format=jsonl', '--timeout=20s', '--retry=off', server=self.server.address,
                            stdin=lines, environment={'LD_PRELOAD': library})
            self.assert_answered(result)
            self.assertEqual(result.stdout.count(b'"response"'), 40)

    def test_a_full_disk(self):
        with open('/dev/full', 'wb') as full:
            result = self.ask(stdin=SENTENCE, stdout=full)
        self.assert_failed(result, 'standard output')

    def test_a_reader_that_goes_away(self):
        lines = (json.dumps({'text': SENTENCE}) + '\n').encode() * 3000
        with tempfile.TemporaryFile() as stdin:
            stdin.write(lines)
            stdin.seek(0)
            command = [CLIENT, 'attribute', '--input-format=jsonl', '--format=jsonl', f'--server={self.server.address}']
            with subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE) as process:
                process.stdout.readline()
                process.stdout.close()
                self.assertNotEqual(process.wait(60), 0)


if __name__ == '__main__':
    unittest.main()
