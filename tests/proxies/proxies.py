"""Runs the shipped configurations of nginx and HAProxy on free ports, in front of given replicas.

    with Proxy('nginx', ports=(4711, 4712)) as proxy:
        channel = grpc.insecure_channel(proxy.address)       # or proxy.tls_address with proxy.certificate

Only addresses and the paths of certificates are replaced; a configuration that no longer holds them is an error. Needs Debian's nginx,
haproxy and openssl.
"""
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import ROOT, free_port  # noqa: E402

NGINX_FRAME = '''daemon off; pid {folder}/nginx.pid; error_log {folder}/log info; worker_processes 2;
events {{ }}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {file};
}}
'''


def make_certificate(folder):
    """cert.pem and key.pem for localhost, and both.pem as HAProxy wants them."""
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj',
                    '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', folder / 'key.pem', '-out', folder / 'cert.pem'],
                   check=True, capture_output=True)
    (folder / 'both.pem').write_bytes((folder / 'cert.pem').read_bytes() + (folder / 'key.pem').read_bytes())


class Proxy:
    def __init__(self, kind, ports):
        self._folder = tempfile.TemporaryDirectory(prefix=f'isnad-{kind}-')
        self.folder = pathlib.Path(self._folder.name)
        make_certificate(self.folder)
        self.certificate = (self.folder / 'cert.pem').read_bytes()
        self.port, self.tls_port = free_port(), free_port()
        self.address, self.tls_address = f'127.0.0.1:{self.port}', f'127.0.0.1:{self.tls_port}'
        command = getattr(self, f'_prepare_{kind}')(ports)
        with open(self.folder / 'output', 'wb') as output:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        self._wait()

    def _configuration(self, shipped, ports, listen):
        text = (ROOT / 'deploy' / shipped).read_text(encoding='utf-8')
        replacements = {**listen, '/etc/isnad/tls/': f'{self.folder}/', '127.0.0.1:50051': f'127.0.0.1:{ports[0]}',
                        '127.0.0.1:50052': f'127.0.0.1:{ports[1]}'}
        for old, new in replacements.items():
            if old not in text:
                raise ValueError(f'deploy/{shipped} does not hold {old!r}')
            text = text.replace(old, new)
        file = self.folder / pathlib.Path(shipped).name
        file.write_text(text, encoding='utf-8')
        return file

    def _prepare_nginx(self, ports):
        file = self._configuration('nginx/isnad.conf', ports, {'listen 8443 ': f'listen 127.0.0.1:{self.tls_port} ', '127.0.0.1:8080': self.address})
        frame = self.folder / 'nginx.conf'
        frame.write_text(NGINX_FRAME.format(folder=self.folder, file=file))
        self.folder.chmod(0o755)  # its workers give up root
        return ['nginx', '-c', frame, '-p', self.folder, '-e', self.folder / 'log']

    def _prepare_haproxy(self, ports):
        file = self._configuration('haproxy/haproxy.cfg', ports, {'bind :8443 ': f'bind 127.0.0.1:{self.tls_port} ', '127.0.0.1:8080': self.address})
        return ['haproxy', '-db', '-f', file]

    def log(self):
        return ''.join(file.read_text(errors='replace') for file in (self.folder / 'output', self.folder / 'log') if file.exists())

    def _wait(self):
        deadline = time.monotonic() + 20
        for port in (self.port, self.tls_port):
            while True:
                try:
                    socket.create_connection(('127.0.0.1', port), 1).close()
                    break
                except OSError:
                    if time.monotonic() > deadline or self._process.poll() is not None:
                        log = self.log()
                        self.stop()
                        raise RuntimeError(f'the proxy did not start:\n{log}') from None
                    time.sleep(0.02)

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
