"""The scripts of deploy/, as a newcomer runs them. They build into the same folder as the tests, so little is left to build."""
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import BUILD, ROOT  # noqa: E402


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


if __name__ == '__main__':
    unittest.main()
