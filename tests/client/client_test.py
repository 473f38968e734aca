"""The client `isnad` as scripts and people call it, against the real server. One test, one promise of the contract."""
import fcntl
import json
import os
import pathlib
import pty
import select
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import CLIENT, ROOT, Server, client, free_port  # noqa: E402

ARTICLE = ROOT / 'deploy' / 'sample' / 'article.txt'
SENTENCE = 'قالت وزيرة المياه سلمى الراشدي: "لن يبقى حي واحد بلا ماء".'
SPEAKER = 'سلمى الراشدي'


def setUpModule():
    global server
    server = Server()


def tearDownModule():
    server.stop()


def ask(*arguments, stdin='', **more):
    stdin = stdin if isinstance(stdin, bytes) else stdin.encode()
    return client('attribute', *arguments, server=server.address, stdin=stdin, **more)


def ask_lines(*lines, flags=(), **more):
    """JSON Lines in and out. A line that is no str is dumped. -> (result, answers)"""
    text = '\n'.join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    result = ask('--input-format=jsonl', '--format=jsonl', *flags, stdin=text, **more)
    return result, [json.loads(line) for line in result.stdout.decode().splitlines()]


class Case(unittest.TestCase):
    longMessage = True

    def assert_answered(self, result):
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ''))

    def assert_failed(self, result, *parts, status=1):
        """Exit status, and exactly one line on standard error that holds the parts."""
        error = result.stderr.decode()
        self.assertEqual(result.returncode, status, error)
        self.assertEqual(error.count('\n'), 1, error)
        self.assertTrue(error.startswith('isnad: '), error)
        for part in parts:
            self.assertIn(part, error)

    def folder(self):
        folder = tempfile.TemporaryDirectory(prefix='isnad-client-')
        self.addCleanup(folder.cleanup)
        return pathlib.Path(folder.name)


class Usage(Case):
    def assert_usage(self, *arguments, says):
        result = client(*arguments, server=server.address)
        self.assert_failed(result, says, status=2)
        self.assertEqual(result.stdout, b'')

    def test_no_command(self):
        self.assert_usage(says='no command')

    def test_unknown_command(self):
        self.assert_usage('frobnicate', says='frobnicate')

    def test_unknown_flag(self):
        self.assert_usage('attribute', '--colour=red', says='--colour')

    def test_unknown_short_flag(self):
        self.assert_usage('attribute', '-z', says='-z')

    def test_unknown_format(self):
        self.assert_usage('attribute', '--format=yaml', says='text, json or jsonl')

    def test_formats_of_later_versions(self):
        for name in ('csv', 'html', 'jsonld'):
            self.assert_usage('attribute', f'--format={name}', says='text, json or jsonl')

    def test_unknown_input_format(self):
        self.assert_usage('attribute', '--input-format', 'xml', says='text or jsonl')

    def test_unknown_offset_encoding(self):
        self.assert_usage('attribute', '--offsets=utf7', says='utf8, utf16 or utf32')

    def test_unspecified_offset_encoding(self):
        self.assert_usage('attribute', '--offsets=unspecified', says='utf8, utf16 or utf32')

    def test_unknown_kind(self):
        self.assert_usage('attribute', '--kinds=direct,shouted', says='fragment')

    def test_min_confidence_out_of_range(self):
        for value in ('1.5', '-1', 'nan', 'high', ''):
            self.assert_usage('attribute', f'--min-confidence={value}', says='from 0 to 1')

    def test_timeout_out_of_range(self):
        for value in ('0', '-3s', 'soon', '25h', 'inf', ''):
            self.assert_usage('attribute', f'--timeout={value}', says='--timeout')

    def test_parallel_out_of_range(self):
        for value in ('0', '257', 'many', ''):
            self.assert_usage('attribute', f'--parallel={value}', says='from 1 to 256')

    def test_server_without_port(self):
        for value in ('localhost', ':50051', 'localhost:', ''):
            self.assert_usage('attribute', f'--server={value}', says='HOST:PORT')

    def test_server_of_the_environment_without_port(self):
        result = client('attribute', environment={'ISNAD_SERVER': 'localhost'})
        self.assert_failed(result, 'ISNAD_SERVER', 'HOST:PORT', status=2)

    def test_flag_without_value(self):
        self.assert_usage('attribute', '--offsets', says='needs a value')

    def test_json_for_several_documents(self):
        self.assert_usage('attribute', '--format=json', 'a', 'b', says='jsonl')
        self.assert_usage('attribute', '--format=json', '--input-format=jsonl', says='jsonl')

    def test_standard_input_twice(self):
        self.assert_usage('attribute', '-', '-', says='only once')

    def test_help(self):
        for arguments in (['--help'], ['-h'], ['attribute', '--help']):
            result = client(*arguments)
            self.assert_answered(result)
            for word in ('usage:', '--offsets', '--timeout', '--parallel', 'Exit status'):
                self.assertIn(word, result.stdout.decode())

    def test_version(self):
        result = client('--version')
        self.assert_answered(result)
        self.assertRegex(result.stdout.decode(), r'^isnad \d+\.\d+\.\d+\n$')


