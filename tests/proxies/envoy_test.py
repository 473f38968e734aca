"""deploy/envoy/envoy.yaml, as far as it can be checked without Envoy: every field against Envoy's published API, and what it says about the
contract and the server against those.

Envoy's API comes as .proto files with the npm package @grpc/grpc-js-xds.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from isnad_process import BUILD, ROOT  # noqa: E402

CONFIGURATION = ROOT / 'deploy' / 'envoy' / 'envoy.yaml'
CLIENTS = ROOT / 'tests' / 'clients'
SERVICE = 'isnad.v1.QuoteAttributionService'


def envoy_api(types):
    """-> a pool that holds envoy.config.bootstrap.v3.Bootstrap and the given messages."""
    subprocess.run([CLIENTS / 'install-npm'], check=True)
    api = CLIENTS / 'node_modules' / '@grpc' / 'grpc-js-xds' / 'deps'
    folders = [api / 'envoy-api', api / 'xds', api / 'googleapis']
    files = {'envoy/config/bootstrap/v3/bootstrap.proto'}
    for name in types:
        package, _, message = name.rpartition('.')
        declares = re.compile(rf'^message {message} ', re.M)
        files |= {str(file.relative_to(folders[0])) for file in (folders[0] / package.replace('.', '/')).glob('*.proto')
                  if declares.search(file.read_text(encoding='utf-8'))}
    with tempfile.TemporaryDirectory(prefix='isnad-envoy-') as folder:
        out = pathlib.Path(folder, 'api.binpb')
        # The package's copy of the validation rules is older than its copy of Envoy's API, which uses this field of theirs.
        rules = pathlib.Path(folder, 'validate', 'validate.proto')
        rules.parent.mkdir()
        newer = re.sub(r'^(message (?:String|Bytes)Rules \{)$', r'\1 optional bool ignore_empty = 1000;',
                       (api / 'protoc-gen-validate' / 'validate' / 'validate.proto').read_text(encoding='utf-8'), flags=re.M)
        rules.write_text(newer, encoding='utf-8')
        folders.append(folder)
        subprocess.run(['protoc', *(f'-I{folder}' for folder in folders), '--include_imports', f'--descriptor_set_out={out}', *sorted(files)],
                       check=True, capture_output=True)
        described = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in described.file:
        pool.Add(file)
    return pool


def parse(configuration):
    """The configuration as Envoy's own message; an unknown field, a wrong type or an unknown enum value is an error."""
    types = re.findall(r"'@type': 'type\.googleapis\.com/([\w.]+)'", repr(configuration))
    pool = envoy_api(types)
    bootstrap = message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName('envoy.config.bootstrap.v3.Bootstrap'))()
    return json_format.ParseDict(configuration, bootstrap, descriptor_pool=pool)


def find(value, key):
    """Everything that stands under the key, at any depth."""
    found = []
    if isinstance(value, dict):
        found += [value[key]] if key in value else []
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            found += find(item, key)
    return found


class Envoy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.configuration = yaml.safe_load(CONFIGURATION.read_text(encoding='utf-8'))
        cls.text = CONFIGURATION.read_text(encoding='utf-8')

    def test_every_field_is_one_of_envoys(self):
        parse(self.configuration)

    def test_a_field_that_envoy_does_not_know_is_found(self):
        wrong = yaml.safe_load(self.text.replace('auto_mapping: true', 'auto_maping: true'))
        with self.assertRaises(json_format.ParseError):
            parse(wrong)

    def test_every_route_leads_to_a_cluster(self):
        clusters = {cluster['name'] for cluster in self.configuration['static_resources']['clusters']}
        self.assertEqual(set(find(self.configuration, 'cluster')) - {'isnad'}, set())
        self.assertIn('isnad', clusters)

    def test_the_descriptor_set_holds_what_is_transcoded(self):
        pool = descriptor_pool.DescriptorPool()
        described = descriptor_pb2.FileDescriptorSet.FromString((BUILD / 'proto' / 'isnad.binpb').read_bytes())
        for file in described.file:
            pool.Add(file)  # an import that is missing would be an error
        self.assertEqual(find(self.configuration, 'services'), [[SERVICE]])
        methods = pool.FindServiceByName(SERVICE).methods_by_name
        self.assertEqual(set(methods), {'AttributeQuotes', 'BatchAttributeQuotes', 'StreamAttributeQuotes', 'GetEngineInfo'})
        for name in ('google.rpc.ErrorInfo', 'google.rpc.BadRequest', 'google.rpc.RetryInfo'):
            pool.FindMessageTypeByName(name)  # convert_grpc_status prints them
        self.assertEqual(find(self.configuration, 'prefix'), [f'/{SERVICE}/'])
        self.assertEqual([check['service_name'] for check in find(self.configuration, 'grpc_health_check')], [SERVICE])

    def test_the_limits_are_above_the_servers(self):
        limit = int(re.search(r'max_message_bytes = (\d+) \* 1024 \* 1024', (ROOT / 'server/service/limits.h').read_text())[1]) * 1024 * 1024
        for name in ('per_connection_buffer_limit_bytes', 'max_request_body_size', 'max_response_body_size'):
            for value in find(self.configuration, name):
                self.assertGreater(value, limit, name)


if __name__ == '__main__':
    unittest.main()
