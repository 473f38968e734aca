"""The alert rules and the dashboard of deploy/: promtool on what they say, and the real server on the metrics that they name."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml
from scrape import Metrics, server_with_files

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import ROOT, client  # noqa: E402

RULES = ROOT / 'deploy' / 'prometheus' / 'isnad.rules.yml'
DASHBOARD = ROOT / 'deploy' / 'grafana' / 'isnad.json'
TESTS = [ROOT / 'tests' / 'observability' / name for name in ('alerts.yml', 'alerts_daily.yml')]
METRIC = re.compile(r'\b(?:grpc_server|isnad|process)_\w+\b(?!\s*=)')


def promtool(*arguments, folder=ROOT):
    return subprocess.run(['promtool', *arguments], cwd=folder, capture_output=True, text=True, check=False)


def expressions(value):
    """Every "expr" of the dashboard."""
    if isinstance(value, dict):
        found = [value['expr']] if 'expr' in value else []
        return found + [e for item in value.values() for e in expressions(item)]
    return [e for item in value for e in expressions(item)] if isinstance(value, list) else []


class Rules(unittest.TestCase):
    def run_tests(self, change=lambda rules: rules):
        with tempfile.TemporaryDirectory(prefix='isnad-rules-') as folder:
            pathlib.Path(folder, RULES.name).write_text(change(RULES.read_text()))
            for tests in TESTS:
                shutil.copy(tests, folder)
            return promtool('test', 'rules', *(tests.name for tests in TESTS), folder=folder)

    def test_they_are_rules(self):
        result = promtool('check', 'rules', str(RULES))
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_they_fire_when_they_should(self):
        result = self.run_tests()
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_a_changed_rule_is_noticed(self):
        for old, new in (('> 0.05', '> 0.5'), ('> 1.5e9', '> 1.5e10'), ('> 1.5 *', '> 3 *'), ('== 0', '== 2')):
            with self.subTest(old):
                self.assertIn(old, RULES.read_text())
                self.assertNotEqual(self.run_tests(lambda rules: rules.replace(old, new)).returncode, 0)  # noqa: B023

    def test_every_alert_is_tested_and_says_what_to_do(self):
        tests = ''.join(file.read_text() for file in TESTS)
        for group in yaml.safe_load(RULES.read_text())['groups']:
            for rule in group['rules']:
                if 'alert' in rule:
                    self.assertIn(f'alertname: {rule["alert"]}\n        exp_alerts:\n', tests)
                    self.assertEqual(set(rule['annotations']), {'summary', 'what_to_do'})


class Dashboard(unittest.TestCase):
    def setUp(self):
        self.dashboard = json.loads(DASHBOARD.read_text(encoding='utf-8'))

    def test_its_expressions_are_promql(self):
        found = [e.replace('$job', '.*').replace('$instance', '.*') for e in expressions(self.dashboard)]
        self.assertGreater(len(found), 20)
        with tempfile.TemporaryDirectory(prefix='isnad-dashboard-') as folder:
            rules = [{'record': f'panel:{i}', 'expr': e} for i, e in enumerate(found)]
            pathlib.Path(folder, 'rules.yml').write_text(json.dumps({'groups': [{'name': 'dashboard', 'rules': rules}]}))
            result = promtool('check', 'rules', 'rules.yml', folder=folder)
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_its_panels_do_not_overlap(self):
        taken = set()
        for panel in self.dashboard['panels']:
            at = panel['gridPos']
            cells = {(x, y) for x in range(at['x'], at['x'] + at['w']) for y in range(at['y'], at['y'] + at['h'])}
            self.assertEqual(cells & taken, set(), panel['title'])
            self.assertLessEqual(at['x'] + at['w'], 24)
            taken |= cells
        ids = [panel['id'] for panel in self.dashboard['panels']]
        self.assertEqual(len(ids), len(set(ids)))

    def test_every_metric_is_one_of_the_servers(self):
        named = set(METRIC.findall(' '.join(expressions(self.dashboard)) + RULES.read_text()))
        self.assertGreater(len(named), 20)
        with server_with_files() as (server, trust):
            client('attribute', trust, server=server.address, stdin='وقالت الوزيرة سلمى النادر: "انتهى العمل في الجسر".'.encode())
            self.assertEqual(named - Metrics(server).names, set())


if __name__ == '__main__':
    unittest.main()