class Answers(Case):
    def attributed(self, response):
        """-> {content: speaker} of the quotations whose speaker is known"""
        return {q['span']['content']: response['speakers'][q['attribution']['speakerIndex']]['name']
                for q in response.get('quotes', []) if 'speakerIndex' in q.get('attribution', {})}

    def test_json(self):
        result = ask('--format=json', stdin=SENTENCE)
        self.assert_answered(result)
        response = json.loads(result.stdout)
        self.assertEqual(self.attributed(response), {'لن يبقى حي واحد بلا ماء': SPEAKER})
        self.assertEqual(response['offsetEncoding'], 'OFFSET_ENCODING_UTF8')
        self.assertEqual(result.stdout.count(b'\n'), 1)

    def test_text_names_speaker_cue_and_rule(self):
        result = ask(stdin=SENTENCE)
        self.assert_answered(result)
        text = result.stdout.decode()
        for part in (f'speaker: {SPEAKER}', 'role: وزيرة المياه', 'cue: قالت (verb)', 'resolution: explicit, confidence', 'rule '):
            self.assertIn(part, text)

    def test_text_says_unknown_and_why(self):
        result = ask('--min-confidence=1', '--kinds=direct', stdin=SENTENCE)
        self.assert_answered(result)
        self.assertIn('speaker: unknown: less certain than --min-confidence', result.stdout.decode())
        self.assertNotIn(SPEAKER, result.stdout.decode().split('speaker: unknown')[1])

    def test_offsets_slice_the_text_in_every_unit(self):
        text = '😀 ' + ARTICLE.read_text(encoding='utf-8')
        units = {'utf8': (text.encode(), 1), 'utf16': (text.encode('utf-16-le'), 2), 'utf32': (text.encode('utf-32-le'), 4)}
        decode = {'utf8': 'utf-8', 'utf16': 'utf-16-le', 'utf32': 'utf-32-le'}
        for unit, (data, size) in units.items():
            for flag in ([f'--offsets={unit}'], ['--offsets', unit]):
                response = json.loads(ask('--format=json', *flag, stdin=text).stdout)
                self.assertEqual(response['offsetEncoding'], f'OFFSET_ENCODING_{unit.upper()}')
                self.assertGreater(len(response['quotes']), 5)
                for quote in response['quotes']:
                    span = quote['span']
                    content = data[span['beginOffset'] * size:span['endOffset'] * size].decode(decode[unit])
                    self.assertEqual(content, span['content'])

    def test_kinds(self):
        for spelling in ('non-speech', 'non_speech', 'NON_SPEECH'):
            response = json.loads(ask('--format=json', '--kinds', spelling, str(ARTICLE)).stdout)
            self.assertEqual({q['kind'] for q in response['quotes']}, {'QUOTE_KIND_NON_SPEECH'})
        both = json.loads(ask('--format=json', '--kinds=non-speech,direct', str(ARTICLE)).stdout)
        self.assertEqual({q['kind'] for q in both['quotes']}, {'QUOTE_KIND_NON_SPEECH', 'QUOTE_KIND_DIRECT'})

    def test_min_confidence_with_underscore(self):
        response = json.loads(ask('--format=json', '--min_confidence=1', '--kinds=direct', stdin=SENTENCE).stdout)
        self.assertEqual(self.attributed(response), {})

    def test_same_input_same_bytes(self):
        self.assertEqual(ask('--format=json', str(ARTICLE)).stdout, ask('--format=json', str(ARTICLE)).stdout)

    def test_a_text_without_arabic_is_no_error(self):
        self.assert_answered(ask('--format=json', stdin='no Arabic here'))


