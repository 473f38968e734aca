"""Answers for files and standard input, and what bad input gives."""
import json
import pathlib
import unittest

from case import ARTICLE, SENTENCE, SPEAKER, Case


class Answers(Case):
    def attributed(self, response):
        """-> {content: speaker} of the quotations whose speaker is known"""
        return {q['span']['content']: response['speakers'][q['attribution']['speakerIndex']]['name']
                for q in response.get('quotes', []) if 'speakerIndex' in q.get('attribution', {})}

    def test_json(self):
        result = self.ask('--format=json', stdin=SENTENCE)
        self.assert_answered(result)
        response = json.loads(result.stdout)
        self.assertEqual(self.attributed(response), {'لن يبقى حي واحد بلا ماء': SPEAKER})
        self.assertEqual(response['offsetEncoding'], 'OFFSET_ENCODING_UTF8')
        self.assertEqual(result.stdout.count(b'\n'), 1)

    def test_text_names_speaker_cue_and_rule(self):
        result = self.ask(stdin=SENTENCE)
        self.assert_answered(result)
        text = result.stdout.decode()
        for part in (f'speaker: {SPEAKER}', 'role: وزيرة المياه', 'cue: قالت (verb)', 'resolution: explicit, confidence', 'rule '):
            self.assertIn(part, text)

    def test_text_says_what_was_not_said_to_whom_and_through_whom(self):
        text = ('لم يقل سامي الراعي للصحافيين أمس إن "الجسر آمن".\n\n'
                'ونقلت وكالة الساحل عن لمى النادر قولها إن "العمل انتهى".\n')
        result = self.ask(stdin=text.encode())
        self.assert_answered(result)
        for part in ('cue: يقل (verb, not-said)', 'to: للصحافيين', 'setting: أمس', 'relayed by: وكالة الساحل (ونقلت)'):
            self.assertIn(part, result.stdout.decode())

    def test_text_says_who_else_it_may_be(self):
        answer = self.ask(stdin='قال الوزير سامي الكرمي إن الجسر قديم. واتصل المدير كريم الطويل بالمهندس نبيل الحكيم، وأكد أن العمل انتهى.')
        self.assert_answered(answer)
        self.assertRegex(answer.stdout.decode(), r'speaker: كريم الطويل\n(.*\n)+    or: سامي الكرمي \(confidence 0\.\d\d\)\n')

    def test_text_says_unknown_and_why(self):
        result = self.ask('--min-confidence=1', '--kinds=direct', stdin=SENTENCE)
        self.assert_answered(result)
        self.assertIn('speaker: unknown: less certain than --min-confidence', result.stdout.decode())
        self.assertNotIn(SPEAKER, result.stdout.decode().split('speaker: unknown')[1])

    def test_offsets_slice_the_text_in_every_unit(self):
        text = '😀 ' + ARTICLE.read_text(encoding='utf-8')
        units = {'utf8': (text.encode(), 1), 'utf16': (text.encode('utf-16-le'), 2), 'utf32': (text.encode('utf-32-le'), 4)}
        decode = {'utf8': 'utf-8', 'utf16': 'utf-16-le', 'utf32': 'utf-32-le'}
        for unit, (data, size) in units.items():
            for flag in ([f'--offsets={unit}'], ['--offsets', unit]):
                response = json.loads(self.ask('--format=json', *flag, stdin=text).stdout)
                self.assertEqual(response['offsetEncoding'], f'OFFSET_ENCODING_{unit.upper()}')
                self.assertGreater(len(response['quotes']), 5)
                for quote in response['quotes']:
                    span = quote['span']
                    content = data[span['beginOffset'] * size:span['endOffset'] * size].decode(decode[unit])
                    self.assertEqual(content, span['content'])

    def test_kinds(self):
        for spelling in ('non-speech', 'non_speech', 'NON_SPEECH'):
            response = json.loads(self.ask('--format=json', '--kinds', spelling, str(ARTICLE)).stdout)
            self.assertEqual({q['kind'] for q in response['quotes']}, {'QUOTE_KIND_NON_SPEECH'})
        both = json.loads(self.ask('--format=json', '--kinds=non-speech,direct', str(ARTICLE)).stdout)
        self.assertEqual({q['kind'] for q in both['quotes']}, {'QUOTE_KIND_NON_SPEECH', 'QUOTE_KIND_DIRECT'})

    def test_min_confidence_with_underscore(self):
        response = json.loads(self.ask('--format=json', '--min_confidence=1', '--kinds=direct', stdin=SENTENCE).stdout)
        self.assertEqual(self.attributed(response), {})

    def test_same_input_same_bytes(self):
        self.assertEqual(self.ask('--format=json', str(ARTICLE)).stdout, self.ask('--format=json', str(ARTICLE)).stdout)

    def test_a_text_without_arabic_is_no_error(self):
        self.assert_answered(self.ask('--format=json', stdin='no Arabic here'))


