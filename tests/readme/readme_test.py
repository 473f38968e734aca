"""Runs what README.md shows, in order, in one shell, and compares what it prints.

    readme_test.py             the test
    readme_test.py --update    writes what the commands print into README.md

A fenced block of `sh` is run; a `text` or `json` block right after it is what it must print, confidences
and fingerprints aside. A block whose first line is a comment with a
file name (`// build/example/who_said.cc`) is that file. 127.0.0.1:50051 is replaced by a free port. deploy/quickstart and tests/run are not
run again here: deploy_test.py does the one, and the other runs this.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import BUILD, ROOT, SERVER, free_port  # noqa: E402

README = ROOT / 'README.md'
BLOCK = re.compile(r'^```(\w+)\n(.*?)^```$', re.M | re.S)
NOT_RUN_HERE = ('deploy/quickstart', 'tests/run')
FILE_NAME = re.compile(r'(?://|#) (build/example/\S+)\n')

# After `isnad-server &`: waits for the port.
WAIT = 'for _ in $(seq 300); do (exec 3<>/dev/tcp/127.0.0.1/$PORT) 2>/dev/null && break; sleep 0.1; done\n'


class Block:
    def __init__(self, match, before):
        self.language, self.body = match[1], match[2]
        self.span = match.span(2)
        self.line = match.string.count('\n', 0, match.start()) + 1
        follows = before is not None and not match.string[before.end:match.start()].strip()
        self.printed_by = before if follows and before.language == 'sh' and self.language in ('text', 'json') else None
        self.end = match.end()


def read_blocks(text):
    blocks = []
    for match in BLOCK.finditer(text):
        blocks.append(Block(match, blocks[-1] if blocks else None))
    return blocks


def write_files(blocks):
    for block in blocks:
        name = FILE_NAME.match(block.body)
        if name:
            file = BUILD / name[1].removeprefix('build/')
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.body.replace('127.0.0.1:50051', f'127.0.0.1:{PORT}'), encoding='utf-8')


def script(blocks):
    """One script of all sh blocks; each leaves its output and its status in files named after its line."""
    lines = ['set -e -o pipefail\ntrap \'[[ $? -eq 0 ]] || echo failed >"$OUT/$BLOCK.status"\' EXIT\n']  # set -e ends the script
    for block in blocks:
        if block.language != 'sh':
            continue
        body = ''.join(line + (WAIT if line.rstrip().endswith('&') else '') for line in block.body.splitlines(keepends=True)
                       if not line.startswith(NOT_RUN_HERE))
        body = body.replace('127.0.0.1:50051', f'127.0.0.1:{PORT}')
        lines.append(f'BLOCK={block.line}\n{{\n:\n{body}\n}} >"$OUT/$BLOCK.out" 2>"$OUT/$BLOCK.err"\necho 0 >"$OUT/$BLOCK.status"\n')
    return ''.join(lines)


def run(blocks):
    """-> {line of the block: ('0', 'failed', or '' when it was not reached, what it printed, what it printed as errors)}"""
    write_files(blocks)
    with tempfile.TemporaryDirectory(prefix='isnad-readme-') as folder:
        folder = pathlib.Path(folder)
        tree, out = folder / 'tree', folder / 'out'
        tree.mkdir(), out.mkdir()
        for entry in ROOT.iterdir():
            if entry.name != 'build':
                (tree / entry.name).symlink_to(entry)
        (tree / 'build').symlink_to(BUILD)
        environment = {**os.environ, 'OUT': str(out), 'PORT': str(PORT), 'LC_ALL': 'C.UTF-8',
                       'PATH': f'{ROOT}/tests/clients:/usr/bin:/bin:{os.environ["PATH"]}'}
        shell = subprocess.Popen(['bash', '-c', script(blocks)], cwd=tree, env=environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            shell.wait(900)
        finally:
            end_session(shell.pid)

        def read(name):
            return (out / name).read_text(encoding='utf-8') if (out / name).exists() else ''
        return {b.line: (read(f'{b.line}.status').strip(), read(f'{b.line}.out'), read(f'{b.line}.err')) for b in blocks if b.language == 'sh'}


def end_session(group):
    """Whatever a failure kept the README from stopping: the server that it starts in the background."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def without_measures(text):
    """Confidences and fingerprints move whenever the engine is calibrated; an example that shows older ones is no worse."""
    return re.sub(r'(confidence"?:? |fingerprint": )"?[\d.]+"?', r'\g<1>0', text)


def same(language, shown, printed):
    shown, printed = without_measures(shown), without_measures(printed)
    return json.loads(shown) == json.loads(printed) if language == 'json' else shown.rstrip() == printed.rstrip()


class Readme(unittest.TestCase):
    maxDiff = None

    def test_every_flag_of_the_server_is_listed(self):
        usage = subprocess.run([SERVER, '--help'], capture_output=True, text=True, check=True)
        flags = re.findall(r'^  --(\w+)=(.*)$', usage.stdout, re.M)
        self.assertGreater(len(flags), 3)
        table = TEXT[TEXT.index('## The server `isnad-server`'):].split('\n\n')[1]
        rows = re.findall(r'^\| `--(\w+)` \|.*\| ([^|]*) \|$', table, re.M)
        self.assertEqual([(name, value or 'none') for name, value in flags], [(name, value.strip('`')) for name, value in rows])

    def test_every_flag_of_the_client_is_listed(self):
        usage = subprocess.run([BUILD / 'client' / 'isnad', '--help'], capture_output=True, text=True, check=True)
        for flag in re.findall(r'^  --([\w-]+)=', usage.stdout, re.M):
            self.assertIn(f'`--{flag}`', TEXT)

    def test_every_path_exists(self):
        for path in re.findall(r'`((?:proto|server|client|tests|deploy)/[\w./-]*)`', TEXT):
            self.assertTrue((ROOT / path).exists(), path)

    def test_every_block_is_of_a_known_language(self):
        for block in BLOCKS:
            known = block.language == 'sh' or block.printed_by is not None or FILE_NAME.match(block.body)
            self.assertTrue(known, f'line {block.line}: this block is neither run nor compared')


def add_block_test(block, shown):
    def test(self):
        status, printed, errors = RESULTS()[block.line]
        self.assertEqual(status, '0', f'README.md:{block.line}\n{block.body}\n{printed}{errors}')
        if shown and not same(shown.language, shown.body, printed):
            self.assertEqual(shown.body, printed, f'README.md:{shown.line}: not what the command prints')
    setattr(Readme, f'test_block_at_line_{block.line:03}', test)


def results_once():
    cache = []

    def results():
        if not cache:
            cache.append(run(BLOCKS))
        return cache[0]
    return results


TEXT = README.read_text(encoding='utf-8')
BLOCKS = read_blocks(TEXT)
PORT = free_port()
RESULTS = results_once()
for sh in [b for b in BLOCKS if b.language == 'sh']:
    add_block_test(sh, next((b for b in BLOCKS if b.printed_by is sh), None))


def update():
    text = TEXT
    for block in reversed(BLOCKS):
        if block.printed_by:
            status, printed, errors = RESULTS()[block.printed_by.line]
            if status != '0':
                sys.exit(f'README.md:{block.printed_by.line} ended with {status or "no status"}: {errors}')
            if block.language == 'json':
                printed = json.dumps(json.loads(printed), ensure_ascii=False, indent=2)
            text = text[:block.span[0]] + printed.strip('\n') + '\n' + text[block.span[1]:]
    README.write_text(text, encoding='utf-8')


if __name__ == '__main__':
    if '--update' in sys.argv:
        update()
    else:
        unittest.main()