class Files(Case):
    def test_standard_input_with_and_without_a_dash(self):
        self.assertEqual(ask('--format=json', '-', stdin=SENTENCE).stdout, ask('--format=json', stdin=SENTENCE).stdout)

    def test_several_files_in_order(self):
        folder = self.folder()
        names = [str(folder / f'{i}.txt') for i in range(12)]
        for i, name in enumerate(names):
            pathlib.Path(name).write_text(SENTENCE * (13 - i), encoding='utf-8')
        result = ask('--format=jsonl', '--parallel=8', *names)
        self.assert_answered(result)
        self.assertEqual([json.loads(line)['id'] for line in result.stdout.splitlines()], names)

    def test_a_missing_file_fails_alone(self):
        folder = self.folder()
        (folder / 'good.txt').write_text(SENTENCE, encoding='utf-8')
        result = ask(str(folder / 'missing.txt'), str(folder / 'good.txt'))
        self.assert_failed(result, 'missing.txt: NOT_FOUND INPUT_UNREADABLE: No such file')
        self.assertIn(SPEAKER, result.stdout.decode())

    def test_a_missing_file_of_lines_fails_alone(self):
        folder = self.folder()
        (folder / 'good.jsonl').write_text(json.dumps({'text': SENTENCE}), encoding='utf-8')
        result = ask('--input-format=jsonl', '--format=jsonl', str(folder / 'no.jsonl'), str(folder / 'good.jsonl'))
        self.assert_failed(result, 'no.jsonl: NOT_FOUND')
        self.assertEqual([('error' in json.loads(line)) for line in result.stdout.splitlines()], [True, False])

    def test_a_folder_is_not_a_document(self):
        self.assert_failed(ask(str(self.folder())), 'Is a directory')

    def test_a_file_named_like_a_flag(self):
        folder = self.folder()
        (folder / '--odd').write_text(SENTENCE, encoding='utf-8')
        self.assert_answered(ask('--format=json', '--', str(folder / '--odd')))

    def test_byte_order_mark_and_windows_line_ends(self):
        result = ask('--format=json', stdin='\ufeff' + SENTENCE + '\r\n')
        self.assert_answered(result)
        self.assertIn(SPEAKER, result.stdout.decode())


class BadInput(Case):
    def tearDown(self):
        self.assert_answered(ask(stdin=SENTENCE))  # whatever came, the server goes on

    def test_empty_text(self):
        empty = self.folder() / 'empty.txt'
        empty.touch()
        self.assert_failed(ask(str(empty)), f'isnad: {empty}: INVALID_ARGUMENT TEXT_EMPTY: ')
        self.assert_failed(ask(), 'isnad: standard input: INVALID_ARGUMENT TEXT_EMPTY: ')

    def test_invalid_utf8(self):
        for text in (b'\xff', SENTENCE.encode('cp1256'), b'abc \xed\xa0\x80', 'ماء'.encode()[:-1], b'\xf4\x90\x80\x80'):
            self.assert_failed(ask(stdin=text), 'INVALID_ARGUMENT MALFORMED_REQUEST: ', 'UTF-8')

    def test_text_over_the_limit(self):
        result = ask(stdin=b'a' * (4 * 1024 * 1024 + 1))
        self.assert_failed(result, 'standard input: INVALID_ARGUMENT TEXT_TOO_LONG: ')

    def test_text_at_the_limit(self):
        self.assert_answered(ask('--format=json', stdin=b'a' * (4 * 1024 * 1024)))

    def test_message_over_the_limit(self):
        self.assert_failed(ask(stdin=b'a' * (17 * 1024 * 1024)), 'standard input: RESOURCE_EXHAUSTED')

    def test_endless_file(self):
        self.assert_failed(ask('/dev/zero'), '/dev/zero: INVALID_ARGUMENT TEXT_TOO_LONG: ')

    def test_error_as_json(self):
        result, answers = ask_lines({'id': 'a', 'text': ''})
        self.assert_failed(result, 'standard input:1: INVALID_ARGUMENT TEXT_EMPTY')
        error = answers[0]['error']
        self.assertEqual((answers[0]['id'], error['code'], error['status'], error['reason'], error['field']),
                         ('a', 3, 'INVALID_ARGUMENT', 'TEXT_EMPTY', 'document.text'))
        self.assertTrue(error['message'])

    def test_title_over_the_limit(self):
        result, _ = ask_lines({'title': 'ع' * 5000, 'text': SENTENCE})
        self.assert_failed(result, 'TITLE_TOO_LONG')

    def test_a_nul_byte_is_text(self):
        self.assert_answered(ask('--format=json', stdin='\0' + SENTENCE))


