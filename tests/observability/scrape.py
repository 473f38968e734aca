"""Reads a server's /metrics.

    metrics = Metrics(server)          # of a server with --metrics_listen=127.0.0.1:0
    metrics.value('grpc_server_handled_total', grpc_code='OK')
    metrics.names                      # of the families, and of the parts of histograms

Standard library only.
"""
import re
import time
import urllib.request

SAMPLE = re.compile(r'^(\w+)(?:\{(.*)\})? (\S+)$', re.M)
LABEL = re.compile(r'(\w+)="([^"]*)"')


def port_of(server):
    return int(re.search(r'"metrics_port":(\d+)', server.log())[1])


class Metrics:
    def __init__(self, server):
        with urllib.request.urlopen(f'http://127.0.0.1:{port_of(server)}/metrics', timeout=10) as answer:
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
