"""What callers do who mean no good, or whose network is bad: the server lives, its memory returns, other callers notice nothing."""
import gzip
import os
import queue
import socket
import struct
import threading
import time
import unittest

import grpc

from case import (SENTENCE, BatchResponse, Case, Response, Server, ask, ask_batch, details, health, item, open_stream, request, unary)
from isnad_process import SANITIZED
from measure import cpu_seconds, peak_mib, resident_mib, threads, until

LONG = ' '.join([SENTENCE] * 5000)  # half a megabyte, and an answer of several

IDLE_CONNECTIONS = int(os.environ.get('ISNAD_IDLE_CONNECTIONS', 200))  # tests/load/run has more

PREFACE = b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'


def frame(kind, flags, stream, payload=b''):
    return struct.pack('>I', len(payload))[1:] + struct.pack('>BBI', kind, flags, stream) + payload


def literal(name, value):
    """A header of HPACK, neither indexed nor compressed."""
    return b'\x00' + bytes([len(name)]) + name + bytes([len(value)]) + value


def headers(stream, path=b'/isnad.v1.QuoteAttributionService/AttributeQuotes', *more):
    fields = [(b':method', b'POST'), (b':scheme', b'http'), (b':path', path), (b':authority', b'a'), (b'te', b'trailers'),
              (b'content-type', b'application/grpc'), *more]
    return frame(1, 4, stream, b''.join(literal(*field) for field in fields))


def raw_connection(server, window=None):
    """A connection of HTTP/2 that reads nothing; `window` limits what the server may send on each stream."""
    connection = socket.create_connection(('127.0.0.1', server.port), timeout=20)
    settings = b'' if window is None else struct.pack('>HI', 4, window)
    connection.sendall(PREFACE + frame(4, 0, 0, settings) + frame(4, 1, 0))
    return connection


def varint_field(tag, value):
    length, size = len(value), b''
    while length > 127:
        size += bytes([length & 127 | 128])
        length >>= 7
    return bytes([tag]) + size + bytes([length]) + value


class Slow:
    """A caller that sends a request as fast as it may and lets the server send nothing of the answer."""

    def __init__(self, server):
        self.connection = raw_connection(server, 0)
        self.windows = {0: 65535}  # what the server takes: over the connection, and on each stream
        self.first_window = 65535
        self.buffer = b''

    def send(self, stream, data, last=True):
        self.connection.sendall(headers(stream))
        self.windows[stream] = self.first_window
        sent = 0
        while sent < len(data):
            size = min(16384, len(data) - sent, self.windows[0], self.windows[stream])
            if size <= 0:
                self.read_frame()
                continue
            self.connection.sendall(frame(0, int(last and sent + size == len(data)), stream, data[sent:sent + size]))
            sent += size
            self.windows[0] -= size
            self.windows[stream] -= size

    def read_frame(self):
        """-> the kind of the next frame; does what HTTP/2 asks for."""
        while len(self.buffer) < 9 or len(self.buffer) < 9 + int.from_bytes(self.buffer[:3], 'big'):
            got = self.connection.recv(65536)
            if not got:
                raise ConnectionError('the server closed the connection')
            self.buffer += got
        length, kind, flags, stream = struct.unpack('>IBBI', b'\0' + self.buffer[:9])
        payload, self.buffer = self.buffer[9:9 + length], self.buffer[9 + length:]
        if kind == 8:  # WINDOW_UPDATE
            self.windows[stream] += int.from_bytes(payload, 'big')
        elif kind == 4 and not flags:  # SETTINGS
            for name, value in struct.iter_unpack('>HI', payload):
                if name == 4:
                    for each in self.windows.keys() - {0}:
                        self.windows[each] += value - self.first_window
                    self.first_window = value
            self.connection.sendall(frame(4, 1, 0))  # until then the windows are the old ones for the server
        elif kind == 6 and not flags:  # PING
            self.connection.sendall(frame(6, 1, 0, payload))
        return kind

    def read_until_reset(self):
        while self.read_frame() != 3:
            pass