class JsonLines(Case):
    def test_order_is_kept(self):
        documents = [{'id': f'd{i}', 'text': SENTENCE * (1 + 37 * i % 50)} for i in range(400)]
        result, answers = ask_lines(*documents, flags=['--parallel=16'])
        self.assert_answered(result)
        self.assertEqual([a['id'] for a in answers], [d['id'] for d in documents])
        self.assertEqual([a['response']['documentId'] for a in answers], [d['id'] for d in documents])
        for document, answer in zip(documents, answers):
            self.assertEqual(len(answer['response']['quotes']), document['text'].count(':'))

    def test_parallel_changes_nothing(self):
        documents = [{'text': SENTENCE * (1 + i % 7)} for i in range(60)]
        outputs = {ask_lines(*documents, flags=[f'--parallel={n}'])[0].stdout for n in (1, 3, 64)}
        self.assertEqual(len(outputs), 1)

    def test_a_broken_line_fails_alone(self):
        good = {'id': 'good', 'text': SENTENCE}
        for broken in ('{', '{"text": "a" "b"}', '"text"', '[1]', '17', 'nonsense', '{"text": 17}', '{"text": ["a"]}', '{"id": {}, "text": "a"}',
                       '{"id": true, "text": "a"}', '{"text": "a", "title": 3}', '[' * 100000, '{"text": "a"} {"text": "b"}',
                       "{'text': 'a'}", '{"text": "tab\tin it"}'):
            with self.subTest(broken[:40]):
                result, answers = ask_lines(good, broken, good)
                self.assert_failed(result, 'isnad: standard input:2: INVALID_ARGUMENT LINE_MALFORMED: ')
                self.assertEqual([('response' in a) for a in answers], [True, False, True])
                self.assertEqual((answers[1]['id'], answers[1]['error']['reason']), ('2', 'LINE_MALFORMED'))

    def test_half_a_surrogate_pair(self):
        for text in (r'\ud800', r'a \ud83d b', r'\ude00', r'\ude00\ud83d'):
            result, answers = ask_lines('{"id": "s", "text": "%s"}' % text, {'text': SENTENCE})
            self.assert_failed(result, 'LINE_MALFORMED')
            self.assertEqual([('response' in a) for a in answers], [False, True])

    def test_a_surrogate_pair(self):
        result, answers = ask_lines(r'{"text": "\ud83d\ude00 %s"}' % SENTENCE.replace('"', r'\"'), flags=['--offsets=utf32'])
        self.assert_answered(result)
        span = answers[0]['response']['quotes'][0]['span']
        self.assertEqual(('😀 ' + SENTENCE)[span['beginOffset']:span['endOffset']], span['content'])

    def test_invalid_utf8_in_a_line(self):
        result = ask('--input-format=jsonl', '--format=jsonl', stdin=b'{"text": "\xff"}\n{"text": "a"}\n')
        self.assert_failed(result, 'standard input:1: INVALID_ARGUMENT LINE_MALFORMED')
        self.assertEqual(len(result.stdout.splitlines()), 2)

    def test_ids(self):
        lines = [{'text': 'a'}, {'id': 17, 'text': 'a'}, {'id': None, 'text': 'a'}, {'id': 'س "x"', 'text': 'a'}, {'id': '', 'text': 'a'}]
        result, answers = ask_lines(*lines)
        self.assert_answered(result)
        self.assertEqual([a['id'] for a in answers], ['1', 17, '3', 'س "x"', ''])
        self.assertEqual([a['response'].get('documentId', '') for a in answers], ['1', '17', '3', 'س "x"', ''])

    def test_blank_lines_and_windows_line_ends(self):
        line = json.dumps({'text': 'a'})
        result = ask('--input-format=jsonl', '--format=jsonl', stdin=f'\r\n{line}\r\n  \n\n{line}')
        self.assert_answered(result)
        self.assertEqual([json.loads(a)['id'] for a in result.stdout.splitlines()], ['2', '5'])

    def test_other_members_are_ignored(self):
        result, answers = ask_lines({'text': SENTENCE, 'outlet': 'x', 'quotes': [{'a': 1}], 'Text': 5})
        self.assert_answered(result)
        self.assertEqual(len(answers), 1)

    def test_title(self):
        result, answers = ask_lines({'title': 'سلمى الراشدي تفتتح المحطة', 'text': SENTENCE}, {'title': None, 'text': SENTENCE})
        self.assert_answered(result)
        self.assertEqual(len(answers), 2)

    def test_no_lines(self):
        result = ask('--input-format=jsonl', '--format=jsonl')
        self.assert_answered(result)
        self.assertEqual(result.stdout, b'')

    def test_text_format_for_lines(self):
        result = ask('--input-format=jsonl', stdin=json.dumps({'text': SENTENCE}) + '\n{')
        self.assert_failed(result, 'standard input:2: ')
        self.assertIn('standard input:1: ', result.stdout.decode())

    def test_an_answer_comes_before_the_input_ends(self):
        command = [CLIENT, 'attribute', '--input-format=jsonl', '--format=jsonl', f'--server={server.address}']
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(3):
                process.stdin.write(json.dumps({'id': i, 'text': SENTENCE}).encode() + b'\n')
                process.stdin.flush()
                self.assertTrue(select.select([process.stdout], [], [], 20)[0], 'no answer while the input is open')
                self.assertEqual(json.loads(process.stdout.readline())['id'], i)
            process.stdin.close()
            self.assertEqual(process.wait(20), 0)

    def test_memory_does_not_grow_with_the_input(self):
        line = json.dumps({'text': ' '.join([SENTENCE] * 200)}, ensure_ascii=False).encode() + b'\n'
        command = [CLIENT, 'attribute', '--input-format=jsonl', '--format=jsonl', f'--server={server.address}']
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


