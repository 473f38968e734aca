"""Reads a server's /metrics.

    metrics = Metrics(server)          # of a server with --metrics_listen=127.0.0.1:0
    metrics.value('grpc_server_handled_total', grpc_code='OK')
    metrics.names                      # of the families, and of the parts of histograms
"""
import contextlib
import pathlib
import re
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from certificates import Authority  # noqa: E402
from isnad_process import Server  # noqa: E402

SAMPLE = re.compile(r'^(\w+)(?:\{(.*)\})? (\S+)$', re.M)
LABEL = re.compile(r'(\w+)="([^"]*)"')


def port_of(server):
    return int(re.search(r'"metrics_port":(\d+)', server.log())[1])


class Metrics:
    def __init__(self, server):
        """`server` may also be the port."""
        port = server if isinstance(server, int) else port_of(server)
        with urllib.request.urlopen(f'http://127.0.0.1:{port}/metrics', timeout=10) as answer:
            self.text = answer.read().decode()
        self.samples = [(name, dict(LABEL.findall(labels)), float(value)) for name, labels, value in SAMPLE.findall(self.text)]
        self.names = {name for name, _, _ in self.samples} | set(re.findall(r'^# TYPE (\w+) ', self.text, re.M))

    def value(self, name, **labels):
        """The sum of the samples with these labels; an error when the name is unknown."""
        if name not in self.names:
            raise KeyError(name)
        return sum(value for sample, its, value in self.samples if sample == name and labels.items() <= its.items())


def scrape_until(server, condition, timeout=20):
    """-> the first Metrics for which the condition holds, or the last ones: a call is counted just after its answer has left."""
    deadline = time.monotonic() + timeout
    while True:
        metrics = Metrics(server)
        if condition(metrics) or time.monotonic() > deadline:
            return metrics
        time.sleep(0.05)


@contextlib.contextmanager
def server_with_files():
    """-> (a server with certificates and known speakers: it has every metric, the client's flag to trust it)"""
    with tempfile.TemporaryDirectory(prefix='isnad-metrics-') as folder:
        authority = Authority(folder, 'authority')
        certificate, key = authority.sign('server', 'localhost')
        speakers = pathlib.Path(folder, 'speakers.tsv')
        speakers.write_text('Q1\tسلمى النادر\n', encoding='utf-8')
        with Server('--metrics_listen=127.0.0.1:0', f'--tls_cert={certificate}', f'--tls_key={key}', f'--known_speakers={speakers}') as server:
            yield server, f'--tls-ca={authority.certificate}'
