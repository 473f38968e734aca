"""TLS, client certificates and tokens, all of them renewed while the server runs; plaintext; what tools may ask; what the log must not say."""
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest
import warnings

import grpc

from case import SENTENCE, SPEAKER, Case, Server, ask, ask_batch, health, item, open_stream, request
from certificates import Authority
from isnad_process import SERVER
from measure import until
from scrape import Metrics

FIRST_TOKEN, SECOND_TOKEN = 'first-token-0123456789', 'second-token-9876543210'


def replace(source, target):
    """As an operator should: the new file is complete before it has the name."""
    shutil.copy(source, f'{target}.new')
    os.rename(f'{target}.new', target)


def common_name(server):
    """Of the certificate that the server shows."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(['h2'])
    with socket.create_connection(('127.0.0.1', server.port), timeout=10) as plain, context.wrap_socket(plain) as secure:
        shown = secure.getpeercert(binary_form=True)
    subject = subprocess.run(['openssl', 'x509', '-inform', 'DER', '-noout', '-subject'], input=shown, capture_output=True, check=True)
    return subject.stdout.decode().strip().rpartition('CN = ')[2]


class Secure(Case):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='isnad-tls-')
        cls.addClassCleanup(folder.cleanup)
        cls.made = pathlib.Path(folder.name)
        cls.authority, cls.other = Authority(cls.made, 'authority'), Authority(cls.made, 'other-authority')
        cls.first, cls.second = cls.authority.sign('first', 'localhost'), cls.authority.sign('second', 'localhost')
        cls.caller, cls.stranger = cls.authority.sign('caller', 'caller'), cls.other.sign('stranger', 'stranger')

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='isnad-secure-')
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.certificate, self.key = self.folder / 'tls.crt', self.folder / 'tls.key'
        replace(self.first[0], self.certificate)
        replace(self.first[1], self.key)
        self.flags = [f'--tls_cert={self.certificate}', f'--tls_key={self.key}', '--tls_refresh=1s']

    def secure(self, server, certificate=None):
        identity = [path.read_bytes() for path in (certificate[1], certificate[0])] if certificate else [None, None]
        credentials = grpc.ssl_channel_credentials(self.authority.certificate.read_bytes(), *identity)
        channel = grpc.secure_channel(server.address, credentials, options=[('grpc.use_local_subchannel_pool', 1)])
        self.addCleanup(channel.close)
        return channel

    def tokens(self, *lines, name='tokens'):
        file = self.folder / name
        (self.folder / 'new').write_text('\n'.join(lines) + '\n')
        os.rename(self.folder / 'new', file)
        return f'--auth_token_file={file}'


def bearer(token):
    return [('authorization', f'Bearer {token}')]


class Tls(Secure):
    def test_answers_over_tls_and_not_in_plaintext(self):
        with Server(*self.flags) as server:
            self.assertEqual(ask(self.secure(server)).speakers[0].name, SPEAKER)
            self.fails('UNAVAILABLE', lambda: ask(self.connect(server), timeout=10))

    def test_old_tls_is_refused(self):
        with Server(*self.flags) as server:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                context.maximum_version = ssl.TLSVersion.TLSv1_1
            with socket.create_connection(('127.0.0.1', server.port), timeout=10) as plain, self.assertRaises((ssl.SSLError, OSError)):
                context.wrap_socket(plain)

    def test_a_new_certificate_is_taken_over_without_a_restart(self):
        with Server(*self.flags) as server:
            kept = self.secure(server)
            ask(kept)
            self.assertEqual(common_name(server), 'first')
            replace(self.second[1], self.key)
            replace(self.second[0], self.certificate)
            until(lambda: common_name(server) == 'second', 15)
            ask(kept)
            ask(self.secure(server))

    def test_files_that_do_not_fit_change_nothing_and_are_told(self):
        """As between two renames: no handshake fails. The log says what is wrong, the metrics that something is."""
        with Server(*self.flags, f'--tls_client_ca={self.authority.certificate}', '--metrics_listen=127.0.0.1:0') as server:
            def told(words):
                until(lambda: words in server.log(), 15)
                time.sleep(1.5)  # for gRPC to have looked too
                ask(self.secure(server, self.caller))
                metrics = Metrics(server)
                self.assertEqual(metrics.value('isnad_reload_successful', file='certificates'), 0)
                self.assertLess(metrics.value('isnad_reload_success_timestamp_seconds', file='certificates'), time.time() - 1)
            self.assertAlmostEqual(Metrics(server).value('isnad_certificate_expiry_timestamp_seconds'), time.time() + 2 * 86400, delta=3600)
            replace(self.second[1], self.key)
            told('tls.key is not the key of')
            os.remove(self.certificate)
            told('tls.crt: No such file')
            self.certificate.write_bytes(self.second[0].read_bytes()[:100])
            told('tls.crt holds no certificate')
            replace(self.second[0], self.certificate)
            until(lambda: Metrics(server).value('isnad_reload_successful', file='certificates') == 1, 15)
            until(lambda: common_name(server) == 'second', 15)

    def test_key_and_chain_in_one_file(self):
        both = self.folder / 'both.pem'
        both.write_bytes(self.first[0].read_bytes() + self.first[1].read_bytes() + self.authority.certificate.read_bytes())
        with Server(f'--tls_cert={both}', f'--tls_key={both}') as server:
            ask(self.secure(server))
            shown = subprocess.run(['openssl', 's_client', '-connect', server.address, '-alpn', 'h2', '-showcerts'], stdin=subprocess.DEVNULL,
                                   capture_output=True, timeout=20, check=False).stdout
            self.assertEqual(shown.count(b'BEGIN CERTIFICATE'), 2, 'its own and the authority\'s, each once')

    def test_client_certificates(self):
        with Server(*self.flags, f'--tls_client_ca={self.authority.certificate}') as server:
            self.assertEqual(len(ask(self.secure(server, self.caller)).quotes), 1)
            for nobody in (None, self.stranger):
                self.fails('UNAVAILABLE', lambda n=nobody: ask(self.secure(server, n), timeout=10))

    def test_what_is_wrong_with_the_files_is_told_at_the_start(self):
        empty = self.folder / 'empty'
        empty.write_text('')
        for flags, words in (([f'--tls_cert={self.certificate}'], '--tls_key'),
                             ([f'--tls_client_ca={self.certificate}'], '--tls_cert'),
                             ([f'--tls_cert={self.certificate}', '--tls_key=/no/such/file'], '/no/such/file'),
                             ([f'--tls_cert={self.folder}', f'--tls_key={self.key}'], 'Is a directory'),
                             ([f'--tls_cert={empty}', f'--tls_key={self.key}'], 'no certificate'),
                             ([f'--tls_cert={self.certificate}', f'--tls_key={empty}'], 'no private key'),
                             ([f'--tls_cert={self.certificate}', f'--tls_key={self.second[1]}'], 'is not the key of'),
                             ([*self.flags, f'--tls_client_ca={empty}'], 'no certificate'),
                             ([*self.flags, '--auth_token_file=/no/such/file'], '/no/such/file'),
                             ([*self.flags, self.tokens('# none', name='none')], 'no token'),
                             ([*self.flags, self.tokens('short', name='short')], 'at least 16'),
                             ([self.tokens(FIRST_TOKEN)], '--auth_token_file needs --tls_cert'),
                             (['--listen=0.0.0.0:0'], 'refusing to serve plaintext on 0.0.0.0')):
            result = subprocess.run([SERVER, '--listen=127.0.0.1:0', *flags], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30,
                                    check=False)
            self.assertEqual((result.returncode, result.stderr.count('\n')), (1, 1), result)
            self.assertIn(words, result.stderr)

    def test_plaintext_beyond_loopback_by_express_wish(self):
        with Server('--listen=0.0.0.0:0', '--insecure') as server:
            self.assertEqual(len(ask(self.connect(server)).quotes), 1)


class Tokens(Secure):
    def test_calls_need_a_token_and_health_does_not(self):
        with Server(*self.flags, self.tokens('# who: when', FIRST_TOKEN, '', SECOND_TOKEN)) as server:
            channel = self.secure(server)
            for token in (FIRST_TOKEN, SECOND_TOKEN):
                self.assertEqual(len(ask(channel, metadata=bearer(token)).quotes), 1)
            ask(channel, metadata=[('authorization', f'bearer {FIRST_TOKEN}')])
            for metadata in ([], bearer('wrong-token-0123456789'), bearer(''), bearer('# who: when'), bearer(FIRST_TOKEN + 'x'),
                             bearer(FIRST_TOKEN[:-1]), [('authorization', FIRST_TOKEN)], [('authorization', f'Basic {FIRST_TOKEN}')]):
                self.fails('UNAUTHENTICATED', lambda m=metadata: ask(channel, metadata=m), 'TOKEN_INVALID')
            self.fails('UNAUTHENTICATED', lambda: ask_batch(channel, [SENTENCE]), 'TOKEN_INVALID')
            self.fails('UNAUTHENTICATED', lambda: list(open_stream(channel, iter([item()]))), 'TOKEN_INVALID')
            self.assertEqual(health(channel), 'SERVING')
            self.fails('UNAUTHENTICATED', lambda: reflect(channel))
            self.assertIn(b'isnad.v1.QuoteAttributionService', reflect(channel, bearer(FIRST_TOKEN)))
            self.assertNotIn(FIRST_TOKEN, server.log())

    def test_tokens_are_renewed_without_a_restart(self):
        with Server(*self.flags, self.tokens(FIRST_TOKEN), '--metrics_listen=127.0.0.1:0') as server:
            channel = self.secure(server)

            def admits(token):
                try:
                    ask(channel, metadata=bearer(token))
                    return True
                except grpc.RpcError as error:
                    self.assertEqual(error.code(), grpc.StatusCode.UNAUTHENTICATED)
                    return False
            self.assertEqual((admits(FIRST_TOKEN), admits(SECOND_TOKEN)), (True, False))
            self.tokens(FIRST_TOKEN, SECOND_TOKEN)
            until(lambda: admits(SECOND_TOKEN), 15)
            self.assertTrue(admits(FIRST_TOKEN))
            self.tokens(SECOND_TOKEN)
            until(lambda: not admits(FIRST_TOKEN), 15)
            self.assertEqual(Metrics(server).value('isnad_reload_successful', file='tokens'), 1)
            os.remove(self.folder / 'tokens')
            until(lambda: Metrics(server).value('isnad_reload_successful', file='tokens') == 0, 15)  # without a call
            self.assertEqual((admits(FIRST_TOKEN), admits(SECOND_TOKEN)), (False, True))
            self.assertEqual(server.log().count('tokens not read, the old ones stay'), 1)
            self.tokens(FIRST_TOKEN)
            until(lambda: Metrics(server).value('isnad_reload_successful', file='tokens') == 1, 15)


def reflect(channel, metadata=()):
    """The raw answer to the question which services there are."""
    call = channel.stream_stream('/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo')
    return b''.join(call(iter([b'\x3a\x01*']), timeout=10, metadata=metadata))


def channelz(channel):
    return channel.unary_unary('/grpc.channelz.v1.Channelz/GetServers')(b'', timeout=10)


class Tools(Case):
    def test_reflection_and_channelz_by_flag(self):
        with Server('--channelz') as server:
            self.assertIn(b'grpc.health.v1.Health', reflect(self.connect(server)))
            self.assertTrue(channelz(self.connect(server)))
        with Server('--noreflection') as server:
            self.fails('UNIMPLEMENTED', lambda: reflect(self.connect(server)))
            self.fails('UNIMPLEMENTED', lambda: channelz(self.connect(server)))

    def test_no_word_of_a_request_reaches_the_log(self):
        secret = 'سرمكتوم'
        with Server() as server:
            channel = self.connect(server)
            text = f'{SENTENCE} {secret} secret-word'
            ask(channel, request(text, id='secret-word', title=secret))
            ask_batch(channel, [text, ''])
            list(open_stream(channel, iter([item(text), b'\xffsecret-word'])))
            bad = request(text).SerializeToString().replace('س'.encode(), b'\xed\xa0\x80', 1)
            self.fails('INVALID_ARGUMENT', lambda: ask(channel, bad), 'MALFORMED_REQUEST')
            self.fails('INVALID_ARGUMENT', lambda: ask(channel, request(text, title=text * 100)), 'TITLE_TOO_LONG')
            call = channel.unary_unary('/isnad.v1.QuoteAttributionService/secret-word')
            self.fails('UNIMPLEMENTED', lambda: call(text.encode(), timeout=10))
            cut = threading.Thread(target=lambda: channel.close())
            cut.start()
            cut.join()
            time.sleep(0.2)
            log = server.log()
        self.assertGreaterEqual(log.count('"msg":"call"'), 5)
        for word in (secret, SPEAKER, 'title'):
            self.assertNotIn(word, log)
        for line in log.splitlines():
            self.assertFalse('secret-word' in line and 'QuoteAttributionService/secret-word' not in line, line)


if __name__ == '__main__':
    unittest.main()