def open_terminal():
    """-> both sides of a terminal. A bare chroot has no /dev/pts: there (as root) it comes from a devpts that is gone when both are closed."""
    try:
        return pty.openpty()
    except OSError:
        pass
    with tempfile.TemporaryDirectory(prefix='isnad-devpts-') as folder:
        subprocess.run(['mount', '-t', 'devpts', '-o', 'newinstance,ptmxmode=0666', 'devpts', folder], check=True)
        try:
            mine = os.open(os.path.join(folder, 'ptmx'), os.O_RDWR | os.O_NOCTTY)
            fcntl.ioctl(mine, 0x40045431, struct.pack('i', 0))  # TIOCSPTLCK: unlock the other side
            return mine, fcntl.ioctl(mine, 0x5441, os.O_RDWR | os.O_NOCTTY)  # TIOCGPTPEER: open it
        finally:
            subprocess.run(['umount', '--lazy', folder], check=True)


class Terminal(Case):
    def on_a_terminal(self, stdin, **environment):
        """What the client writes when standard output is a terminal."""
        mine, its = open_terminal()
        environment = {**os.environ, 'ISNAD_SERVER': server.address, 'TERM': 'xterm', **environment}
        environment = {name: value for name, value in environment.items() if value is not None}
        process = subprocess.Popen([CLIENT, 'attribute'], stdin=subprocess.PIPE, stdout=its, env=environment)
        os.close(its)
        process.stdin.write(stdin.encode())
        process.stdin.close()
        output = b''
        while True:
            try:
                data = os.read(mine, 65536)
            except OSError:  # EIO: the other side is closed
                break
            if not data:
                break
            output += data
        os.close(mine)
        self.assertEqual(process.wait(20), 0)
        return output

    def test_colours_on_a_terminal(self):
        self.assertIn(b'\x1b[1m', self.on_a_terminal(SENTENCE, NO_COLOR=None))

    def test_no_color(self):
        self.assertNotIn(b'\x1b', self.on_a_terminal(SENTENCE, NO_COLOR='1'))

    def test_dumb_terminal(self):
        self.assertNotIn(b'\x1b', self.on_a_terminal(SENTENCE, NO_COLOR=None, TERM='dumb'))

    def test_no_colours_in_a_pipe(self):
        self.assertNotIn(b'\x1b', ask(stdin=SENTENCE).stdout)

    def test_the_text_cannot_steer_the_terminal(self):
        result = ask(stdin='قالت سلمى الراشدي: "لن \x1b[31mيبقى\u009b31m حي واحد\x07 بلا ماء في الوادي".')
        self.assert_answered(result)
        for control in ('\x1b', '\x07', '\u009b'):
            self.assertNotIn(control, result.stdout.decode())
        self.assertIn('\ufffd', result.stdout.decode())


