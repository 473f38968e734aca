"""Every failure on the wire: a code, a reason of the domain isnad, and the details that belong to it. README.md has the table."""
import re
import unittest

import grpc

from case import (ROOT, SENTENCE, SERVICE, BatchRequest, BatchResponse, EngineInfo, Request, Response, ServerCase, ask, ask_batch, details,
                  item, open_stream, request, unary)

BAD_UTF8 = b'\xed\xa0\x80'  # half a surrogate pair, as JavaScript sends it


def with_bad_text(made):
    return made.SerializeToString().replace(SENTENCE.encode()[:3], BAD_UTF8)


def options(**values):
    made = request()
    for name, value in values.items():
        if isinstance(value, list):
            getattr(made.options, name).extend(value)
        else:
            setattr(made.options, name, value)
    return made


def known_speakers(count):
    made = request()
    for _ in range(count):
        made.options.known_speakers.add()
    return made


class Errors(ServerCase):
    def test_wrong_fields(self):
        for made, reason, field in (
                (Request(), 'TEXT_EMPTY', 'document.text'),
                (request('a' * (4 << 20) + 'a'), 'TEXT_TOO_LONG', 'document.text'),
                (request(title='a' * 4097), 'TITLE_TOO_LONG', 'document.title'),
                (request(id='a' * 1025), 'ID_TOO_LONG', 'document.id'),
                (options(offset_encoding=9), 'OFFSET_ENCODING_INVALID', 'options.offset_encoding'),
                (options(kinds=[1, 77]), 'QUOTE_KIND_INVALID', 'options.kinds[1]'),
                (options(min_confidence=1.5), 'MIN_CONFIDENCE_INVALID', 'options.min_confidence'),
                (options(min_confidence=float('nan')), 'MIN_CONFIDENCE_INVALID', 'options.min_confidence'),
                (known_speakers(10_001), 'TOO_MANY_KNOWN_SPEAKERS', 'options.known_speakers')):
            with self.subTest(reason):
                _, found = self.fails('INVALID_ARGUMENT', lambda made=made: ask(self.channel, made), reason)
                self.assertEqual(found['field'], field)
                self.assertEqual(found['metadata']['field'], field)

    def test_a_batch(self):
        self.fails('INVALID_ARGUMENT', lambda: ask_batch(self.channel, []), 'BATCH_EMPTY')
        _, found = self.fails('INVALID_ARGUMENT', lambda: ask_batch(self.channel, ['a'] * 1001), 'BATCH_TOO_LARGE')
        self.assertEqual(found['metadata'], {'field': 'requests', 'size': '1001', 'limit': '1000'})

    def test_bad_utf8_is_the_callers_fault(self):
        self.fails('INVALID_ARGUMENT', lambda: ask(self.channel, with_bad_text(request())), 'MALFORMED_REQUEST')
        batch = BatchRequest()
        batch.requests.add().CopyFrom(request())
        call = unary(self.channel, 'BatchAttributeQuotes', BatchResponse)
        self.fails('INVALID_ARGUMENT', lambda: call(with_bad_text(batch), timeout=10), 'MALFORMED_REQUEST')
        result = next(open_stream(self.channel, iter([with_bad_text(item())]))).result
        self.assertEqual(details(result.error)['reason'], 'MALFORMED_REQUEST')

    def test_bytes_that_are_no_message(self):
        for method, response in (('AttributeQuotes', Response), ('BatchAttributeQuotes', BatchResponse), ('GetEngineInfo', EngineInfo)):
            self.fails('INVALID_ARGUMENT', lambda m=method, r=response: unary(self.channel, m, r)(b'\x0a\xff', timeout=10), 'MALFORMED_REQUEST')

    def test_no_such_method(self):
        for path in (SERVICE + 'NoSuchMethod', '/no.such.Service/Method'):
            call = self.channel.unary_unary(path)
            self.fails('UNIMPLEMENTED', lambda call=call: call(b'', timeout=10), 'METHOD_UNKNOWN')

    def test_what_grpc_refuses_by_itself(self):
        """These two never reach the service: a code and a sentence, but no details."""
        error, found = self.fails('RESOURCE_EXHAUSTED', lambda: ask(self.channel, 'a' * (17 << 20)))
        self.assertIn('larger than max', error.details())
        self.assertEqual(found, {})
        error, found = self.fails('UNIMPLEMENTED', lambda: ask(self.channel, SENTENCE, compression=grpc.Compression.Gzip))
        self.assertIn('gzip', error.details())
        self.assertEqual(len(ask(self.channel).quotes), 1)

    def test_the_message_never_repeats_the_request(self):
        error, _ = self.fails('INVALID_ARGUMENT', lambda: ask(self.channel, request(title='سر' * 4097)))
        self.assertNotIn('سر', error.details() + self.server.log())

    def test_every_reason_of_the_source_is_documented(self):
        source = (ROOT / 'server/service/errors.cc').read_text(encoding='utf-8')
        reasons = set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+|DEADLINE|CANCELLED|INTERNAL)"', source[:source.index('ReasonOf')]))
        self.assertGreater(len(reasons), 15)
        readme = (ROOT / 'README.md').read_text(encoding='utf-8')
        contract = (ROOT / 'proto/isnad/v1/quote_attribution.proto').read_text(encoding='utf-8')
        for reason in reasons:
            self.assertTrue(re.search(rf'\| [A-Z_]+ \|[^|]*\b{reason}\b', readme), f'the README has no row for {reason}')
            self.assertTrue(reason in contract, f'the contract does not name {reason}')


if __name__ == '__main__':
    unittest.main()
