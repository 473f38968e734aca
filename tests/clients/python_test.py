"""Google's client for Python (Debian's python3-grpcio) against the real server."""
import pathlib
import sys
import threading
import unittest

import grpc

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from contract import Contract  # noqa: E402
from isnad_process import BUILD, Server  # noqa: E402

CONTRACT = Contract(BUILD / 'proto' / 'isnad.binpb')
TEXT = '😀 وقال مدير المحطة نبيل الحكيم: "الماء الذي خرج من الأنابيب صالح للشرب".'
WORDS = 'الماء الذي خرج من الأنابيب صالح للشرب'
UTF32 = {'offset_encoding': 3}


def request(text=TEXT, **document):
    return CONTRACT.message('isnad.v1.AttributeQuotesRequest')(document={'text': text, **document}, options=UTF32)


class Python(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.channel = grpc.insecure_channel(cls.server.address)
        cls.addClassCleanup(cls.channel.close)
        cls.attribute = staticmethod(CONTRACT.unary(cls.channel, 'AttributeQuotes'))
        cls.batch = staticmethod(CONTRACT.unary(cls.channel, 'BatchAttributeQuotes'))
        cls.stream = staticmethod(CONTRACT.stream(cls.channel, 'StreamAttributeQuotes'))

    def in_stream(self, documents):
        message = CONTRACT.message('isnad.v1.StreamAttributeQuotesRequest')
        return self.stream((message(request=document) for document in documents), timeout=60)

    def refused(self, call, code):
        with self.assertRaises(grpc.RpcError) as refusal:
            call()
        self.assertEqual(refusal.exception.code(), code)
        return refusal.exception

    def test_offsets_slice_a_string(self):
        response = self.attribute(request(id='a'), timeout=10)
        self.assertEqual(response.document_id, 'a')
        (quote,) = response.quotes
        self.assertEqual(TEXT[quote.span.begin_offset:quote.span.end_offset], WORDS)
        self.assertEqual(quote.span.content, WORDS)
        self.assertEqual(response.speakers[quote.attribution.speaker_index].name, 'نبيل الحكيم')

    def test_an_error_says_which_field(self):
        error = self.refused(lambda: self.attribute(request(''), timeout=10), grpc.StatusCode.INVALID_ARGUMENT)
        details = CONTRACT.details(error)
        self.assertEqual((details['ErrorInfo'].reason, details['ErrorInfo'].domain), ('TEXT_EMPTY', 'isnad'))
        self.assertEqual([v.field for v in details['BadRequest'].field_violations], ['document.text'])

    def test_bytes_that_are_no_message(self):
        raw = self.channel.unary_unary('/isnad.v1.QuoteAttributionService/AttributeQuotes')
        error = self.refused(lambda: raw(b'\xff\xff\xff', timeout=10), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertEqual(CONTRACT.details(error)['ErrorInfo'].reason, 'MALFORMED_REQUEST')

    def test_a_method_that_does_not_exist(self):
        raw = self.channel.unary_unary('/isnad.v1.QuoteAttributionService/Guess')
        self.refused(lambda: raw(b'', timeout=10), grpc.StatusCode.UNIMPLEMENTED)

    def test_a_bad_document_fails_alone_in_a_batch(self):
        message = CONTRACT.message('isnad.v1.BatchAttributeQuotesRequest')
        response = self.batch(message(requests=[request(), request(''), request()]), timeout=10)
        self.assertEqual([result.WhichOneof('result') for result in response.results], ['response', 'error', 'response'])
        violation = CONTRACT.details_of(response.results[1].error)['BadRequest'].field_violations[0]
        self.assertEqual(violation.field, 'requests[1].document.text')

    def test_a_stream_answers_in_order(self):
        documents = [request(TEXT * (1 + i % 3) if i % 10 else '', id=str(i)) for i in range(200)]
        results = [response.result for response in self.in_stream(documents)]
        self.assertEqual([result.index for result in results], list(range(200)))
        for i, result in enumerate(results):
            self.assertEqual(result.WhichOneof('result'), 'response' if i % 10 else 'error')
            self.assertEqual(result.response.document_id, str(i) if i % 10 else '')

    def test_a_conversation(self):
        """The next document is sent only when the last was answered: the stream holds nothing back."""
        answered = threading.Semaphore(1)

        def documents():
            for i in range(20):
                self.assertTrue(answered.acquire(timeout=30))
                yield request(id=str(i))
        count = 0
        for response in self.in_stream(documents()):
            self.assertEqual(response.result.response.document_id, str(count))
            count += 1
            answered.release()
        self.assertEqual(count, 20)

    def test_a_deadline(self):
        self.refused(lambda: self.attribute(request(TEXT * 20000), timeout=0.02), grpc.StatusCode.DEADLINE_EXCEEDED)
        self.attribute(request(), timeout=10)

    def test_a_call_that_is_cancelled_in_mid_stream(self):
        calls = [self.in_stream(request() for _ in iter(int, 1)) for _ in range(4)]  # without end
        for call in calls:
            next(call)
            call.cancel()
        for call in calls:
            self.assertEqual(call.code(), grpc.StatusCode.CANCELLED)
        self.attribute(request(), timeout=10)

    def test_many_threads_get_their_own_answers(self):
        wrong = []

        def ask(worker):
            for i in range(25):
                name = f'{worker}-{i}'
                if self.attribute(request(id=name), timeout=30).document_id != name:
                    wrong.append(name)
        threads = [threading.Thread(target=ask, args=(worker,)) for worker in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_health(self):
        check = self.channel.unary_unary('/grpc.health.v1.Health/Check')
        serving = b'\x08\x01'
        self.assertEqual(check(b'', timeout=10), serving)
        name = b'isnad.v1.QuoteAttributionService'
        self.assertEqual(check(b'\n' + bytes([len(name)]) + name, timeout=10), serving)


if __name__ == '__main__':
    unittest.main()