class Trouble(Case):
    def test_nobody_listens(self):
        start = time.monotonic()
        result = client('attribute', f'--server=127.0.0.1:{free_port()}', stdin=SENTENCE.encode())
        self.assert_failed(result, 'UNAVAILABLE', 'no server answers at 127.0.0.1:')
        self.assertLess(time.monotonic() - start, 10)
        self.assertEqual(result.stdout, b'')

    def test_a_host_that_does_not_exist(self):
        self.assert_failed(client('attribute', '--server=no-such-host.invalid:50051', '--timeout=5', stdin=b'a'), 'UNAVAILABLE')

    def test_silence_ends_with_the_timeout(self):
        with socket.socket() as silent:
            silent.bind(('127.0.0.1', 0))
            silent.listen()
            start = time.monotonic()
            result = client('attribute', f'--server=127.0.0.1:{silent.getsockname()[1]}', '--timeout=1s', stdin=SENTENCE.encode())
            self.assert_failed(result, 'UNAVAILABLE')
            self.assertLess(time.monotonic() - start, 8)

    def test_deadline(self):
        result = ask('--timeout=1ms', stdin=' '.join([SENTENCE] * 30000))
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr.decode(), r'^isnad: [^\n]*(DEADLINE_EXCEEDED|UNAVAILABLE)[^\n]*\n$')

    def test_a_busy_server_is_asked_again(self):
        with Server('--max_concurrent=1') as small:
            text = ' '.join([SENTENCE] * 2000)
            lines = '\n'.join(json.dumps({'id': i, 'text': text}) for i in range(24))
            result = client('attribute', '--input-format=jsonl', '--format=jsonl', '--parallel=8', server=small.address, stdin=lines.encode())
            self.assert_answered(result)
            self.assertEqual([json.loads(line)['id'] for line in result.stdout.splitlines()], list(range(24)))

    def test_a_full_disk(self):
        with open('/dev/full', 'wb') as full:
            result = ask(stdin=SENTENCE, stdout=full)
        self.assert_failed(result, 'standard output')

    def test_a_reader_that_goes_away(self):
        lines = (json.dumps({'text': SENTENCE}) + '\n').encode() * 3000
        with tempfile.TemporaryFile() as stdin:
            stdin.write(lines)
            stdin.seek(0)
            command = [CLIENT, 'attribute', '--input-format=jsonl', '--format=jsonl', f'--server={server.address}']
            with subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE) as process:
                process.stdout.readline()
                process.stdout.close()
                self.assertNotEqual(process.wait(60), 0)


if __name__ == '__main__':
    unittest.main()
