"""JSON Lines: order, broken lines, ids, memory."""
import json
import os
import select
import subprocess
import tempfile
import unittest

from case import SENTENCE, Case
from isnad_process import CLIENT, SANITIZED


class JsonLines(Case):
    def test_order_is_kept(self):
        documents = [{'id': f'd{i}', 'text': SENTENCE * (1 + 37 * i % 50)} for i in range(400)]
        result, answers = self.ask_lines(*documents, flags=['--parallel=16'])
        self.assert_answered(result)
        self.assertEqual([a['id'] for a in answers], [d['id'] for d in documents])
        self.assertEqual([a['response']['documentId'] for a in answers], [d['id'] for d in documents])
        for document, answer in zip(documents, answers):
            self.assertEqual(len(answer['response']['quotes']), document['text'].count(':'))

    def test_parallel_changes_nothing(self):
        documents = [{'text': SENTENCE * (1 + i % 7)} for i in range(60)]
        outputs = {self.ask_lines(*documents, flags=[f'--parallel={n}'])[0].stdout for n in (1, 3, 64)}
        self.assertEqual(len(outputs), 1)

    def test_a_broken_line_fails_alone(self):
        good = {'id': 'good', 'text': SENTENCE}
        for broken in ('{', '{"text": "a" "b"}', '"text"', '[1]', '17', 'nonsense', '{"text": 17}', '{"text": ["a"]}', '{"id": {}, "text": "a"}',
                       '{"id": true, "text": "a"}', '{"text": "a", "title": 3}', '[' * 100000, '{"text": "a"} {"text": "b"}',
                       "{'text': 'a'}", '{"text": "tab\tin it"}'):
            with self.subTest(broken[:40]):
                result, answers = self.ask_lines(good, broken, good)
                self.assert_failed(result, 'isnad: standard input:2: INVALID_ARGUMENT LINE_MALFORMED: ')
                self.assertEqual([('response' in a) for a in answers], [True, False, True])
                self.assertEqual((answers[1]['id'], answers[1]['error']['reason']), ('2', 'LINE_MALFORMED'))

    def test_half_a_surrogate_pair(self):
        for text in (r'\ud800', r'a \ud83d b', r'\ude00', r'\ude00\ud83d'):
            result, answers = self.ask_lines('{"id": "s", "text": "%s"}' % text, {'text': SENTENCE})
            self.assert_failed(result, 'LINE_MALFORMED')
            self.assertEqual([('response' in a) for a in answers], [False, True])

    def test_a_surrogate_pair(self):
        result, answers = self.ask_lines(r'{"text": "\ud83d\ude00 %s"}' % SENTENCE.replace('"', r'\"'), flags=['--offsets=utf32'])
        self.assert_answered(result)
        span = answers[0]['response']['quotes'][0]['span']
        self.assertEqual(('😀 ' + SENTENCE)[span['beginOffset']:span['endOffset']], span['content'])

    def test_invalid_utf8_in_a_line(self):
        result = self.ask('--input-format=jsonl', '--format=jsonl', stdin=b'{"text": "\xff"}\n{"text": "a"}\n')
        self.assert_failed(result, 'standard input:1: INVALID_ARGUMENT LINE_MALFORMED')
        self.assertEqual(len(result.stdout.splitlines()), 2)

    def test_ids(self):
        lines = [{'text': 'a'}, {'id': 17, 'text': 'a'}, {'id': None, 'text': 'a'}, {'id': 'س "x"', 'text': 'a'}, {'id': '', 'text': 'a'}]
        result, answers = self.ask_lines(*lines)
        self.assert_answered(result)
        self.assertEqual([a['id'] for a in answers], ['1', 17, '3', 'س "x"', ''])
        self.assertEqual([a['response'].get('documentId', '') for a in answers], ['1', '17', '3', 'س "x"', ''])

    def test_blank_lines_and_windows_line_ends(self):
        line = json.dumps({'text': 'a'})
        result = self.ask('--input-format=jsonl', '--format=jsonl', stdin=f'\r\n{line}\r\n  \n\n{line}')
        self.assert_answered(result)
        self.assertEqual([json.loads(a)['id'] for a in result.stdout.splitlines()], ['2', '5'])

    def test_other_members_are_ignored(self):
        result, answers = self.ask_lines({'text': SENTENCE, 'outlet': 'x', 'quotes': [{'a': 1}], 'Text': 5})
        self.assert_answered(result)
        self.assertEqual(len(answers), 1)

    def test_title(self):
        result, answers = self.ask_lines({'title': 'سلمى الراشدي تفتتح المحطة', 'text': SENTENCE}, {'title': None, 'text': SENTENCE})
        self.assert_answered(result)
        self.assertEqual(len(answers), 2)

    def test_no_lines(self):
        result = self.ask('--input-format=jsonl', '--format=jsonl')
        self.assert_answered(result)
        self.assertEqual(result.stdout, b'')

    def test_text_format_for_lines(self):
        result = self.ask('--input-format=jsonl', stdin=json.dumps({'text': SENTENCE}) + '\n{')
        self.assert_failed(result, 'standard input:2: ')
        self.assertIn('standard input:1: ', result.stdout.decode())

    def test_an_answer_comes_before_the_input_ends(self):
        command = [CLIENT, 'attribute', '--input-format=jsonl', '--format=jsonl', f'--server={self.server.address}']
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(3):
                process.stdin.write(json.dumps({'id': i, 'text': SENTENCE}).encode() + b'\n')
                process.stdin.flush()
                self.assertTrue(select.select([process.stdout], [], [], 20)[0], 'no answer while the input is open')
                self.assertEqual(json.loads(process.stdout.readline())['id'], i)
            process.stdin.close()
            self.assertEqual(process.wait(20), 0)

    @unittest.skipIf(SANITIZED, 'a sanitizer keeps what was freed')
    def test_memory_does_not_grow_with_the_input(self):
        line = json.dumps({'text': ' '.join([SENTENCE] * 200)}, ensure_ascii=False).encode() + b'\n'
        command = [CLIENT, 'attribute', '--input-format=jsonl', '--format=jsonl', f'--server={self.server.address}']
        peaks = []
        for count in (20, 1500):
            with tempfile.TemporaryFile() as lines, open(os.devnull, 'wb') as nowhere:
                lines.write(line * count)
                lines.seek(0)
                process = subprocess.Popen(command, stdin=lines, stdout=nowhere)
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                self.assertEqual(process.returncode, 0)
                peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] + 40 * 1024, f'{len(line) * 1500 >> 20} MiB of input; peaks in KiB')


if __name__ == '__main__':
    unittest.main()
