"""--known_speakers: answers name the entry; SIGHUP and a changed file are read without dropping a call; a bad file changes nothing."""
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import unittest

from case import SPEAKER, Case, Server, ask, request
from isnad_process import SERVER
from scrape import Metrics


def line(identifier):
    return f'{{"id": "{identifier}", "names": ["{SPEAKER}", "Salma Rashidi"], "kind": "person", "role": "وزيرة المياه"}}\n'


class KnownSpeakers(Case):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='isnad-test-')
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name, 'speakers.jsonl')
        self.write(line('Q1'))

    def write(self, text):
        """Replaces the file by a rename, as operators should."""
        new = self.file.with_suffix('.new')
        new.write_text(text, encoding='utf-8')
        os.replace(new, self.file)

    def start(self):
        server = Server(f'--known_speakers={self.file}', '--metrics_listen=127.0.0.1:0')
        self.addCleanup(server.stop)
        return server

    def wait_for(self, what, told):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if told():
                return
            time.sleep(0.05)
        self.fail(f'not within 30 seconds: {what}')

    def linked(self, channel):
        return ask(channel).speakers[0].known_speaker_id

    def test_links_and_takes_the_latin_name(self):
        channel = self.connect(self.start())
        speaker = ask(channel).speakers[0]
        self.assertEqual((speaker.name, speaker.known_speaker_id, speaker.latin_name), (SPEAKER, 'Q1', 'Salma Rashidi'))

    def test_the_callers_catalog_is_asked_first(self):
        channel = self.connect(self.start())
        asked = request()
        asked.options.known_speakers.add(id='mine', names=[SPEAKER])
        self.assertEqual(ask(channel, asked).speakers[0].known_speaker_id, 'mine')
        other = request()
        other.options.known_speakers.add(id='other', names=['نبيل الحكيم'])
        self.assertEqual(ask(channel, other).speakers[0].known_speaker_id, 'Q1')

    def test_a_changed_file_is_read(self):
        channel = self.connect(self.start())
        self.write(line('Q2'))
        self.wait_for('Q2', lambda: self.linked(channel) == 'Q2')

    def test_sighup_reads_and_no_call_is_dropped(self):
        server = self.start()
        channel = self.connect(server)
        stop, failures, answers = threading.Event(), [], set()

        def go_on_asking():
            while not stop.is_set():
                try:
                    answers.add(self.linked(channel))
                except Exception as error:  # any kind of failure is one
                    failures.append(error)

        asker = threading.Thread(target=go_on_asking)
        asker.start()
        try:
            for number in range(2, 6):
                self.write(line(f'Q{number}'))
                server.send(signal.SIGHUP)
                self.wait_for(f'Q{number}', lambda number=number: self.linked(channel) == f'Q{number}')
        finally:
            stop.set()
            asker.join()
        self.assertEqual(failures, [])
        self.assertLessEqual(answers, {f'Q{number}' for number in range(1, 6)})

    def test_a_bad_file_is_told_with_its_line_and_the_old_entries_stay(self):
        server = self.start()
        channel = self.connect(server)
        self.write(line('Q2') + '{"id": "Q3"}\n')
        server.send(signal.SIGHUP)
        self.wait_for('the line in the log', lambda: f'{self.file}:2: names: missing' in server.log())
        self.assertEqual(self.linked(channel), 'Q1')
        metrics = Metrics(server)
        self.assertEqual(metrics.value('isnad_reload_successful', file='known_speakers'), 0)
        read_at_start = metrics.value('isnad_reload_success_timestamp_seconds', file='known_speakers')
        self.assertAlmostEqual(read_at_start, time.time(), delta=60)
        self.file.unlink()
        server.send(signal.SIGHUP)
        self.wait_for('the missing file in the log', lambda: 'No such file' in server.log())
        self.assertEqual(self.linked(channel), 'Q1')
        self.write(line('Q4'))
        self.wait_for('Q4', lambda: self.linked(channel) == 'Q4')
        metrics = Metrics(server)
        self.assertEqual(metrics.value('isnad_reload_successful', file='known_speakers'), 1)
        self.assertGreater(metrics.value('isnad_reload_success_timestamp_seconds', file='known_speakers'), read_at_start)

    def test_a_bad_file_at_start_ends_the_server(self):
        self.write('Q1\n')
        result = subprocess.run([SERVER, '--listen=127.0.0.1:0', f'--known_speakers={self.file}'], capture_output=True, text=True, timeout=30,
                                check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn(f'--known_speakers: {self.file}:1: fewer than 2 columns', result.stderr)

    def test_without_the_flag_nothing_is_linked(self):
        with Server() as server:
            self.assertEqual(self.linked(self.connect(server)), '')


if __name__ == '__main__':
    unittest.main()
