// One JSON request a line on stdin, one JSON answer a line on stdout: what graphql-js says of a schema and of the requests sent to it.
// What resolvers answer follows from a hash of where they stand, so that another program can answer the same.
import readline from 'node:readline';
import * as g from 'graphql';
import { hash, valueOf, bindScalars } from './values.mjs';

const rules = g.specifiedRules.filter((rule) => rule.name !== 'MaxIntrospectionDepthRule');
const at = (error) => (error.locations ?? []).map((place) => `${place.line}:${place.column}`);
const plain = (error) => ({ path: (error.path ?? []).join('.'), at: at(error).join(' ') });
const pathOf = (path) => (path === undefined ? '' : (path.prev ? pathOf(path.prev) + '.' : '') + path.key);

const kinds = [
  [/^Variable "\$\w+" of required type/, 'variable missing'],
  [/^Variable "\$\w+" of non-null type/, 'variable null'],
  [/Expected non-nullable type .* not to be null/, 'null inside'],
  [/Expected type .* to be an object/, 'not an object'],
  [/Field .* of required type .* was not provided/, 'field missing'],
  [/Field .* is not defined by type/, 'field unknown'],
  [/Exactly one key must be specified/, 'one of none or several'],
  [/Field .* must be non-null/, 'one of null'],
  [/Value .* does not exist in .* enum/, 'enum unknown'],
  [/Enum .* cannot represent non-string value/, 'enum not text'],
  [/Int cannot represent non-integer value/, 'int no integer'],
  [/Int cannot represent non 32-bit/, 'int too large'],
  [/Float cannot represent/, 'float'],
  [/String cannot represent/, 'string'],
  [/Boolean cannot represent/, 'boolean'],
  [/ID cannot represent/, 'id'],
  [/Even is an even number/, 'custom scalar'],
  [/Upper is written in capitals/, 'custom scalar'],
];

function bind(schema) {
  bindScalars(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (g.isAbstractType(type)) type.resolveType = (value) => value.t;
    if (!g.isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getSubscriptionType()) {
        field.subscribe = (_, args, run, info) => open(field.type, args, run, pathOf(info.path));
        field.resolve = (event) => event;
      } else {
        field.resolve = (source, args, run, info) => {
          const key = (source?.s ?? '') + pathOf(info.path);
          run.calls[key] = args;
          const value = valueOf(schema, field.type, key, { ...run, salt: source?.s ?? '' });
          if (value instanceof Error) throw value;
          return value;
        };
      }
    }
  }
}

// Some sources have no events at all; some fail before one of them, or when there are no more.
async function* events(type, key, run) {
  const count = hash(`events|${run.seed}|${key}`) % 4;
  for (let i = 0; i <= count; i++) {
    if (hash(`broken|${run.seed}|${key}|${i}`) % 1000 < run.failures) throw new Error('broken');
    if (i < count) yield valueOf(run.schema, type, `e${i}:${key}`, { ...run, salt: `e${i}:` });
  }
}

async function gather(stream, answers) {
  try {
    for await (const event of stream) answers.push(event);
  } catch (error) {
    if (error.message !== 'broken') throw error;
    answers.push({ isBroken: true });
  }
}

function open(type, args, run, key) {
  run.calls[key] = args;
  if (hash(`open|${run.seed}|${key}`) % 1000 < run.failures) throw new Error('closed');
  return events(type, key, run);
}

async function once(schema, request, document, healed) {
  const run = { schema, seed: request.seed, failures: request.failures, healed, calls: {}, salt: '' };
  const args = {
    schema, document, variableValues: request.variables ?? undefined, operationName: request.operation ?? undefined, contextValue: run, rootValue: undefined,
  };
  const isStream = g.getOperationAST(document, request.operation)?.operation === 'subscription';
  const answers = [];
  const answer = isStream ? await g.subscribe(args) : await g.execute(args);
  if (isStream && Symbol.asyncIterator in answer) await gather(answer, answers);
  else answers.push(answer);
  const told = answers.map((one, i) => ({
    isBroken: one.isBroken ?? false, hasData: 'data' in one, data: one.data, errors: (one.errors ?? []).map(plain), salt: isStream ? `e${i}:` : '',
  }));
  return { answers: told, calls: run.calls };
}

