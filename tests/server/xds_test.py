"""--xds: the server asks a control plane what to serve, and serves it. The control plane is forty lines of this file."""
import concurrent.futures
import json
import pathlib
import queue
import subprocess
import tempfile
import unittest

import grpc

from case import Case, Server, ask
from isnad_process import SERVER, free_port

LISTENER = 'type.googleapis.com/envoy.config.listener.v3.Listener'
MANAGER = 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'
ROUTER = 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router'


def varint(number):
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def message(*fields):
    """Protobuf by hand: (number, bytes, str or int) ..."""
    out = b''
    for number, value in fields:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            value = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(value)) + value
    return out


def any_of(name, value):
    return message((1, name), (2, value))


def listener(name, port):
    """Everything that comes to the port goes to the server behind it."""
    route = message((1, message((1, ''))), (18, b''))
    routes = message((1, 'all'), (2, message((1, 'all'), (2, '*'), (3, route))))
    manager = message((4, routes), (5, message((1, 'router'), (4, any_of(ROUTER, b'')))))
    chain = message((3, message((1, 'manager'), (4, any_of(MANAGER, manager)))))
    return message((1, name), (2, message((1, message((2, '127.0.0.1'), (3, port))))), (25, chain))


class ControlPlane:
    """Answers every question for a listener with the one of `port`; remembers what it was asked."""

    def __init__(self, port):
        self.port = port
        self.name = f'isnad/127.0.0.1:{port}'
        self.asked = queue.Queue()
        handler = grpc.method_handlers_generic_handler('envoy.service.discovery.v3.AggregatedDiscoveryService', {
            'StreamAggregatedResources': grpc.stream_stream_rpc_method_handler(self.answer)})
        self.server = grpc.server(concurrent.futures.ThreadPoolExecutor(4), handlers=[handler])
        self.address = f"127.0.0.1:{self.server.add_insecure_port('127.0.0.1:0')}"
        self.server.start()

    def answer(self, requests, _):
        answered = False
        for asked in requests:
            self.asked.put(asked)
            if not answered and LISTENER.encode() in asked:
                answered = True
                resource = any_of(LISTENER, listener(self.name, self.port))
                yield message((1, '1'), (2, resource), (4, LISTENER), (5, 'nonce'))


class Xds(Case):
    def start(self, control_plane, port):
        folder = tempfile.TemporaryDirectory(prefix='isnad-xds-')
        self.addCleanup(folder.cleanup)
        bootstrap = pathlib.Path(folder.name, 'bootstrap.json')
        bootstrap.write_text(json.dumps({
            'xds_servers': [{'server_uri': control_plane, 'channel_creds': [{'type': 'insecure'}], 'server_features': ['xds_v3']}],
            'node': {'id': 'isnad-test'}, 'server_listener_resource_name_template': 'isnad/%s'}))
        server = Server(f'--listen=127.0.0.1:{port}', '--xds', environment={'GRPC_XDS_BOOTSTRAP': str(bootstrap)})
        self.addCleanup(server.stop)
        return server

    def test_serves_what_the_control_plane_says(self):
        port = free_port()
        control_plane = ControlPlane(port)
        self.addCleanup(control_plane.server.stop, None)
        server = self.start(control_plane.address, port)
        asked = control_plane.asked.get(timeout=20)
        self.assertIn(LISTENER.encode(), asked)
        self.assertIn(control_plane.name.encode(), asked)
        channel = self.connect(server)
        self.assertEqual(len(ask(channel, wait_for_ready=True).quotes), 1)

    def test_serves_nothing_before(self):
        port = free_port()
        server = self.start('127.0.0.1:1', port)
        self.fails('UNAVAILABLE', lambda: ask(self.connect(server), timeout=5))

    def test_without_a_control_plane_it_does_not_start(self):
        self.refuses({'GRPC_XDS_BOOTSTRAP': '/dev/null'}, '--xds needs a port', '--listen=127.0.0.1:0')
        for environment, words in (({}, '--xds needs GRPC_XDS_BOOTSTRAP'), ({'GRPC_XDS_BOOTSTRAP': '/no/such/file'}, 'cannot read /no/such/file')):
            self.refuses(environment, words, '--listen=127.0.0.1:50051')

    def refuses(self, environment, words, listen):
        result = subprocess.run([SERVER, listen, '--xds'], env=environment, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual((result.returncode, result.stderr.count('\n')), (1, 1), result)
        self.assertIn(words, result.stderr)


if __name__ == '__main__':
    unittest.main()
