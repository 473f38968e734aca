"""What Prometheus sees of the real server."""
import os
import pathlib
import subprocess
import sys
import time
import unittest

import grpc
from scrape import Metrics, port_of, scrape_until, server_with_files

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / 'support'), str(TESTS / 'clients')]
from contract import Contract  # noqa: E402
from isnad_process import BUILD, ROOT, SERVER, Server  # noqa: E402

CONTRACT = Contract(BUILD / 'proto' / 'isnad.binpb')
DIRECT = 'وقال مدير المحطة نبيل الحكيم: "الماء الذي خرج من الأنابيب صالح للشرب". '
TITLE = 'وعرض فيلم "حكاية بئر" في المركز الثقافي أمس. '
NOBODY = '"لا أحد يعرف متى يعود الماء إلى هذا الحي". '
ONE_CALL = {'grpc_service': 'isnad.v1.QuoteAttributionService', 'grpc_method': 'AttributeQuotes'}


def request(text):
    return CONTRACT.message('isnad.v1.AttributeQuotesRequest')(document={'text': text})


class Observed(unittest.TestCase):
    def setUp(self):
        self.server = Server('--metrics_listen=127.0.0.1:0')
        self.addCleanup(self.server.stop)
        self.channel = grpc.insecure_channel(self.server.address)
        self.addCleanup(self.channel.close)

    def ask(self, text):
        """-> the name of the code."""
        try:
            CONTRACT.unary(self.channel, 'AttributeQuotes')(request(text), timeout=20)
        except grpc.RpcError as error:
            return error.code().name
        return 'OK'

    def when_handled(self, calls):
        return scrape_until(self.server, lambda metrics: metrics.value('grpc_server_handled_total') >= calls)

    def test_calls_by_method_and_code(self):
        self.assertEqual([self.ask(DIRECT), self.ask(DIRECT), self.ask('')], ['OK', 'OK', 'INVALID_ARGUMENT'])
        metrics = self.when_handled(3)
        self.assertEqual(metrics.value('grpc_server_started_total', **ONE_CALL), 3)
        self.assertEqual(metrics.value('grpc_server_handled_total', **ONE_CALL, grpc_code='OK'), 2)
        self.assertEqual(metrics.value('grpc_server_handled_total', **ONE_CALL, grpc_code='INVALID_ARGUMENT'), 1)
        self.assertEqual(metrics.value('grpc_server_handled_total'), 3)
        self.assertEqual(metrics.value('grpc_server_handling_seconds_count', **ONE_CALL), 3)
        self.assertGreater(metrics.value('grpc_server_handling_seconds_sum', **ONE_CALL), 0)
        self.assertEqual(metrics.value('grpc_server_in_flight'), 0)

    def test_a_call_that_runs_out_of_time(self):
        """The caller's own clock may cancel it just before the server's does; on a busy machine the server may not even hear of it."""
        message = CONTRACT.message('isnad.v1.BatchAttributeQuotesRequest')(requests=[request(DIRECT * 30_000)] * 4)  # 15 MB
        labels = {'grpc_method': 'BatchAttributeQuotes'}
        for _ in range(10):
            call = CONTRACT.unary(self.channel, 'BatchAttributeQuotes').future(message, timeout=0.5)
            self.assertEqual(call.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
            metrics = scrape_until(self.server, lambda metrics: metrics.value('grpc_server_handled_total', **labels) > 0, timeout=3)
            if metrics.value('grpc_server_handled_total', **labels) > 0:
                break
        late = sum(metrics.value('grpc_server_handled_total', **labels, grpc_code=code) for code in ('DEADLINE_EXCEEDED', 'CANCELLED'))
        self.assertGreater(late, 0, self.server.log())
        self.assertEqual(metrics.value('grpc_server_handled_total', **labels), late, self.server.log())

    def test_bytes(self):
        self.ask(DIRECT)
        metrics = self.when_handled(1)
        self.assertEqual(metrics.value('grpc_server_received_bytes_total', **ONE_CALL), request(DIRECT).ByteSize())
        self.assertGreater(metrics.value('grpc_server_sent_bytes_total', **ONE_CALL), len(DIRECT.encode()))

    def test_what_was_found(self):
        self.ask(DIRECT + TITLE)
        self.ask(NOBODY)
        metrics = self.when_handled(2)
        self.assertEqual(metrics.value('isnad_documents_total'), 2)
        self.assertEqual(metrics.value('isnad_text_bytes_total'), len((DIRECT + TITLE + NOBODY).encode()))
        self.assertEqual(metrics.value('isnad_quotes_total', kind='direct'), 2)
        self.assertEqual(metrics.value('isnad_quotes_total', kind='non_speech'), 1)
        self.assertEqual(metrics.value('isnad_attributions_total', resolution='explicit'), 1)
        self.assertEqual(metrics.value('isnad_attributions_total', resolution='unknown'), 1)
        self.assertEqual(metrics.value('isnad_unknown_speakers_total', reason='no_cue'), 1)
        self.assertEqual(metrics.value('isnad_rule_decisions_total'), 2)
        for stage in ('tokenize', 'cues', 'answer'):
            self.assertEqual(metrics.value('isnad_stage_seconds_count', stage=stage), 2)
        self.assertGreater(metrics.value('isnad_stage_seconds_sum'), 0)
        self.assertEqual(metrics.value('isnad_build_info'), 1)

    def test_an_open_stream_is_in_flight(self):
        message = CONTRACT.message('isnad.v1.StreamAttributeQuotesRequest')
        held = iter([message(request=request(DIRECT))])

        def documents():
            yield next(held)
            while self.channel:  # until the call is cancelled
                time.sleep(0.01)
        call = CONTRACT.stream(self.channel, 'StreamAttributeQuotes')(documents(), timeout=60)
        next(call)
        metrics = Metrics(self.server)
        self.assertEqual(metrics.value('grpc_server_in_flight', grpc_method='StreamAttributeQuotes'), 1)
        self.assertEqual(metrics.value('isnad_open_streams'), 1)
        call.cancel()
        self.channel, channel = None, self.channel
        metrics = self.when_handled(1)
        self.assertEqual(metrics.value('grpc_server_in_flight'), 0)
        self.assertEqual(metrics.value('grpc_server_handled_total', grpc_code='CANCELLED'), 1, self.server.log())
        channel.close()

    def test_a_caller_cannot_make_series(self):
        series = len(Metrics(self.server).samples)
        for i in range(30):
            for path in (f'/isnad.v1.QuoteAttributionService/Guess{i}', f'/other{i}.Service/Method'):
                with self.assertRaises(grpc.RpcError):
                    self.channel.unary_unary(path)(b'', timeout=10)
        metrics = self.when_handled(60)
        self.assertEqual(metrics.value('grpc_server_handled_total', grpc_method='other', grpc_code='UNIMPLEMENTED'), 60)
        self.assertEqual(len(metrics.samples), series)
        self.assertNotIn('Guess', metrics.text)

    def test_probes_are_not_counted(self):
        self.channel.unary_unary('/grpc.health.v1.Health/Check')(b'', timeout=10)
        self.ask(DIRECT)
        self.assertEqual(self.when_handled(1).value('grpc_server_started_total'), 1)

    def test_the_process(self):
        metrics = Metrics(self.server)
        self.assertGreater(metrics.value('process_resident_memory_bytes'), 5e6)
        self.assertGreater(metrics.value('process_virtual_memory_bytes'), metrics.value('process_resident_memory_bytes'))
        self.assertLess(abs(time.time() - metrics.value('process_start_time_seconds')), 60)
        self.assertGreater(metrics.value('process_open_fds'), 3)
        self.assertGreaterEqual(metrics.value('process_max_fds'), metrics.value('process_open_fds'))
        self.assertGreater(metrics.value('process_threads'), 1)
        self.assertGreaterEqual(metrics.value('process_cpu_seconds_total'), 0)

    def test_the_format_is_prometheus(self):
        with server_with_files() as (server, _):
            text = Metrics(server).text
        result = subprocess.run(['promtool', 'check', 'metrics'], input=text, capture_output=True, text=True, check=False)
        complaints = [line for line in (result.stdout + result.stderr).splitlines() if not line.startswith('exposer_')]
        self.assertEqual(complaints, [], 'exposer_* are of the library')

    def test_every_metric_is_in_the_readme(self):
        readme = (ROOT / 'README.md').read_text(encoding='utf-8')
        with server_with_files() as (server, _):
            text = Metrics(server).text
        families = {line.split()[2] for line in text.splitlines() if line.startswith('# TYPE ')}
        for family in families:
            if not family.startswith(('exposer_', 'process_')):
                self.assertIn(f'`{family}`', readme)


class Port(unittest.TestCase):
    def fails(self, address):
        result = subprocess.run([SERVER, '--listen=127.0.0.1:0', f'--metrics_listen={address}'], stdin=subprocess.DEVNULL, capture_output=True,
                                text=True, timeout=60, check=False)
        self.assertEqual((result.returncode, result.stdout), (1, ''))
        return result.stderr

    def test_a_port_in_use_is_a_clear_error(self):
        with Server('--metrics_listen=127.0.0.1:0') as first:
            address = f'127.0.0.1:{port_of(first)}'
            self.assertEqual(self.fails(address), f'isnad-server: cannot serve metrics on {address}: Address already in use\n')

    def test_a_bad_address_is_a_clear_error(self):
        self.assertEqual(self.fails('nowhere'), 'isnad-server: cannot serve metrics on nowhere: not HOST:PORT\n')

    def test_nothing_is_served_unless_asked_for(self):
        with Server() as server:
            self.assertNotIn('metrics_port', server.log())


if __name__ == '__main__':
    os.environ['LC_ALL'] = 'C.UTF-8'
    unittest.main()
