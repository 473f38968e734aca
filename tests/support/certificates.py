"""Certificates for tests, made by openssl: an authority, and what it signs.

    authority = Authority(folder, 'ca')
    certificate, key = authority.sign('server', 'localhost')      # paths of PEM files
"""
import pathlib
import subprocess


def openssl(*arguments):
    subprocess.run(['openssl', *map(str, arguments)], check=True, stdin=subprocess.DEVNULL, capture_output=True)


class Authority:
    def __init__(self, folder, name):
        self._folder = pathlib.Path(folder)
        self.certificate, self._key = self._folder / f'{name}.crt', self._folder / f'{name}.key'
        openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', f'/CN={name}',
                '-keyout', self._key, '-out', self.certificate)

    def sign(self, name, host):
        """-> (certificate, key) for a common name, and a host beside 127.0.0.1."""
        certificate, key, asked, extensions = (self._folder / f'{name}.{end}' for end in ('crt', 'key', 'csr', 'ext'))
        openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', f'/CN={name}', '-keyout', key,
                '-out', asked)
        extensions.write_text(f'subjectAltName=DNS:{host},IP:127.0.0.1\n')
        openssl('x509', '-req', '-in', asked, '-CA', self.certificate, '-CAkey', self._key, '-CAcreateserial', '-days', '2', '-extfile',
                extensions, '-out', certificate)
        return certificate, key
