"""The command line: what is wrong usage, and what --help says."""
import unittest

from case import Case
from isnad_process import client


class Usage(Case):
    def assert_usage(self, *arguments, says):
        result = client(*arguments, server=self.server.address)
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
        self.assert_usage('attribute', '--retry=maybe', says='on or off')

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


if __name__ == '__main__':
    unittest.main()