class Files(Case):
    def test_standard_input_with_and_without_a_dash(self):
        self.assertEqual(self.ask('--format=json', '-', stdin=SENTENCE).stdout, self.ask('--format=json', stdin=SENTENCE).stdout)

    def test_several_files_in_order(self):
        folder = self.folder()
        names = [str(folder / f'{i}.txt') for i in range(12)]
        for i, name in enumerate(names):
            pathlib.Path(name).write_text(SENTENCE * (13 - i), encoding='utf-8')
        result = self.ask('--format=jsonl', '--parallel=8', *names)
        self.assert_answered(result)
        self.assertEqual([json.loads(line)['id'] for line in result.stdout.splitlines()], names)

    def test_a_missing_file_fails_alone(self):
        folder = self.folder()
        (folder / 'good.txt').write_text(SENTENCE, encoding='utf-8')
        result = self.ask(str(folder / 'missing.txt'), str(folder / 'good.txt'))
        self.assert_failed(result, 'missing.txt: NOT_FOUND INPUT_UNREADABLE: No such file')
        self.assertIn(SPEAKER, result.stdout.decode())

    def test_a_missing_file_of_lines_fails_alone(self):
        folder = self.folder()
        (folder / 'good.jsonl').write_text(json.dumps({'text': SENTENCE}), encoding='utf-8')
        result = self.ask('--input-format=jsonl', '--format=jsonl', str(folder / 'no.jsonl'), str(folder / 'good.jsonl'))
        self.assert_failed(result, 'no.jsonl: NOT_FOUND')
        self.assertEqual([('error' in json.loads(line)) for line in result.stdout.splitlines()], [True, False])

    def test_a_folder_is_not_a_document(self):
        self.assert_failed(self.ask(str(self.folder())), 'Is a directory')

    def test_a_file_named_like_a_flag(self):
        folder = self.folder()
        (folder / '--odd').write_text(SENTENCE, encoding='utf-8')
        self.assert_answered(self.ask('--format=json', '--', str(folder / '--odd')))

    def test_byte_order_mark_and_windows_line_ends(self):
        result = self.ask('--format=json', stdin='\ufeff' + SENTENCE + '\r\n')
        self.assert_answered(result)
        self.assertIn(SPEAKER, result.stdout.decode())


class BadInput(Case):
    def tearDown(self):
        self.assert_answered(self.ask(stdin=SENTENCE))  # whatever came, the server goes on

    def test_empty_text(self):
        empty = self.folder() / 'empty.txt'
        empty.touch()
        self.assert_failed(self.ask(str(empty)), f'isnad: {empty}: INVALID_ARGUMENT TEXT_EMPTY: ')
        self.assert_failed(self.ask(), 'isnad: standard input: INVALID_ARGUMENT TEXT_EMPTY: ')

    def test_invalid_utf8(self):
        for text in (b'\xff', SENTENCE.encode('cp1256'), b'abc \xed\xa0\x80', 'ماء'.encode()[:-1], b'\xf4\x90\x80\x80'):
            self.assert_failed(self.ask(stdin=text), 'INVALID_ARGUMENT MALFORMED_REQUEST: ', 'UTF-8')

    def test_text_over_the_limit(self):
        result = self.ask(stdin=b'a' * (4 * 1024 * 1024 + 1))
        self.assert_failed(result, 'standard input: INVALID_ARGUMENT TEXT_TOO_LONG: ')

    def test_text_at_the_limit(self):
        self.assert_answered(self.ask('--format=json', stdin=b'a' * (4 * 1024 * 1024)))

    def test_message_over_the_limit(self):
        self.assert_failed(self.ask(stdin=b'a' * (17 * 1024 * 1024)), 'standard input: RESOURCE_EXHAUSTED')

    def test_endless_file(self):
        self.assert_failed(self.ask('/dev/zero'), '/dev/zero: INVALID_ARGUMENT TEXT_TOO_LONG: ')

    def test_error_as_json(self):
        result, answers = self.ask_lines({'id': 'a', 'text': ''})
        self.assert_failed(result, 'standard input:1: INVALID_ARGUMENT TEXT_EMPTY')
        error = answers[0]['error']
        self.assertEqual((answers[0]['id'], error['code'], error['status'], error['reason'], error['field']),
                         ('a', 3, 'INVALID_ARGUMENT', 'TEXT_EMPTY', 'document.text'))
        self.assertTrue(error['message'])

    def test_title_over_the_limit(self):
        result, _ = self.ask_lines({'title': 'ع' * 5000, 'text': SENTENCE})
        self.assert_failed(result, 'TITLE_TOO_LONG')

    def test_a_nul_byte_is_text(self):
        self.assert_answered(self.ask('--format=json', stdin='\0' + SENTENCE))


if __name__ == '__main__':
    unittest.main()