class Hostile(Case):
    @classmethod
    def setUpClass(cls):
        cls.server = Server('--max_request_time=3s', '--max_streams=40')
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        self.others = self.connect(self.server)
        ask(self.others, LONG)
        self.before = resident_mib(self.server.pid)
        self.peak = peak_mib(self.server.pid)

    def tearDown(self):
        if 'ISNAD_IDLE_CONNECTIONS' in os.environ:
            print(f'{self._testMethodName}: {self.before:.1f} MiB before, {self.grown():.1f} MiB more after')
        self.assertEqual(health(self.others), 'SERVING')
        self.others_are_answered()

    def others_are_answered(self):
        """Where the machine is busy with something else, a call may take longer than this server allows."""
        def answered():
            try:
                return len(ask(self.others).quotes) == 1
            except grpc.RpcError as error:
                self.assertEqual(details(error)['reason'], 'TIME_LIMIT')
        until(answered, 20)

    def grown(self):
        return resident_mib(self.server.pid) - self.before

    def test_a_gzip_bomb_is_refused_before_it_inflates(self):
        bomb = gzip.compress(b'\x0a' + b'\xff\xff\xff\x5f' + b'a' * (200 << 20))
        self.assertLess(len(bomb), 300_000)
        message = struct.pack('>BI', 1, len(bomb)) + bomb
        with raw_connection(self.server, 1 << 20) as connection:
            connection.sendall(headers(1, b'/isnad.v1.QuoteAttributionService/AttributeQuotes', (b'grpc-encoding', b'gzip')))
            for i in range(0, len(message), 16384):
                connection.sendall(frame(0, int(i + 16384 >= len(message)), 1, message[i:i + 16384]))
                time.sleep(0.002)
            data = b''
            while b'Compression algorithm' not in data:
                got = connection.recv(65536)
                self.assertTrue(got, data)
                data += got
        self.assertLess(self.grown(), 20)

    def test_idle_connections(self):
        held = []
        self.addCleanup(lambda: [connection.close() for connection in held])
        threads_before = threads(self.server.pid)
        for _ in range(IDLE_CONNECTIONS):
            held.append(raw_connection(self.server))
        self.others_are_answered()
        self.assertLess(self.grown(), 0.1 * IDLE_CONNECTIONS + 20)
        self.assertLess(threads(self.server.pid) - threads_before, 10)

    def test_idle_streams_are_bounded_and_cost_no_threads(self):
        held, stop = [], threading.Event()
        threads_before = threads(self.server.pid)

        def requests():
            yield item()
            stop.wait(60)
        channels = [self.connect(self.server) for _ in range(4)]
        refused = 0
        for i in range(60):
            stream = open_stream(channels[i % 4], requests())
            try:
                next(stream)
                held.append(stream)
            except grpc.RpcError as error:
                self.assertEqual(error.code().name, 'RESOURCE_EXHAUSTED')
                refused += 1
        self.assertEqual((len(held), refused), (40, 20))
        self.assertLess(threads(self.server.pid) - threads_before, 10)
        self.others_are_answered()
        stop.set()
        for stream in held:
            stream.cancel()

    def test_slow_readers_are_ended_and_give_their_memory_back(self):
        """They ask for megabytes and take not a byte: the server holds the answers for no longer than a request may take."""
        message = request(LONG).SerializeToString()
        slow = [Slow(self.server) for _ in range(10)]
        for caller in slow:
            self.addCleanup(caller.connection.close)
            caller.send(1, struct.pack('>BI', 0, len(message)) + message)
        for _ in range(5):
            self.others_are_answered()
        for caller in slow:
            caller.read_until_reset()
        answered = [line for line in self.server.log().splitlines() if f'"request_bytes":{len(message)}' in line]
        self.assertGreaterEqual(len(answered), len(slow), 'the server has read what they asked')
        until(lambda: self.grown() < 60, 20)

    def test_requests_that_never_end_are_bounded(self):
        """They begin 36 messages of 12 MiB each and finish none: gRPC's quota of 256 MiB holds them up or ends them, and no
        other caller."""
        size = 12 << 20
        begin = struct.pack('>BI', 0, size) + b'\x0a'
        held = [Slow(self.server) for _ in range(3)]
        for caller in held:
            self.addCleanup(caller.connection.close)
            caller.connection.settimeout(3)
            try:
                for stream in range(1, 24, 2):
                    caller.send(stream, begin + b'a' * (size - 10), last=False)
            except (TimeoutError, ConnectionError):
                break  # held up, or ended
        self.assertLess(self.grown(), 256 + 60)
        self.others_are_answered()
        for caller in held:
            caller.connection.close()
        if not SANITIZED:
            until(lambda: self.grown() < 60, 40)

    def test_many_small_fields_are_refused_before_they_are_parsed(self):
        """Two bytes of an empty entry would take ninety in memory."""
        million = 1_000_000
        known = varint_field(0x12, b'\x22\x00' * (7 * million))
        text = varint_field(0x0a, varint_field(0x1a, SENTENCE.encode()))
        call = unary(self.others, 'AttributeQuotes', Response)
        for payload in (text + known, text + b'\x7a\x00' * (7 * million)):
            self.fails('INVALID_ARGUMENT', lambda p=payload: call(p, timeout=30), 'TOO_MANY_FIELDS')
        batch = unary(self.others, 'BatchAttributeQuotes', BatchResponse)
        self.fails('INVALID_ARGUMENT', lambda: batch(b'\x0a\x00' * (7 * million), timeout=30), 'TOO_MANY_FIELDS')
        item_error = next(open_stream(self.others, iter([varint_field(0x0a, text + known)]))).result.error
        self.assertEqual(details(item_error)['reason'], 'TOO_MANY_FIELDS')
        self.assertLess(peak_mib(self.server.pid) - self.peak, 130)

    def test_an_answer_cannot_grow_without_bound(self):
        """The name of every speaker is a word of a hundred kilobytes."""
        text = f'قال محمد {"ا" * 50_000}بي: "لن يبقى حي واحد بلا ماء".\n' + 'وأضاف: "لن يبقى أحد هنا بلا ماء". ' * 5000
        _, found = self.fails('INVALID_ARGUMENT', lambda: ask(self.others, text), 'ANSWER_TOO_LARGE')
        self.assertEqual(found['field'], 'document.text')
        results = ask_batch(self.others, [SENTENCE, text, SENTENCE]).results
        self.assertEqual([result.HasField('error') for result in results], [False, True, False])
        self.assertEqual(details(results[1].error)['reason'], 'ANSWER_TOO_LARGE')
        self.assertLess(peak_mib(self.server.pid) - self.peak, 250)

    def test_answers_that_nobody_takes_hold_up_streams_too(self):
        with Server('--max_held_mib=1', '--max_request_time=20s') as server:
            slow = Slow(server)
            self.addCleanup(slow.connection.close)
            message = request(LONG).SerializeToString()  # half a megabyte, its answer more than one
            slow.send(1, struct.pack('>BI', 0, len(message)) + message)
            items = queue.Queue()
            answers = open_stream(self.connect(server), iter(items.get, None))

            def next_error():
                items.put(item())
                return details(next(answers).result.error)
            until(next_error, 15)
            busy = next_error()
            self.assertEqual((busy['reason'], busy['retry']), ('SERVER_BUSY', 1))
            slow.connection.close()
            until(lambda: not next_error(), 15)
            items.put(None)
            self.assertEqual(list(answers), [])

    def test_half_open_connections_are_found(self):
        """The peer is silent for good, as when its machine lost power: it does not answer pings."""
        # Not the server of the others: gRPC's own clients, when they are idle, look at their connection every five seconds only.
        with Server('--keepalive_time=1s', '--keepalive_timeout=1s') as server, raw_connection(server) as silent:
            silent.sendall(headers(1, b'/isnad.v1.QuoteAttributionService/StreamAttributeQuotes'))
            silent.settimeout(20)
            while silent.recv(65536):  # until the server closes
                pass

    def test_clients_that_cancel_in_the_middle(self):
        for _ in range(30):
            stream = open_stream(self.others, iter([item(LONG)] * 20))
            next(stream)
            stream.cancel()
        before = cpu_seconds(self.server.pid)
        until(lambda: self.grown() < 120, 20)
        time.sleep(1)
        self.assertLess(cpu_seconds(self.server.pid) - before, 3)

    def test_clients_that_go_while_they_send(self):
        """They have cancelled, and sent nothing wrong."""
        with Server() as server:
            for i in range(1, 11):
                with raw_connection(server) as connection:
                    connection.sendall(headers(1) + frame(0, 0, 1, struct.pack('>BI', 0, 1000) + b'a' * 10))
                    time.sleep(0.02)
                    connection.sendall(frame(3, 0, 1, struct.pack('>I', 8)))  # RST_STREAM: CANCEL
                    until(lambda i=i: server.log().count('"msg":"call"') == i, 10)
            self.assertGreaterEqual(server.log().count('"code":"CANCELLED"'), 5, server.log())  # word of it may come too late

    def test_garbage_instead_of_http2(self):
        for garbage in (b'GET / HTTP/1.1\r\nHost: a\r\n\r\n', b'\x16\x03\x01' + b'a' * 500, b'\x00' * 1000, PREFACE + b'\xff' * 5000):
            with socket.create_connection(('127.0.0.1', self.server.port), timeout=10) as connection:
                connection.sendall(garbage)
                connection.settimeout(10)
                try:
                    while connection.recv(65536):
                        pass
                except ConnectionResetError:
                    pass

    def test_a_header_that_grpc_cannot_read_is_not_repeated_in_the_log(self):
        for name in (b'grpc-timeout', b'grpc-encoding', b'grpc-previous-rpc-attempts'):
            with raw_connection(self.server) as connection:
                connection.sendall(headers(1, b'/isnad.v1.QuoteAttributionService/GetEngineInfo', (name, b'zanbaq')))
                until(lambda n=name: f'key={n.decode()}' in self.server.log(), 10)
        self.assertNotIn('zanbaq', self.server.log())

    def test_a_header_that_is_too_large(self):
        """gRPC may close the connection that it came on, which is therefore one of its own."""
        caller = self.connect(self.server)
        self.fails('RESOURCE_EXHAUSTED', lambda: ask(caller, metadata=[('x-large', 'a' * 100_000)]))


