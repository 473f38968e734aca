"""What the real server writes about calls: one line of JSON each, with everything but the text."""
import json
import pathlib
import re
import subprocess
import sys
import threading
import time
import unittest

import grpc

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / 'support'), str(TESTS / 'clients')]
from contract import Contract  # noqa: E402
from isnad_process import BUILD, SERVER, Server  # noqa: E402
from scrape import Metrics  # noqa: E402

CONTRACT = Contract(BUILD / 'proto' / 'isnad.binpb')
TEXT = 'وقال مدير المحطة نبيل الحكيم: "الماء الذي خرج من الأنابيب صالح للشرب". '
TRACE, SPAN = '4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'
SERVICE = '/isnad.v1.QuoteAttributionService/'


def request(text=TEXT, **document):
    return CONTRACT.message('isnad.v1.AttributeQuotesRequest')(document={'text': text, **document})


class Logged(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.channel = grpc.insecure_channel(self.server.address, [('grpc.max_receive_message_length', -1)])
        self.addCleanup(self.channel.close)

    def ask(self, message=None, *headers, method='AttributeQuotes'):
        """-> (code, headers of the answer)"""
        call = CONTRACT.unary(self.channel, method).future(message or request(), timeout=30, metadata=headers)
        call.exception()
        return call.code().name, dict(call.initial_metadata()) | dict(call.trailing_metadata())

    def lines(self):
        """Every line of the log is an object in JSON."""
        return [json.loads(line) for line in self.server.log().splitlines()]

    def calls(self, count):
        """The lines of calls, once there are as many: a line is written just after the answer has left."""
        deadline = time.monotonic() + 20
        while True:
            found = [line for line in self.lines() if line['msg'] == 'call']
            if len(found) >= count or time.monotonic() > deadline:
                self.assertEqual(len(found), count)
                return found
            time.sleep(0.02)

    def test_a_call_is_a_line(self):
        message = request()
        self.ask(message)
        (line,) = self.calls(1)
        self.assertEqual((line['method'], line['code'], line['documents'], line['refused'], line['quotes']), ('AttributeQuotes', 'OK', 1, 0, 1))
        self.assertEqual(line['request_bytes'], message.ByteSize())
        self.assertGreater(line['response_bytes'], len(TEXT.encode()))
        self.assertGreater(line['ms'], 0)
        self.assertGreater(line['engine_ms'], 0)
        self.assertLessEqual(line['engine_ms'], line['ms'])
        self.assertRegex(line['time'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$')
        self.assertNotIn('trace_id', line)
        self.assertNotIn('reason', line)

    def test_a_refused_call_says_why(self):
        self.assertEqual(self.ask(request(''))[0], 'INVALID_ARGUMENT')
        (line,) = self.calls(1)
        self.assertEqual((line['code'], line['reason'], line['documents']), ('INVALID_ARGUMENT', 'TEXT_EMPTY', 0))

    def test_a_batch_counts_its_documents(self):
        message = CONTRACT.message('isnad.v1.BatchAttributeQuotesRequest')(requests=[request(), request(''), request(TEXT * 2)])
        self.ask(message, method='BatchAttributeQuotes')
        (line,) = self.calls(1)
        self.assertEqual((line['method'], line['documents'], line['refused'], line['quotes']), ('BatchAttributeQuotes', 2, 1, 3))

    def test_a_stream_is_one_line(self):
        message = CONTRACT.message('isnad.v1.StreamAttributeQuotesRequest')
        messages = [message(request=request(TEXT if i % 5 else '')) for i in range(20)]
        list(CONTRACT.stream(self.channel, 'StreamAttributeQuotes')(iter(messages), timeout=30))
        (line,) = self.calls(1)
        self.assertEqual((line['method'], line['documents'], line['refused'], line['quotes']), ('StreamAttributeQuotes', 16, 4, 16))
        self.assertEqual(line['request_bytes'], sum(message.ByteSize() for message in messages))

    def test_the_trace_is_read(self):
        self.ask(None, ('traceparent', f'00-{TRACE}-{SPAN}-01'))
        (line,) = self.calls(1)
        self.assertEqual((line['trace_id'], line['span_id']), (TRACE, SPAN))

    def test_a_request_id_is_kept_and_echoed(self):
        for message in (request(), request('')):
            headers = self.ask(message, ('x-request-id', 'pipeline-7/42'))[1]
            self.assertEqual(headers['x-request-id'], 'pipeline-7/42')
        self.assertEqual([line['request_id'] for line in self.calls(2)], ['pipeline-7/42'] * 2)

    def test_a_request_id_is_made_when_there_is_none(self):
        made = [self.ask()[1]['x-request-id'] for _ in range(3)]
        self.assertEqual(len(set(made)), 3)
        for name in made:
            self.assertRegex(name, r'^[0-9a-f]{32}$')
        self.assertEqual([line['request_id'] for line in self.calls(3)], made)

    def test_ids_that_are_none_are_not_repeated(self):
        for name, value in (('x-request-id', 'a b"c'), ('x-request-id', 'x' * 129), ('traceparent', f'00-{TRACE}-{SPAN}'),
                            ('traceparent', f'00-{"0" * 32}-{SPAN}-01'), ('traceparent', f'zz-{TRACE}-{SPAN}-01')):
            headers = self.ask(None, (name, value))[1]
            self.assertRegex(headers['x-request-id'], r'^[0-9a-f]{32}$')
        for line in self.calls(5):
            self.assertNotIn('trace_id', line)

    def test_the_text_never_appears(self):
        secret = 'zanbaq'
        text = f'قالت {secret}: "{secret} {secret}". '
        self.ask(request(text, id=secret, title=secret))
        self.ask(request(text * 100_000))  # too long
        self.ask(request(text, id=secret * 1000))
        self.ask(CONTRACT.message('isnad.v1.BatchAttributeQuotesRequest')(requests=[request(text), request('', id=secret)]),
                 method='BatchAttributeQuotes')
        raw = self.channel.unary_unary(SERVICE + 'AttributeQuotes')
        for bytes_ in (secret.encode(), b'\n\x10\x1a\x0e' + secret.encode() + b'\xed\xa0\x80' + secret.encode()[:5]):
            with self.assertRaises(grpc.RpcError):
                raw(bytes_, timeout=10)
        with self.assertRaises(grpc.RpcError):
            self.channel.unary_unary(SERVICE + secret)(b'', timeout=10)
        self.ask(request(text), ('x-note', secret), ('authorization', f'Bearer {secret}'))
        self.calls(8)
        log = self.server.log()
        for word in (secret, 'قال', '\\u0642', re.escape('ق')):
            self.assertNotIn(word, log)

    def test_libraries_cannot_flood_it(self):
        """Each of these makes Protobuf or gRPC print a line."""
        raw = self.channel.unary_unary(SERVICE + 'AttributeQuotes')
        start = time.monotonic()
        for _ in range(300):
            with self.assertRaises(grpc.RpcError):
                raw(b'\n\x05\x1a\x03\xed\xa0\x80', timeout=10)
        self.calls(300)
        seconds = time.monotonic() - start
        others = [line for line in self.lines() if line['msg'] not in ('call', 'listening')]
        self.assertLessEqual(len(others), 10 * (seconds + 2), others[:3])

    def test_a_reader_that_stops_holds_up_no_call(self):
        """A pipe takes 64 KB; the lines of these calls are three times that."""
        process = subprocess.Popen([SERVER, '--listen=127.0.0.1:0', '--metrics_listen=127.0.0.1:0', '--drain_delay=0'], stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        metrics_port, port = json.loads(process.stderr.readline())['metrics_port'], json.loads(process.stderr.readline())['port']
        with grpc.insecure_channel(f'127.0.0.1:{port}') as channel:
            ask = CONTRACT.unary(channel, 'AttributeQuotes')
            for _ in range(600):
                ask(request(), timeout=20)
            counted = int(Metrics(metrics_port).value('isnad_log_lines_dropped_total'))
            read = threading.Thread(target=lambda: lines.extend(process.stderr))
            lines = []
            read.start()
            ask(request(), timeout=20)
            process.terminate()
            self.assertEqual(process.wait(20), 0)
            read.join(20)
        told = [json.loads(line) for line in lines]
        dropped = [line['lines'] for line in told if line['msg'] == 'log lines dropped']
        calls = sum(line['msg'] == 'call' for line in told)
        self.assertGreater(counted, 50)
        self.assertGreaterEqual(sum(dropped), counted)  # a call is logged when it has been answered
        self.assertEqual(calls + sum(dropped), 601)

    def test_calls_can_be_left_out(self):
        with Server('--log_calls=false') as quiet, grpc.insecure_channel(quiet.address) as channel:
            CONTRACT.unary(channel, 'AttributeQuotes')(request(), timeout=20)
            self.assertNotIn('"call"', quiet.log())


if __name__ == '__main__':
    unittest.main()
