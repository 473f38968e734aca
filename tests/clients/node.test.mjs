// Google's client for Node (@grpc/grpc-js) against the real server. Run by node_test through node's own test runner; needs
// tests/clients/install-npm and ISNAD_BUILD.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const build = process.env.ISNAD_BUILD ?? path.join(root, 'build');
const text = '😀 وقال مدير المحطة نبيل الحكيم: "الماء الذي خرج من الأنابيب صالح للشرب".';
const words = 'الماء الذي خرج من الأنابيب صالح للشرب';

const contract = grpc.loadPackageDefinition(protoLoader.loadSync(
    ['isnad/v1/quote_attribution.proto', 'google/rpc/error_details.proto', 'grpc/health/v1/health.proto'],
    {includeDirs: [path.join(root, 'proto'), '/usr/share/grpc-proto'], enums: String, longs: Number, defaults: true, oneofs: true}));

let server;
let client;
let health;

before(async () => {
  server = spawn(path.join(build, 'server/isnad-server'), ['--listen=127.0.0.1:0', '--drain_delay=0'],
                 {stdio: ['ignore', 'ignore', 'pipe']});
  let port;
  for await (const line of readline.createInterface(server.stderr)) {
    port = JSON.parse(line).port;
    if (port) break;
  }
  server.stderr.resume();
  const credentials = grpc.credentials.createInsecure();
  client = new contract.isnad.v1.QuoteAttributionService(`127.0.0.1:${port}`, credentials);
  health = new contract.grpc.health.v1.Health(`127.0.0.1:${port}`, credentials);
});

after(async () => {
  client.close();
  health.close();
  server.kill();
  assert.deepEqual(await once(server, 'exit'), [0, null]);
});

const request = (fields = {}) => ({document: {text, ...fields}, options: {offsetEncoding: 'OFFSET_ENCODING_UTF16'}});

// The answer to a unary call, or a rejection with its error.
function call(method, message, options = {}) {
  return new Promise((resolve, reject) => {
    client[method](message, {deadline: Date.now() + 30_000, ...options}, (error, answer) => error ? reject(error) : resolve(answer));
  });
}

// {name of the message: message} of the details that an error carries.
function details(error) {
  const [bytes] = error.metadata.get('grpc-status-details-bin');
  const found = {};
  for (const {type_url, value} of contract.google.rpc.Status.deserialize(bytes).details) {
    const name = type_url.split('.').at(-1);
    found[name] = contract.google.rpc[name].deserialize(value);
  }
  return found;
}

test('offsets slice a string', async () => {
  const answer = await call('attributeQuotes', request({id: 'a'}));
  assert.equal(answer.documentId, 'a');
  const [quote] = answer.quotes;
  assert.equal(text.slice(quote.span.beginOffset, quote.span.endOffset), words);
  assert.equal(quote.kind, 'QUOTE_KIND_DIRECT');
  assert.equal(answer.speakers[quote.attribution.speakerIndex].name, 'نبيل الحكيم');
});

test('an error says which field', async () => {
  const error = await call('attributeQuotes', request({text: ''})).catch(e => e);
  assert.equal(error.code, grpc.status.INVALID_ARGUMENT);
  const {ErrorInfo, BadRequest} = details(error);
  assert.deepEqual([ErrorInfo.reason, ErrorInfo.domain], ['TEXT_EMPTY', 'isnad']);
  assert.equal(BadRequest.fieldViolations[0].field, 'document.text');
});

test('half a surrogate pair is refused, not changed', async () => {
  const error = await call('attributeQuotes', request({text: 'قال: "نعم" \ud800'})).catch(e => e);
  assert.equal(error.code, grpc.status.INVALID_ARGUMENT);
  assert.equal(details(error).ErrorInfo.reason, 'MALFORMED_REQUEST');
});

test('a compressed request is refused before it is inflated', async () => {
  const error = await new Promise((resolve, reject) => {
    const zipped = new contract.isnad.v1.QuoteAttributionService(client.getChannel().getTarget(), grpc.credentials.createInsecure(),
                                                                 {'grpc.default_compression_algorithm': 2});
    zipped.attributeQuotes(request(), (e, answer) => {
      zipped.close();
      e ? resolve(e) : reject(answer);
    });
  });
  assert.equal(error.code, grpc.status.UNIMPLEMENTED);
});

test('a bad document fails alone in a batch', async () => {
  const answer = await call('batchAttributeQuotes', {requests: [request(), request({text: ''}), request()]});
  assert.deepEqual(answer.results.map(result => result.result), ['response', 'error', 'response']);
});

test('a stream answers in order', async () => {
  const stream = client.streamAttributeQuotes({deadline: Date.now() + 30_000});
  for (let i = 0; i < 200; ++i) stream.write({request: request({id: `${i}`, text: i % 10 ? text : ''})});
  stream.end();
  const results = [];
  for await (const {result} of stream) results.push(result);
  assert.deepEqual(results.map(result => result.index), [...Array(200).keys()]);
  for (const [i, result] of results.entries()) assert.equal(result.response?.documentId, i % 10 ? `${i}` : undefined);
});

test('a call that is cancelled in mid-stream', async () => {
  const stream = client.streamAttributeQuotes();
  stream.write({request: request()});
  await once(stream, 'data');
  stream.cancel();
  const [error] = await once(stream, 'error');
  assert.equal(error.code, grpc.status.CANCELLED);
  await call('getEngineInfo', {});
});

test('a deadline', async () => {
  const error = await call('attributeQuotes', request({text: text.repeat(20_000)}), {deadline: Date.now() + 20}).catch(e => e);
  assert.equal(error.code, grpc.status.DEADLINE_EXCEEDED);
});

test('health', async () => {
  for (const service of ['', 'isnad.v1.QuoteAttributionService']) {
    const answer = await new Promise((resolve, reject) => health.check({service}, (e, a) => e ? reject(e) : resolve(a)));
    assert.equal(answer.status, 'SERVING');
  }
});