class Overload(Case):
    """A short version of tests/load/overload."""

    def test_refusals_are_quick_and_health_stays_green(self):
        with Server('--max_concurrent=1', '--max_queue=4') as server:
            ask(self.connect(server), LONG)
            before = resident_mib(server.pid)
            end = time.monotonic() + 3
            answered, refusals, wrong = [], [], []

            def caller():
                channel = self.connect(server)
                while time.monotonic() < end:
                    start = time.monotonic()
                    try:
                        ask(channel, LONG)
                        answered.append(1)
                    except grpc.RpcError as error:
                        found = dict(error.trailing_metadata() or ())
                        if error.code().name != 'RESOURCE_EXHAUSTED' or 'grpc-status-details-bin' not in found:
                            wrong.append(error)
                        refusals.append(time.monotonic() - start)
                        time.sleep(0.1)
            callers = [threading.Thread(target=caller) for _ in range(20)]
            for thread in callers:
                thread.start()
            others = self.connect(server)
            while time.monotonic() < end:
                self.assertEqual(health(others), 'SERVING')
                time.sleep(0.1)
            for thread in callers:
                thread.join()
            self.assertEqual(wrong, [])
            self.assertGreater(len(answered), 5)
            self.assertGreater(len(refusals), 20)
            # Twenty callers in one interpreter are slow by themselves; tests/load/overload measures it without them.
            self.assertLess(sorted(refusals)[len(refusals) // 2], 1)
            self.assertTrue(SANITIZED or resident_mib(server.pid) - before < 64)


if __name__ == '__main__':
    unittest.main()
