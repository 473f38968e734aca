"""The calls: one document, a batch, a stream, and what the engine says of itself; deadlines and cancellation inside a long document."""
import itertools
import queue
import threading
import time
import unittest

import grpc

from case import (SENTENCE, SPEAKER, Case, EngineInfo, Response, Server, ServerCase, ask, ask_batch, details, item, open_stream, request, unary)
from measure import SLOWNESS, cpu_seconds, resident_mib, until

LONG = ' '.join([SENTENCE] * 30_000)[:4_000_000].rsplit(' ', 1)[0][:2_200_000]  # 4 MB of UTF-8


class Calls(ServerCase):
    def test_one_document(self):
        answer = ask(self.channel, request(id='a-7'))
        self.assertEqual(answer.document_id, 'a-7')
        self.assertEqual([speaker.name for speaker in answer.speakers], [SPEAKER])

    def test_a_batch_keeps_its_order_and_a_bad_document_fails_alone(self):
        texts = [f'{SENTENCE} {i}.' for i in range(50)]
        texts[20] = ''
        results = ask_batch(self.channel, texts).results
        self.assertEqual([result.index for result in results], list(range(50)))
        self.assertEqual([i for i, result in enumerate(results) if result.HasField('error')], [20])
        found = details(results[20].error)
        self.assertEqual((found['reason'], found['field']), ('TEXT_EMPTY', 'requests[20].document.text'))

    def test_a_stream_answers_in_order_and_goes_on_after_bad_items(self):
        items = [item(id='0'), b'\xff\xff\xff', item(id='2'), item(''), item(id='4')]
        results = [answer.result for answer in open_stream(self.channel, iter(items))]
        self.assertEqual([result.index for result in results], list(range(5)))
        self.assertEqual([details(result.error)['reason'] if result.HasField('error') else result.response.document_id for result in results],
                         ['0', 'MALFORMED_REQUEST', '2', 'TEXT_EMPTY', '4'])

    def test_each_answer_of_a_stream_comes_before_the_next_request(self):
        requests = queue.Queue()
        answers = open_stream(self.channel, iter(requests.get, None))
        for i in range(20):
            requests.put(item(id=str(i)))
            self.assertEqual(next(answers).result.response.document_id, str(i))
        requests.put(None)
        self.assertEqual(list(answers), [])
        self.assertEqual(answers.code(), grpc.StatusCode.OK)

    def test_a_stream_is_read_no_faster_than_it_is_taken(self):
        """A caller that writes without reading is held up, and what the server holds stays small."""
        big = item(' '.join([SENTENCE] * 5000))
        sent = []

        def requests():
            for _ in range(400):  # 200 MB, and answers of several times that
                sent.append(1)
                yield big
        before = resident_mib(self.server.pid)
        answers = open_stream(self.channel, requests(), timeout=120)
        next(answers)
        until(lambda: self.stands_still(sent), 30)
        self.assertLess(len(sent), 60)
        self.assertLess(resident_mib(self.server.pid) - before, 200)
        answers.cancel()
        until(self.idle, 30)

    def stands_still(self, sent):
        count = len(sent)
        time.sleep(1)
        return len(sent) == count

    def idle(self):
        before = cpu_seconds(self.server.pid)
        time.sleep(0.3)
        return cpu_seconds(self.server.pid) - before < 0.05

    def test_engine_info_serves_the_limits(self):
        info = unary(self.channel, 'GetEngineInfo', EngineInfo)(b'', timeout=10)
        self.assertRegex(info.engine_version, r'^\d+\.\d+\.\d+$')
        self.assertEqual(info.lexicons[0].name, 'builtin')
        limits = info.limits
        self.assertEqual((limits.max_text_bytes, limits.max_batch_documents, limits.max_message_bytes), (4 << 20, 1000, 16 << 20))
        self.fails('INVALID_ARGUMENT', lambda: ask(self.channel, 'a' * (limits.max_text_bytes + 1)), 'TEXT_TOO_LONG')
        self.fails('INVALID_ARGUMENT', lambda: ask_batch(self.channel, ['a'] * (limits.max_batch_documents + 1)), 'BATCH_TOO_LARGE')

    def work_after(self, end):
        """CPU seconds that the server still takes for a batch of long documents once `end` has ended the call."""
        call = unary(self.channel, 'BatchAttributeQuotes', Response)
        batch = b''.join(b'\x0a' + varint(len(data)) + data for data in itertools.repeat(request(LONG).SerializeToString(), 3))
        future = call.future(batch, timeout=120)
        before = cpu_seconds(self.server.pid)
        until(lambda: cpu_seconds(self.server.pid) - before > 0.05, 30)
        end(future)
        time.sleep(0.5)
        left = cpu_seconds(self.server.pid)
        time.sleep(1)
        return cpu_seconds(self.server.pid) - left

    def test_cancelling_stops_the_work(self):
        self.assertLess(self.work_after(lambda future: future.cancel()), 0.2 * SLOWNESS)

    def test_a_closed_connection_stops_the_work(self):
        self.assertLess(self.work_after(lambda future: self.channel.close()), 0.2 * SLOWNESS)

    def test_a_cancelled_stream_stops_the_work(self):
        asked = threading.Event()

        def requests():
            while True:
                asked.set()
                yield item(LONG)
        answers = open_stream(self.channel, requests())
        asked.wait(10)
        time.sleep(0.2)
        answers.cancel()
        time.sleep(0.5)
        left = cpu_seconds(self.server.pid)
        time.sleep(1)
        self.assertLess(cpu_seconds(self.server.pid) - left, 0.2 * SLOWNESS)

    def test_a_stream_may_wait_longer_than_a_request_may_take(self):
        def requests():
            for _ in range(2):
                yield item()
                time.sleep(1)
        with Server('--max_request_time=300ms') as server:
            self.assertEqual(len(list(open_stream(self.connect(server), requests()))), 2)

    def test_a_stream_without_a_document_gives_its_place_to_another(self):
        done = threading.Event()
        self.addCleanup(done.set)

        def requests(count):
            for _ in range(count):
                yield item()
                time.sleep(0.5)
            done.wait(60)
        with Server('--max_stream_idle=1s', '--max_streams=1') as server:
            channel, answered = self.connect(server), []
            answers = open_stream(channel, requests(4))
            self.fails('ABORTED', lambda: answered.extend(map(bool, answers)), 'STREAM_IDLE')
            self.assertEqual(len(answered), 4)

            def another():
                try:
                    return bool(list(open_stream(channel, iter([item()]))))
                except grpc.RpcError as error:  # just before the place is given back
                    self.assertEqual(error.code().name, 'RESOURCE_EXHAUSTED')
            until(another, 10)
        with Server('--max_stream_idle=1s') as server:
            self.fails('ABORTED', lambda: list(open_stream(self.connect(server), requests(0))), 'STREAM_IDLE')
        with Server('--max_stream_idle=0') as server:
            answers = open_stream(self.connect(server), requests(0), timeout=2)
            self.fails('DEADLINE_EXCEEDED', lambda: next(answers))

    def test_a_deadline_is_answered_by_the_server(self):
        """The log tells who ended the call: the client gives up by itself in any case."""
        self.fails('DEADLINE_EXCEEDED', lambda: ask(self.channel, LONG, timeout=0.1))
        until(lambda: '"reason":"DEADLINE"' in self.server.log(), 20)

    def test_other_callers_do_not_wait_for_a_batch(self):
        batch = threading.Thread(target=ask_batch, args=(self.channel, [' '.join([SENTENCE] * 200)] * 300))
        batch.start()
        other = self.connect(self.server)
        ask(other)
        times = []
        while batch.is_alive():
            start = time.monotonic()
            ask(other)
            times.append(time.monotonic() - start)
        self.assertGreater(len(times), 3)
        self.assertLess(sorted(times)[len(times) // 2], 0.5 * SLOWNESS)


class TimeLimit(Case):
    def test_no_call_takes_longer_than_the_server_allows(self):
        limit = 20 * SLOWNESS
        with Server(f'--max_request_time={limit}ms') as server:
            channel = self.connect(server)
            _, found = self.fails('DEADLINE_EXCEEDED', lambda: ask(channel, LONG), 'TIME_LIMIT')
            self.assertEqual(found['metadata'], {'limit_ms': str(limit)})

            def a_short_text():
                try:
                    return len(ask(channel).quotes) == 1
                except grpc.RpcError as error:  # on a machine that is busy with something else
                    self.assertEqual(details(error)['reason'], 'TIME_LIMIT')
            until(a_short_text, 20)


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


if __name__ == '__main__':
    unittest.main()
