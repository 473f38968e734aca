"""buf: the contract's style, that it only grows, and the server as `buf curl` sees it through reflection."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import ROOT, Server  # noqa: E402

SERVICE = 'isnad.v1.QuoteAttributionService'
RELEASED = ROOT / 'tests' / 'clients' / 'contract-0.1.0.binpb'  # CONTRIBUTING.md says how it is made
TEXT = 'وقال مدير المحطة نبيل الحكيم: "الماء الذي خرج من الأنابيب صالح للشرب".'


def buf(*arguments, folder=ROOT):
    return subprocess.run([ROOT / 'tests' / 'clients' / 'buf', *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False)


class Contract(unittest.TestCase):
    def test_lint(self):
        result = buf('lint', 'proto')
        self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ''))

    def test_nothing_that_was_released_is_gone(self):
        result = buf('breaking', 'proto', '--against', RELEASED)
        self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ''))

    def test_a_breaking_change_is_found(self):
        with tempfile.TemporaryDirectory(prefix='isnad-buf-') as folder:
            changed = pathlib.Path(folder, 'proto')
            shutil.copytree(ROOT / 'proto', changed)
            contract = changed / 'isnad' / 'v1' / 'quote_attribution.proto'
            contract.write_text(contract.read_text().replace('string text = 3;', 'bytes text = 3;'))
            result = buf('breaking', changed, '--against', RELEASED)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn('changed type from "string" to "bytes"', result.stdout)


class Curl(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def curl(self, *arguments):
        return buf('curl', '--protocol', 'grpc', '--http2-prior-knowledge', *arguments, folder='/')  # no contract lies there

    def ask(self, method, server=None, **data):
        return self.curl('--data', json.dumps(data), f'http://{(server or self.server).address}/{method}')

    def test_lists_the_methods(self):
        result = self.curl('--list-methods', f'http://{self.server.address}')
        self.assertEqual(result.returncode, 0, result.stderr)
        for method in ('AttributeQuotes', 'BatchAttributeQuotes', 'StreamAttributeQuotes', 'GetEngineInfo'):
            self.assertIn(f'{SERVICE}/{method}\n', result.stdout)

    def test_asks(self):
        result = self.ask(f'{SERVICE}/AttributeQuotes', document={'text': TEXT})
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(json.loads(result.stdout)['speakers'][0]['name'], 'نبيل الحكيم')

    def test_shows_what_is_wrong(self):
        result = self.ask(f'{SERVICE}/AttributeQuotes', document={})
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(json.loads(result.stderr)['code'], 'invalid_argument')
        self.assertIn('google.rpc.ErrorInfo', result.stderr)

    def test_health_describes_itself_too(self):
        result = self.ask('grpc.health.v1.Health/Check', service=SERVICE)
        self.assertEqual((result.returncode, json.loads(result.stdout or '{}')), (0, {'status': 'SERVING'}), result.stderr)

    def test_limits(self):
        result = self.ask(f'{SERVICE}/GetEngineInfo')
        self.assertEqual(json.loads(result.stdout)['limits']['maxBatchDocuments'], 1000, result.stderr)

    def test_nothing_is_described_when_reflection_is_off(self):
        with Server('--noreflection') as silent:
            result = self.ask(f'{SERVICE}/GetEngineInfo', silent)
            self.assertNotEqual(result.returncode, 0)
            self.assertIn('failed to find service', result.stderr)


if __name__ == '__main__':
    unittest.main()