// One error hides another where both take the same object away: what failed is mended and the request is run again until nothing new fails.
async function execute(schema, request, document) {
  const first = await once(schema, request, document, new Set());
  const possible = first.answers.map((one) => [...one.errors]);
  const healed = new Set();
  const stuck = new Set();
  for (let round = 0, last = first; round < 25; round++) {
    let isNew = false;
    last.answers.forEach((one, i) => one.errors.forEach((error) => {
      const key = one.salt + error.path;
      if (healed.has(key)) stuck.add(key);
      else { healed.add(key); isNew = true; }
      if (round > 0 && !possible[i]?.some((known) => known.path === error.path)) possible[i]?.push(error);
    }));
    if (!isNew) break;
    last = await once(schema, request, document, healed);
  }
  return { answers: first.answers.map((one, i) => ({ ...one, possible: possible[i] })), calls: first.calls, stuck: [...stuck] };
}

function validate(schema, document) {
  const failed = new Set();
  const listening = rules.map((rule) => (context) => {
    const own = Object.create(context);
    own.reportError = (error) => { failed.add(rule.name.replace(/Rule$/, '')); context.reportError(error); };
    return rule(own);
  });
  g.validate(schema, document, listening, { maxErrors: 1000 });
  return [...failed];
}

function coerce(schema, document, request) {
  const operation = g.getOperationAST(document, request.operation);
  if (!operation) return {};
  const result = g.getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  if (!result.errors) return { coerced: result.coerced };
  return {
    refused: [...new Set(result.errors.flatMap(at))],
    kinds: result.errors.map((error) => kinds.find(([form]) => form.test(error.message))?.[1] ?? error.message),
  };
}

async function judge(schema, request) {
  let document;
  try {
    document = g.parse(request.document);
  } catch {
    return { parses: false };
  }
  let failed;
  try {
    failed = validate(schema, document);
  } catch (error) {
    return { parses: true, failed: [], thrown: error.message };
  }
  if (failed.length > 0) return { parses: true, failed };
  const coercion = coerce(schema, document, request);
  return { parses: true, failed, ...coercion, ...(coercion.refused ? {} : await execute(schema, request, document)) };
}

function build(sdl) {
  try {
    const schema = g.buildSchema(sdl);
    const errors = g.validateSchema(schema);
    return { schema: errors.length === 0 ? schema : undefined, why: errors.map((error) => error.message) };
  } catch (error) {
    return { why: [error.message] };
  }
}

const sorted = (sdl) => g.printSchema(g.lexicographicSortSchema(g.buildSchema(sdl)));

// graphql-js 16 looks at defaults and at what directives are given only where a document does: so each becomes the default of a variable.
function literals(schema, sdl) {
  const document = g.parse(sdl);
  const variables = [];
  const take = (type, value) => { if (g.isInputType(g.typeFromAST(schema, g.parseType(type)))) variables.push(`$v${variables.length}: ${type} = ${g.print(value)}`); };
  g.visit(document, {
    InputValueDefinition: (node) => { if (node.defaultValue) take(g.print(node.type), node.defaultValue); },
    Directive: (node) => {
      for (const given of node.arguments ?? []) {
        const argument = schema.getDirective(node.name.value)?.args.find((one) => one.name === given.name.value);
        if (argument) take(String(argument.type), given.value);
      }
    },
  });
  if (variables.length === 0) return [];
  bindScalars(schema);
  return g.validate(schema, g.parse(`query (${variables.join(' ')}) { __typename }`), [g.ValuesOfCorrectTypeRule]).map((error) => error.message);
}

function judgeSchema(sdl) {
  const { schema, why } = build(sdl);
  if (!schema) return { valid: false, why };
  try {
    const wrong = literals(schema, sdl);
    return { valid: wrong.length === 0, why: wrong };
  } catch (error) {
    return { valid: false, why: [`graphql-js failed: ${error.stack}`] };
  }
}

async function answer(request) {
  if (request.schemas) return { verdicts: request.schemas.map(judgeSchema) };
  const { schema, why } = build(request.sdl);
  if (!schema) return { valid: false, why };
  bind(schema);
  const cases = [];
  for (const one of request.cases) {
    try {
      cases.push(await judge(schema, one));
    } catch (error) {
      cases.push({ crash: error.stack });
    }
  }
  return {
    valid: true,
    introspection: request.introspection ? g.executeSync({ schema, document: g.parse(request.introspection) }).data : undefined,
    canonical: g.print(g.parse(request.sdl)),
    isPrintedSame: request.printed === undefined ? undefined : build(request.printed).schema !== undefined && sorted(request.printed) === sorted(request.sdl),
    cases,
  };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  if (!line) continue;
  let told;
  try {
    told = await answer(JSON.parse(line));
  } catch (error) {
    told = { valid: false, why: [`graphql-js failed: ${error.stack}`] };
  }
  process.stdout.write(JSON.stringify(told) + '\n');
}
