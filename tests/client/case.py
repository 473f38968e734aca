"""What the tests of the client share: the sentence that they ask about, and the real server that answers."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import ROOT, Server, client  # noqa: E402

ARTICLE = ROOT / 'deploy' / 'sample' / 'article.txt'
SENTENCE = 'قالت وزيرة المياه سلمى الراشدي: "لن يبقى حي واحد بلا ماء".'
SPEAKER = 'سلمى الراشدي'


class Case(unittest.TestCase):
    """One server for the tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def ask(self, *arguments, stdin='', **more):
        stdin = stdin if isinstance(stdin, bytes) else stdin.encode()
        return client('attribute', *arguments, server=self.server.address, stdin=stdin, **more)

    def ask_lines(self, *lines, flags=(), **more):
        """JSON Lines in and out. A line that is no str is dumped. -> (result, answers)"""
        text = '\n'.join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
        result = self.ask('--input-format=jsonl', '--format=jsonl', *flags, stdin=text, **more)
        return result, [json.loads(line) for line in result.stdout.decode().splitlines()]

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
