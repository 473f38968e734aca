"""The scripts of deploy/, as a newcomer runs them. They build into the same folder as the tests, so little is left to build."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import BUILD, ROOT, SERVER  # noqa: E402


def run(*command, **environment):
    environment = {**os.environ, 'ISNAD_BUILD': str(BUILD), **environment}
    return subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def servers():
    """The process ids of the servers that run from the build folder."""
    found = set()
    for process in pathlib.Path('/proc').glob('[0-9]*'):
        try:
            if os.readlink(process / 'exe') == str(BUILD / 'server' / 'isnad-server'):
                found.add(process.name)
        except OSError:
            pass  # it has ended, or belongs to somebody else
    return found


class Quickstart(unittest.TestCase):
    def test_prints_who_said_what_and_leaves_nothing_running(self):
        before = servers()
        for _ in range(2):  # safe to run again
            result = run('deploy/quickstart')
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            for speaker in ('سلمى الراشدي', 'حمدان العوفي', 'كريم الطويل', 'نبيل الحكيم', 'ليلى الشامي'):
                self.assertIn(f'speaker: {speaker}', result.stdout)
        self.assertEqual(servers() - before, set())

    def test_runs_from_any_folder(self):
        result = subprocess.run([ROOT / 'deploy' / 'quickstart'], cwd='/', env={**os.environ, 'ISNAD_BUILD': str(BUILD)},
                                stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


class InstallPackages(unittest.TestCase):
    def test_nothing_is_missing(self):
        result = run('deploy/install-packages', 'build', 'test')
        self.assertEqual((result.returncode, result.stdout), (0, 'packages: nothing is missing\n'), result.stderr)

    def test_usage(self):
        result = run('deploy/install-packages')
        self.assertEqual((result.returncode, result.stdout), (2, ''))
        self.assertIn('usage: ', result.stderr)

    def test_an_unknown_group(self):
        result = run('deploy/install-packages', 'biuld')
        self.assertEqual(result.returncode, 2)
        self.assertIn('biuld', result.stderr)

    def test_the_list_is_sorted_and_explained(self):
        rows = [line.split() for line in (ROOT / 'deploy' / 'packages.txt').read_text().splitlines() if line[0] != '#']
        self.assertEqual(rows, sorted(rows))
        readme = (ROOT / 'README.md').read_text(encoding='utf-8')
        for row in rows:
            self.assertIn(f'`{row[1]}`', readme, 'the README gives a reason for every package')


class Systemd(unittest.TestCase):
    UNIT = ROOT / 'deploy' / 'systemd' / 'isnad.service'

    def setUp(self):
        self.text = self.UNIT.read_text(encoding='utf-8')
        usage = run(str(SERVER), '--help').stdout
        self.flags = dict(re.findall(r'^  --(\w+)=(.*)$', usage, re.M))

    def test_its_variables_and_flags_are_the_servers(self):
        variables = re.findall(r'\bISNAD_(\w+)=', self.text)
        self.assertGreater(len(variables), 1)
        for name in [variable.lower() for variable in variables] + re.findall(r'--(\w+)', self.text):
            self.assertIn(name, self.flags)

    def test_it_waits_for_the_drain(self):
        seconds = [int(re.fullmatch(r'(\d+)s', self.flags[name])[1]) for name in ('drain_delay', 'drain_timeout')]
        self.assertGreater(int(re.search(r'^TimeoutStopSec=(\d+)$', self.text, re.M)[1]), sum(seconds))

    @unittest.skipUnless(shutil.which('systemd-analyze'), 'no systemd on this machine')
    def test_systemd_takes_it(self):
        with tempfile.TemporaryDirectory(prefix='isnad-unit-') as folder:
            unit = pathlib.Path(folder, self.UNIT.name)
            unit.write_text(self.text.replace('/usr/local/bin/isnad-server', str(SERVER)), encoding='utf-8')
            result = run('systemd-analyze', 'verify', str(unit))
        complaints = [line for line in (result.stdout + result.stderr).splitlines() if self.UNIT.name in line]
        self.assertEqual(complaints, [], 'what the machine\'s other units are like does not matter')


if __name__ == '__main__':
    unittest.main()
