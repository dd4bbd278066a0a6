// [TOKEN=…] node security.mjs URL: what a stranger might try on a GraphQL server in production. Every attempt has to be met.
import { caller, finish, tell } from './reach.mjs';

const [url] = process.argv.slice(2);
const patience = 300_000;
const accept = 'application/graphql-response+json, application/json;q=0.9';

const send = async (method, address, headers, body) => {
  const began = performance.now();
  try {
    const answer = await fetch(address, { method, body, headers: { accept, ...caller, ...headers }, signal: AbortSignal.timeout(patience) });
    const text = await answer.text();
    let json;
    try { json = JSON.parse(text); } catch { json = undefined; }
    return { status: answer.status, text, json, took: performance.now() - began };
  } catch (fault) {
    return { status: 0, text: fault.name, took: performance.now() - began };
  }
};
const post = (body, type = 'application/json') => send('POST', url, { 'content-type': type }, body);
const ask = (query, more = {}) => post(JSON.stringify({ query, ...more }));
const get = query => send('GET', `${url}?query=${encodeURIComponent(query)}`, {});
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join(' ');
const refused = answer => answer.status !== 0 && answer.json?.errors?.length > 0 && !answer.json.data;
const quick = answer => answer.status !== 0 && answer.took < 60_000;
const met = (name, answer, isMet) => tell(isMet(answer), name, `${answer.status}, ${Math.round(answer.took)} ms, ${answer.text.length} characters`);

// Much of the same
met('101 aliases', await ask(`{ ${times(101, index => `a${index}: __typename`)} }`), refused);
met('one field 500 times', await ask(`{ ${times(500, () => '__typename')} }`), refused);
met('one field 20,000 times', await ask(`{ ${times(20_000, () => '__typename')} }`), answer => refused(answer) && quick(answer));
met('ten unknown directives', await ask(`{ __typename ${times(10, () => '@unheardOf')} }`), answer => refused(answer) && answer.json.errors.length < 10);
met('1,000 directives on a field', await ask(`{ __typename ${times(1000, () => '@skip(if: false)')} }`), refused);
met('3,000 unknown fields', await ask(`{ ${times(3000, index => `unheardOf${index}`)} }`),
  answer => refused(answer) && answer.json.errors.length <= 100 && answer.text.length < 100_000);
met('ten requests in one', await post(JSON.stringify(Array(10).fill({ query: '{ __typename }' }))), refused);
met('a body of 30 million bytes', await ask(`{ f(a: "${'x'.repeat(30_000_000)}") }`), answer => [0, 400, 413].includes(answer.status));

// Depth
const nested = (open, close, count) => open.repeat(count) + close.repeat(count);
met('5,000 selections deep', await ask(nested('{ a ', '}', 5000)), refused);
met('20,000 lists deep in a value', await ask(`{ f(a: ${nested('[', ']', 20_000)}) }`), refused);
met('20,000 lists deep in a type', await ask(`query ($a: ${'['.repeat(20_000)}Int${']'.repeat(20_000)}) { __typename }`), refused);
met('100,000 lists deep in the variables', await post(`{"query":"{ __typename }","variables":{"a":${nested('[', ']', 100_000)}}}`),
  answer => answer.status >= 400 && answer.status < 500);
met('fragments in a circle', await ask('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'), refused);
met('fragments that double 60 times', await ask(
  `{ ...f0 } ${times(60, index => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f60 on Query { __typename }`), quick);
met('fields that merge in many ways', await ask(`{ ${times(400, () => '... { a: f(b: "x") ... { a: f(b: "x") } }')} }`), quick);

// What is shown
met('the schema', await ask('{ __schema { queryType { name } } }'), refused);
met('the schema in circles', await ask('{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }'), refused);
met('a type by its name', await ask('{ __type(name: "Query") { name fields { name } } }'), answer => !answer.text.includes('"fields"'));
met('a guess at a field', await ask('{ __schem { x } helo }'), answer => refused(answer) && !/did you mean/i.test(answer.text));
met('a document that is none', await ask('unheard of { a }'), answer => refused(answer) && !/exception|stack|\bat [\w.]+\(/i.test(answer.text));
met('a failure inside', await ask('{ fail }'), answer => !answer.text.includes('boom'));
met('traces beside an answer', await ask('{ __typename }'), answer => !/"(tracing|debug|exception)"/i.test(answer.text));

// Forged by a foreign page
met('a mutation by GET', await get('mutation { __typename }'), answer => answer.status >= 400 && !answer.json?.data);
met('a query by GET', await get('{ __typename }'), answer => answer.status >= 400 && !answer.json?.data);
met('a form', await post('query=%7B__typename%7D', 'application/x-www-form-urlencoded'), answer => answer.status === 415);
met('plain text', await post('{"query":"{ __typename }"}', 'text/plain'), answer => answer.status === 415);
met('a form in parts', await post(
  '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}\r\n--x--\r\n', 'multipart/form-data; boundary=x'),
answer => answer.status === 415);

met('and it still answers', await ask('{ __typename }'), answer => answer.status === 200 && answer.json?.data?.__typename !== undefined);
finish();
