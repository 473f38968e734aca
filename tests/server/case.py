"""What the tests of the running server share: Debian's gRPC for Python, the contract as Python, and questions to ask.

    class Example(Case):
        def test_answers(self):
            with Server() as server, self.connect(server) as channel:
                response = ask(channel, SENTENCE)

The contract's classes come from the .proto files by protoc, at the first import: pb (isnad.v1) and details (google.rpc).
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / 'support'), str(TESTS / 'observability')]
from isnad_process import ROOT, Server  # noqa: E402, F401

SENTENCE = 'قالت وزيرة المياه سلمى الراشدي: "لن يبقى حي واحد بلا ماء".'
SPEAKER = 'سلمى الراشدي'
SERVICE = '/isnad.v1.QuoteAttributionService/'


def _read_contract():
    """-> a function from a message's full name to its class. Generated code for google.rpc would stand in the way of google.protobuf."""
    with tempfile.TemporaryDirectory(prefix='isnad-protoc-') as folder:
        out = pathlib.Path(folder, 'set')
        subprocess.run(['protoc', '-I', ROOT / 'proto', '-I', '/usr/share/grpc-proto', '--include_imports', f'--descriptor_set_out={out}',
                        'isnad/v1/quote_attribution.proto', 'google/rpc/error_details.proto', 'grpc/health/v1/health.proto'], check=True)
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    factory = message_factory.MessageFactory(pool)
    return lambda name: factory.GetPrototype(pool.FindMessageTypeByName(name))


message = _read_contract()
Request = message('isnad.v1.AttributeQuotesRequest')
Response = message('isnad.v1.AttributeQuotesResponse')
BatchRequest = message('isnad.v1.BatchAttributeQuotesRequest')
BatchResponse = message('isnad.v1.BatchAttributeQuotesResponse')
StreamRequest = message('isnad.v1.StreamAttributeQuotesRequest')
StreamResponse = message('isnad.v1.StreamAttributeQuotesResponse')
EngineInfo = message('isnad.v1.GetEngineInfoResponse')
HealthRequest = message('grpc.health.v1.HealthCheckRequest')
HealthResponse = message('grpc.health.v1.HealthCheckResponse')



def unary(channel, method, response):
    """A callable that takes a message or raw bytes."""
    return channel.unary_unary(SERVICE + method, lambda m: m if isinstance(m, bytes) else m.SerializeToString(), response.FromString)


def request(text=SENTENCE, **document):
    made = Request()
    made.document.text = text
    for name, value in document.items():
        setattr(made.document, name, value)
    return made


def ask(channel, text=SENTENCE, timeout=30, **more):
    """AttributeQuotes -> the response; raises grpc.RpcError. `text` may be a message or the bytes of one."""
    made = request(text) if isinstance(text, str) else text
    return unary(channel, 'AttributeQuotes', Response)(made, timeout=timeout, **more)


def ask_batch(channel, texts, timeout=60, **more):
    batch = BatchRequest()
    for text in texts:
        batch.requests.add().document.text = text
    return unary(channel, 'BatchAttributeQuotes', BatchResponse)(batch, timeout=timeout, **more)


def open_stream(channel, requests, timeout=60, **more):
    """StreamAttributeQuotes over an iterator of messages or bytes -> the call, which iterates over the results."""
    call = channel.stream_stream(SERVICE + 'StreamAttributeQuotes', lambda m: m if isinstance(m, bytes) else m.SerializeToString(),
                                 StreamResponse.FromString)
    return call(requests, timeout=timeout, **more)


def item(text=SENTENCE, **document):
    made = StreamRequest()
    made.request.CopyFrom(request(text, **document))
    return made


def health(channel, service='', timeout=10):
    """SERVING, NOT_SERVING, or the name of the code that the question failed with."""
    asked = HealthRequest()
    asked.service = service
    call = channel.unary_unary('/grpc.health.v1.Health/Check', HealthRequest.SerializeToString, HealthResponse.FromString)
    try:
        answer = call(asked, timeout=timeout)
    except grpc.RpcError as error:
        return error.code().name
    return HealthResponse.ServingStatus.Name(answer.status)


def details(error):
    """The details of a failed call, or of a google.rpc.Status: {'reason', 'domain', 'metadata', 'field', 'retry'}, present ones only."""
    if isinstance(error, grpc.RpcError):
        sent = dict(error.trailing_metadata() or ())
        error = message('google.rpc.Status').FromString(sent.get('grpc-status-details-bin', b''))
    found = {}
    for detail in error.details:
        name = detail.type_url.rsplit('/', 1)[1]
        value = message(name).FromString(detail.value)
        if name == 'google.rpc.ErrorInfo':
            found.update(reason=value.reason, domain=value.domain, metadata=dict(value.metadata))
        elif name == 'google.rpc.BadRequest':
            found.update(field=value.field_violations[0].field)
        elif name == 'google.rpc.RetryInfo':
            found.update(retry=value.retry_delay.seconds + value.retry_delay.nanos / 1e9)
    return found


class Case(unittest.TestCase):
    def connect(self, server, *options):
        """A channel without size limits, closed with the test; every channel has a connection of its own."""
        channel = grpc.insecure_channel(server.address, options=[('grpc.max_receive_message_length', -1), ('grpc.max_send_message_length', -1),
                                                                 ('grpc.enable_http_proxy', 0), ('grpc.use_local_subchannel_pool', 1),
                                                                 *options])
        self.addCleanup(channel.close)
        return channel

    def fails(self, code, call, reason=None):
        """The call must fail with the code and the reason -> (the error, its details)."""
        with self.assertRaises(grpc.RpcError) as caught:
            call()
        error = caught.exception
        self.assertEqual(error.code().name, code, error.details())
        found = details(error)
        if reason:
            self.assertEqual(found.get('reason'), reason, error.details())
            self.assertEqual(found.get('domain'), 'isnad')
        return error, found


class ServerCase(Case):
    """One server, with the flags it has by itself, for all tests of the class; a channel for each test."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        self.channel = self.connect(self.server)
