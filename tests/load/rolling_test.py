"""Replicas that restart under load are not missed: a short tests/load/rolling, and the retry policy for clients of other languages."""
import importlib.machinery
import importlib.util
import pathlib
import sys
import threading
import time
import unittest

import grpc

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / 'support'), str(TESTS / 'clients')]
from contract import Contract  # noqa: E402
from isnad_process import BUILD, ROOT, Server, free_port  # noqa: E402

loader = importlib.machinery.SourceFileLoader('rolling', str(TESTS / 'load' / 'rolling'))
rolling = importlib.util.module_from_spec(importlib.util.spec_from_loader('rolling', loader))
loader.exec_module(rolling)

CONTRACT = Contract(BUILD / 'proto' / 'isnad.binpb')


class Rolling(unittest.TestCase):
    def test_nginx(self):
        line, good = rolling.run('nginx', calls=1000, drain_delay='500ms')
        self.assertTrue(good, line)

    def test_haproxy(self):
        line, good = rolling.run('haproxy', calls=1000, drain_delay='500ms')
        self.assertTrue(good, line)


class Restart(unittest.TestCase):
    """A server that is away when the call begins, and back a second later."""

    def ask_while_away(self, options):
        port = free_port()
        returned = []

        def come_back():
            time.sleep(1)
            returned.append(Server(f'--listen=127.0.0.1:{port}'))
        thread = threading.Thread(target=come_back)
        with grpc.insecure_channel(f'127.0.0.1:{port}', options) as channel:
            message = CONTRACT.message('isnad.v1.AttributeQuotesRequest')(document={'text': rolling.SENTENCE})
            thread.start()
            try:
                return CONTRACT.unary(channel, 'AttributeQuotes')(message, timeout=30)
            finally:
                thread.join()
                returned[0].stop()

    def test_the_service_config_waits_for_it(self):
        config = (ROOT / 'client' / 'service_config.json').read_text(encoding='utf-8')
        self.assertEqual(len(self.ask_while_away([('grpc.service_config', config)]).quotes), 1)

    def test_without_it_the_call_fails(self):
        with self.assertRaises(grpc.RpcError) as failure:
            self.ask_while_away([])
        self.assertEqual(failure.exception.code(), grpc.StatusCode.UNAVAILABLE)


if __name__ == '__main__':
    unittest.main()
