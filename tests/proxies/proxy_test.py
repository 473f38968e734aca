"""nginx and HAProxy with the shipped configurations in front of two real servers."""
import json
import pathlib
import sys
import time
import unittest

import grpc
from proxies import Proxy

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / 'support'), str(TESTS / 'clients')]
from contract import Contract  # noqa: E402
from isnad_process import BUILD, Server, client, free_port  # noqa: E402

CONTRACT = Contract(BUILD / 'proto' / 'isnad.binpb')
TEXT = 'وقال مدير المحطة نبيل الحكيم: "الماء الذي خرج من الأنابيب صالح للشرب".'
CHECK = '/grpc.health.v1.Health/Check'


def request(text=TEXT, **document):
    return CONTRACT.message('isnad.v1.AttributeQuotesRequest')(document={'text': text, **document})


class Cases:
    kind = ''

    def setUp(self):
        self.servers = [Server(), Server()]
        for server in self.servers:
            self.addCleanup(server.stop)
        self.proxy = self.start(*(server.port for server in self.servers))

    def start(self, *ports):
        proxy = Proxy(self.kind, ports)
        self.addCleanup(proxy.stop)
        return proxy

    def channel(self, proxy=None):
        channel = grpc.insecure_channel((proxy or self.proxy).address)
        self.addCleanup(channel.close)
        return channel

    def attribute(self, channel, message=None, **more):
        return CONTRACT.unary(channel, 'AttributeQuotes')(message or request(), timeout=20, **more)

    def failure(self, call):
        with self.assertRaises(grpc.RpcError) as failure:
            call()
        return failure.exception

    def test_one_document(self):
        self.assertEqual(self.attribute(self.channel()).speakers[0].name, 'نبيل الحكيم')

    def test_tls(self):
        credentials = grpc.ssl_channel_credentials(self.proxy.certificate)
        named = [('grpc.ssl_target_name_override', 'localhost')]  # a bare machine may not resolve the certificate's name
        with grpc.secure_channel(self.proxy.tls_address, credentials, options=named) as channel:
            self.assertEqual(self.attribute(channel).speakers[0].name, 'نبيل الحكيم')

    def test_both_replicas_are_asked(self):
        channel = self.channel()
        for _ in range(20):
            self.attribute(channel)
        for server in self.servers:
            self.assertGreater(server.log().count('"msg":"call"'), 2)

    def test_the_details_of_an_error_pass(self):
        error = self.failure(lambda: self.attribute(self.channel(), request('')))
        self.assertEqual(error.code(), grpc.StatusCode.INVALID_ARGUMENT)
        details = CONTRACT.details(error)
        self.assertEqual(details['ErrorInfo'].reason, 'TEXT_EMPTY')
        self.assertEqual(details['BadRequest'].field_violations[0].field, 'document.text')

    def test_a_call_can_be_found_again(self):
        """Its id is the caller's, or the proxy makes one; the server echoes it and logs it."""
        channel = self.channel()
        made = []
        for headers in ((('x-request-id', 'pipeline-7'),), ()):
            call = CONTRACT.unary(channel, 'AttributeQuotes').with_call(request(), timeout=20, metadata=headers)[1]
            made.append(dict(call.initial_metadata())['x-request-id'])
        self.assertEqual(made[0], 'pipeline-7')
        self.assertGreaterEqual(len(made[1]), 32)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not all(f'"request_id":"{name}"' in self.log() for name in made):
            time.sleep(0.02)
        for name in made:
            self.assertIn(f'"request_id":"{name}"', self.log())

    def log(self):
        return ''.join(server.log() for server in self.servers)

    def test_a_long_text_passes(self):
        """3 MB: over every proxy's default limit of a body."""
        text = TEXT * (3_000_000 // len(TEXT.encode()))
        channel = grpc.insecure_channel(self.proxy.address, [('grpc.max_receive_message_length', -1)])
        self.addCleanup(channel.close)
        self.assertEqual(len(self.attribute(channel, request(text)).quotes), text.count('"') // 2)

    def test_answers_of_the_size_of_a_buffer(self):
        """Around 16 kB, many at once: HAProxy 2.6 loses the trailers of some unless max-reuse forbids it."""
        lines = '\n'.join(json.dumps({'id': i, 'text': TEXT * (40 + i % 12)}) for i in range(600))
        result = client('attribute', '--input-format=jsonl', '--format=jsonl', '--parallel=16', '--retry=off', server=self.proxy.address,
                        stdin=lines.encode())
        self.assertEqual((result.returncode, result.stderr.decode()[:1000]), (0, ''))

    def test_a_stream(self):
        """Each document is sent when the one before was answered: nothing on the way waits for the stream's end."""
        message = CONTRACT.message('isnad.v1.StreamAttributeQuotesRequest')
        answered = []

        def documents():
            for i in range(50):
                deadline = time.monotonic() + 20
                while len(answered) < i and time.monotonic() < deadline:
                    time.sleep(0.001)
                yield message(request=request(id=str(i)))
        for response in CONTRACT.stream(self.channel(), 'StreamAttributeQuotes')(documents(), timeout=60):
            answered.append(response.result.response.document_id)
        self.assertEqual(answered, [str(i) for i in range(50)])

    def test_the_reference_client(self):
        result = client('attribute', '--format=json', server=self.proxy.address, stdin=TEXT.encode())
        self.assertEqual((result.returncode, result.stderr), (0, b''))
        self.assertIn('نبيل الحكيم', result.stdout.decode())

    def test_health_passes_and_reflection_does_not(self):
        channel = self.channel()
        self.assertEqual(channel.unary_unary(CHECK)(b'', timeout=10), b'\x08\x01')
        reflection = channel.unary_unary('/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo')
        error = self.failure(lambda: reflection(b':\x00', timeout=10))
        self.assertEqual((error.code(), error.details()), (grpc.StatusCode.UNIMPLEMENTED, 'not served here'))

    def test_a_replica_that_is_gone_is_not_missed(self):
        channel = self.channel()
        self.attribute(channel)
        self.servers[0].stop()
        for _ in range(20):
            self.attribute(channel)

    def test_nobody_there_is_unavailable(self):
        error = self.failure(lambda: self.attribute(self.channel(self.start(free_port(), free_port()))))
        self.assertEqual((error.code(), error.details()), (grpc.StatusCode.UNAVAILABLE, 'no replica answers'))


class Nginx(Cases, unittest.TestCase):
    kind = 'nginx'


class Haproxy(Cases, unittest.TestCase):
    kind = 'haproxy'

    def test_a_replica_that_drains_gets_no_more_calls(self):
        draining = Server('--drain_delay=1h')
        self.addCleanup(draining.stop)
        channel = self.channel(self.start(draining.port, self.servers[1].port))
        draining.signal()
        calls = -1
        deadline = time.monotonic() + 20
        while draining.log().count('"msg":"call"') > calls and time.monotonic() < deadline:
            calls = draining.log().count('"msg":"call"')
            for _ in range(20):
                self.attribute(channel)
            time.sleep(1.5)
        self.assertLess(time.monotonic(), deadline, 'calls went on going to the replica that drains')


if __name__ == '__main__':
    unittest.main()
