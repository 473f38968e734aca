"""From the start to the end of a process: SERVING, SIGTERM under load, the second signal."""
import concurrent.futures
import json
import os
import signal
import threading
import time
import unittest

import grpc

from case import ROOT, SENTENCE, Case, HealthRequest, HealthResponse, Server, ask, details, health, item, open_stream
from measure import cpu_seconds, until


class LifeCycle(Case):
    def test_serving_from_the_first_moment(self):
        """The port opens after the warm-up: whoever can connect is served."""
        with Server() as server:
            channel = self.connect(server)
            self.assertEqual(health(channel), 'SERVING')
            self.assertEqual(health(channel, 'isnad.v1.QuoteAttributionService'), 'SERVING')
            self.assertEqual(health(channel, 'no.such.Service'), 'NOT_FOUND')

    def test_a_watcher_hears_of_the_end(self):
        server = Server('--drain_delay=500ms')
        self.addCleanup(server.stop)
        watch = self.connect(server).unary_stream('/grpc.health.v1.Health/Watch', HealthRequest.SerializeToString, HealthResponse.FromString)
        answers = watch(HealthRequest(), timeout=30)
        self.assertEqual(next(answers).status, 1)
        server.signal()
        self.assertEqual(next(answers).status, 2)
        self.assertEqual(server.wait(), 0)

    def test_no_accepted_call_is_lost(self):
        """Callers at full speed, each with a connection of its own; the server is told to stop in their midst."""
        server = Server('--drain_delay=1s', '--max_queue=1000')
        self.addCleanup(server.stop)

        def caller():
            """Asks until a call fails -> answers, and the failure."""
            channel = self.connect(server, ('grpc.enable_retries', 0))
            answered = 0
            while True:
                try:
                    ask(channel, ' '.join([SENTENCE] * 20))
                    answered += 1
                except grpc.RpcError as error:
                    return answered, error
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            callers = [pool.submit(caller) for _ in range(8)]
            time.sleep(1)
            server.signal()
            results = [done.result(60) for done in callers]
        self.assertEqual(server.wait(), 0)
        for _, error in results:
            # gRPC 1.51 answers CANCELLED to a call that comes when the port is closed, on a connection that has not heard of it yet.
            self.assertIn(error.code().name, ('UNAVAILABLE', 'CANCELLED'))
            self.assertEqual(details(error), {}, 'the service never saw the call')
        # Every call that the server began was answered, and the caller has the answer.
        calls = [line for line in server.log().splitlines() if '"msg":"call"' in line]
        self.assertEqual([line for line in calls if '"code":"OK"' not in line], [])
        self.assertEqual(sum(answered for answered, _ in results), len(calls))

    def test_with_a_second_server_and_retries_nothing_fails(self):
        """The retry policy that is shipped; a server stops under load, another stays."""
        policy = {**json.loads((ROOT / 'client/service_config.json').read_text()), 'loadBalancingConfig': [{'round_robin': {}}]}
        with Server() as stays:
            leaves = Server('--drain_delay=200ms')
            self.addCleanup(leaves.stop)
            channel = grpc.insecure_channel(f'ipv4:{leaves.address},{stays.address}',
                                            options=[('grpc.service_config', json.dumps(policy)), ('grpc.enable_http_proxy', 0)])
            self.addCleanup(channel.close)
            end = time.monotonic() + 3

            def caller():
                answered = 0
                while time.monotonic() < end:
                    ask(channel)
                    answered += 1
                return answered
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                callers = [pool.submit(caller) for _ in range(8)]
                time.sleep(1)
                leaves.signal()
                answered = sum(done.result(60) for done in callers)
            self.assertEqual(leaves.wait(), 0)
            self.assertGreater(answered, 100)
            self.assertGreater(leaves.log().count('"msg":"call"'), 10)
            self.assertGreater(stays.log().count('"msg":"call"'), 10)

    def test_a_long_call_is_finished(self):
        server = Server('--drain_timeout=60s')
        self.addCleanup(server.stop)
        answers = []
        call = threading.Thread(target=lambda: answers.append(ask(self.connect(server), ' '.join([SENTENCE] * 30_000), timeout=60)))
        call.start()
        until(lambda: cpu_seconds(server.pid) > 0.1, 20)
        server.signal()
        call.join()
        self.assertEqual(len(answers[0].quotes), 30_000)
        self.assertEqual(server.wait(), 0)

    def test_what_is_left_at_the_end_is_told_so(self):
        server = Server('--drain_timeout=300ms')
        self.addCleanup(server.stop)
        hold = threading.Event()

        def requests():
            yield item()
            hold.wait(30)
        answers = open_stream(self.connect(server), requests())
        next(answers)
        server.signal()
        self.fails('UNAVAILABLE', lambda: next(answers), 'SHUTTING_DOWN')
        hold.set()
        self.assertEqual(server.wait(), 0)

    def test_a_hangup_ends_nothing(self):
        with Server() as server:
            server.send(signal.SIGHUP)
            self.assertEqual(len(ask(self.connect(server)).quotes), 1)
            self.assertEqual(server.stop(), 0)

    def test_a_second_signal_ends_it_at_once(self):
        for first, second in ((signal.SIGTERM, signal.SIGTERM), (signal.SIGINT, signal.SIGINT)):
            server = Server('--drain_delay=1h', '--drain_timeout=1h')
            self.addCleanup(server.stop)
            os.kill(server.pid, first)
            until(lambda s=server: '"msg":"draining"' in s.log(), 10)
            start = time.monotonic()
            os.kill(server.pid, second)
            self.assertEqual(server.wait(), 0)
            self.assertLess(time.monotonic() - start, 5)


if __name__ == '__main__':
    unittest.main()
