"""TLS, client certificates and tokens, as the command uses them."""
import pathlib
import tempfile
import unittest

from case import SENTENCE, SPEAKER, Case
from certificates import Authority
from isnad_process import Server, client

TOKEN = 'a-token-for-the-test-0123456789'


class Secure(Case):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='isnad-client-tls-')
        cls.addClassCleanup(folder.cleanup)
        made = pathlib.Path(folder.name)
        authority = Authority(made, 'authority')
        cls.ca, cls.other_ca = authority.certificate, Authority(made, 'other').certificate
        certificate, key = authority.sign('server', 'isnad.example')
        cls.mine = authority.sign('caller', 'caller')
        cls.token = made / 'token'
        cls.token.write_text(f'{TOKEN}\n')
        cls.files = made
        cls.server = Server(f'--tls_cert={certificate}', f'--tls_key={key}', f'--tls_client_ca={cls.ca}', f'--auth_token_file={cls.token}')
        cls.addClassCleanup(cls.server.stop)

    def ask_with(self, *flags):
        return self.ask('--timeout=20s', '--retry=off', *flags, stdin=SENTENCE)

    @property
    def good(self):
        return [f'--tls-ca={self.ca}', f'--tls-cert={self.mine[0]}', f'--tls-key={self.mine[1]}', f'--token-file={self.token}']

    def test_answers(self):
        result = self.ask_with(*self.good)
        self.assert_answered(result)
        self.assertIn(SPEAKER, result.stdout.decode())

    def test_by_another_name(self):
        self.assert_answered(self.ask_with(*self.good, '--tls-name=isnad.example'))
        self.assert_failed(self.ask_with(*self.good, '--tls-name=other.example'), 'UNAVAILABLE', 'over TLS')

    def test_an_authority_that_did_not_sign(self):
        self.assert_failed(self.ask_with(f'--tls-ca={self.other_ca}', *self.good[1:]), 'UNAVAILABLE', 'over TLS: certificate verify failed')
        self.assert_failed(self.ask_with('--tls=on', *self.good[1:]), 'UNAVAILABLE', 'over TLS: certificate verify failed')

    def test_without_tls(self):
        self.assert_failed(self.ask_with(), 'UNAVAILABLE')

    def test_without_a_token(self):
        self.assert_failed(self.ask_with(*self.good[:3]), 'UNAUTHENTICATED TOKEN_INVALID')

    def test_a_wrong_token(self):
        wrong = self.files / 'wrong'
        wrong.write_text('not-the-token-0123456789')
        result = self.ask_with(*self.good[:3], f'--token-file={wrong}')
        self.assert_failed(result, 'UNAUTHENTICATED TOKEN_INVALID')
        self.assertNotIn('not-the-token', result.stderr.decode())

    def test_wrong_usage(self):
        two = self.files / 'two'
        two.write_text(f'{TOKEN}\n{TOKEN}\n')
        for flags, says in ((['--tls=yes'], 'on or off'), (['--tls-ca='], 'empty'), (['--tls-ca=/no/such/file'], '--tls-ca=/no/such/file'),
                            ([f'--tls-cert={self.mine[0]}'], '--tls-key'), ([*self.good[:3], '--token-file=/no/such/file'], '/no/such/file'),
                            ([*self.good[:3], f'--token-file={two}'], 'more than one token')):
            self.assert_failed(client('attribute', *flags, server=self.server.address), says, status=2)


if __name__ == '__main__':
    unittest.main()
