// node transports.mjs HTTP_URL WS_URL SSE_URL: the published clients of graphql-ws and graphql-sse speak to the schema of conformance.graphql.
import { createClient as createSocket } from 'graphql-ws';
import { createClient as createStream } from 'graphql-sse';
import WebSocket from 'ws';
import { finish, tell } from './reach.mjs';

const [, socketUrl, streamUrl] = process.argv.slice(2);
const protocol = 'graphql-transport-ws';
const counting = { query: 'subscription ($to: Int!) { count(to: $to) }', variables: { to: 3 } };
const counted = JSON.stringify([1, 2, 3].map(count => ({ data: { count } })));

const answers = (client, request) => new Promise((resolve, reject) => {
  const heard = [];
  client.subscribe(request, { next: answer => heard.push(answer), error: reject, complete: () => resolve(JSON.stringify(heard)) });
});

const expect = async (name, wanted, act) => {
  const found = await act().catch(fault => (Array.isArray(fault) ? 'refused' : `failed: ${fault?.message ?? fault}`));
  tell(found === wanted, name, found === wanted ? '' : found);
};

// The code a connection is closed with after saying these messages.
const closing = (subprotocol, ...messages) => new Promise(resolve => {
  const socket = new WebSocket(socketUrl, subprotocol);
  const patience = setTimeout(() => { socket.terminate(); resolve('open'); }, 30_000);
  socket.on('open', () => messages.forEach(message => socket.send(JSON.stringify(message))));
  socket.on('error', () => {});
  socket.on('close', code => { clearTimeout(patience); resolve(code); });
});

const greeting = { type: 'connection_init' };
const endless = { id: 'one', type: 'subscribe', payload: { query: 'subscription { count(to: 100000) }' } };

const socket = createSocket({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
await expect('a subscription over a WebSocket', counted, () => answers(socket, counting));
await expect('a query over a WebSocket', '[{"data":{"hello":"hello world"}}]', () => answers(socket, { query: '{ hello }' }));
await expect('a mutation over a WebSocket', '[{"data":{"add":3}}]', () => answers(socket, { query: 'mutation { add(a: 1, b: 2) }' }));
await expect('a refused document over a WebSocket', 'refused', () => answers(socket, { query: '{ unheardOf }' }));
await expect('two subscriptions side by side', `${counted}${counted}`,
  async () => (await Promise.all([answers(socket, counting), answers(socket, counting)])).join(''));
await socket.dispose();
await expect('4400 for no message of the protocol', 4400, () => closing(protocol, { type: 'unheardOf' }));
await expect('4401 for an operation before the greeting', 4401, () => closing(protocol, endless));
await expect('4408 for no greeting at all', 4408, () => closing(protocol));
await expect('4409 for an id under way', 4409, () => closing(protocol, greeting, endless, endless));
await expect('4429 for two greetings', 4429, () => closing(protocol, greeting, greeting));
const other = await closing('some-other-protocol', greeting);
tell([4406, 1006, 1002].includes(other), 'another subprotocol is not spoken', other);

for (const singleConnection of [false, true]) {
  const stream = createStream({ url: streamUrl, singleConnection, retryAttempts: 0 });
  await expect(`a subscription over an event stream${singleConnection ? ' of several operations' : ''}`, counted, () => answers(stream, counting));
  stream.dispose();
}
finish();
