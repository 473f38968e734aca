"""Flags, their twins in the environment, --flagfile, --help and --version; what is wrong is one clear line."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from case import ROOT, Case, Server, ask
from isnad_process import SERVER


def run(*flags, **environment):
    return subprocess.run([SERVER, *flags], env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=60, check=False)


class Flags(Case):
    def refused(self, result, *words):
        self.assertEqual(result.returncode, 1, result)
        self.assertEqual(result.stderr.count('\n'), 1, result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_help_is_for_people(self):
        result = run('--help')
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        self.assertIn('usage: isnad-server', result.stdout)
        self.assertIn('ISNAD_LISTEN', result.stdout)
        self.assertIn('--flagfile', result.stdout)
        self.assertLessEqual(max(map(len, result.stdout.splitlines())), 100)
        self.assertGreater(len(re.findall(r'^  --\w+=', result.stdout, re.M)), 5)

    def test_every_flag_of_the_source_stands_in_the_help(self):
        defined = re.findall(r'^ABSL_FLAG\([^,]+, (\w+),', (ROOT / 'server/runtime/flags.cc').read_text(), re.M)
        self.assertCountEqual(defined, re.findall(r'^  --(\w+)=', run('--help').stdout, re.M))

    def test_version(self):
        result = run('--version')
        self.assertEqual(result.returncode, 0)
        self.assertRegex(result.stdout, r'^isnad-server \d+\.\d+\.\d+\n$')

    def test_the_environment_sets_flags(self):
        self.refused(run(ISNAD_LISTEN='nowhere'), 'cannot listen on nowhere')
        self.refused(run(ISNAD_MAX_CONCURRENT='many'), 'ISNAD_MAX_CONCURRENT=many', '--max_concurrent')
        self.refused(run(ISNAD_MAX_CONCURRENT='-1'), '--max_concurrent must be')

    def test_the_command_line_wins_over_the_environment(self):
        self.refused(run('--listen=nowhere', ISNAD_LISTEN='elsewhere'), 'cannot listen on nowhere')

    def test_variables_that_are_no_flags_are_ignored(self):
        """Kubernetes sets these for a service that is called isnad."""
        os.environ['ISNAD_PORT'] = 'tcp://10.0.0.1:50051'
        self.addCleanup(os.environ.pop, 'ISNAD_PORT')
        with Server() as server:
            self.assertEqual(len(ask(self.connect(server)).quotes), 1)

    def test_a_flag_file(self):
        with tempfile.TemporaryDirectory(prefix='isnad-flags-') as folder:
            file = pathlib.Path(folder, 'flags')
            file.write_text('# a comment\n--max_concurrent=3\n\n--listen=nowhere\n')
            self.refused(run(f'--flagfile={file}'), 'cannot listen on nowhere')
            self.refused(run(f'--flagfile={file}', '--listen=elsewhere'), 'cannot listen on elsewhere')
            self.refused(run(f'--flagfile={folder}/missing'), 'missing')

    def test_wrong_values_are_one_clear_line(self):
        for flag in ('--no_such_flag', '--listen=127.0.0.1:99999', '--listen=', '--max_concurrent=many', '--drain_delay=-1s',
                     '--drain_timeout=soon', '--reflection=perhaps'):
            self.refused(run(flag), flag.split('=')[0].strip('-') if flag != '--listen=' else 'HOST:PORT')
        self.refused(run('stray'), 'stray')

    def test_a_port_in_use(self):
        with Server() as server:
            self.refused(run(f'--listen={server.address}'), f'cannot listen on {server.address}: Address already in use')
            self.assertEqual(len(ask(self.connect(server)).quotes), 1)

    def test_an_address_of_another_machine(self):
        self.refused(run('--listen=192.0.2.1:50051', '--insecure'), 'cannot listen on 192.0.2.1:50051: ')


if __name__ == '__main__':
    unittest.main()
