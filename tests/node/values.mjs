// What resolvers answer, and the scalars that the schemas have beside the five of the specification.
import * as g from 'graphql';

export function hash(text) {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const texts = ['', 'plain', 'quote " and \\ slash', '\u00fc \u0436 \u6f22 \u{1f600}', 'line\nbreak\ttab', '\u0001\u2028</script>'];
const whole = [0, 1, -1, 2147483647, -2147483648, 12345];
const fractions = [0, 1.5, -0.25, 1e21, 1e-7, 3, 123456789.125];
const anything = [1, 'text', true, [1, [2], null], { a: { b: [] } }, {}];

export function valueOf(schema, type, key, run) {
  const inner = g.getNullableType(type);
  const roll = (what) => hash(`${what}|${run.seed}|${key}`);
  if (!run.healed.has(key) && roll('fail') % 1000 < run.failures) return failure(type, inner, roll('how'));
  if (inner === type && roll('null') % 12 === 0) return null;
  if (g.isListType(inner)) return Array.from({ length: roll('length') % 4 }, (_, i) => valueOf(schema, inner.ofType, `${key}.${i}`, run));
  if (g.isLeafType(inner)) return leaf(inner, roll('leaf'));
  const possible = g.isObjectType(inner) ? [inner.name] : schema.getPossibleTypes(inner).map((one) => one.name).sort();
  return { t: possible[roll('type') % possible.length], s: run.salt };
}

function failure(type, inner, how) {
  if (how % 3 === 0) return new Error('failed');
  if (how % 3 === 1 && inner !== type) return null;
  if (g.isListType(inner)) return 5;
  if (g.isAbstractType(inner)) return { t: 'Nowhere' };
  return g.isLeafType(inner) ? wrong(inner) : new Error('failed');
}

function wrong(type) {
  switch (type.name) {
    case 'Int': return 2147483648;
    case 'Float': return Number.NaN;
    case 'ID': return 1.5;
    case 'Even': return 3;
    case 'Upper': return 'lower';
    case 'Anything': return new Error('failed');
    default: return g.isEnumType(type) ? 'NO_SUCH_VALUE' : { is: 'an object' };
  }
}

function leaf(type, roll) {
  if (g.isEnumType(type)) {
    const values = type.getValues();
    return values[roll % values.length].name;
  }
  switch (type.name) {
    case 'Int': return whole[roll % whole.length];
    case 'Float': return fractions[roll % fractions.length];
    case 'Boolean': return roll % 2 === 0;
    case 'ID': return roll % 2 === 0 ? roll % 1000 : `id-${roll}`;
    case 'Even': return (roll % 1000) * 2;
    case 'Upper': return 'ABC'.slice(roll % 3);
    case 'Anything': return anything[roll % anything.length];
    default: return texts[roll % texts.length];
  }
}

function must(holds, message) {
  if (!holds) throw new g.GraphQLError(message);
}

function even(value) {
  must(Number.isInteger(value) && value % 2 === 0, 'Even is an even number.');
  return value;
}

function upper(value) {
  must(typeof value === 'string' && /^[A-Z]*$/.test(value), 'Upper is written in capitals.');
  return value;
}

function bindScalar(type, coerce, literal) {
  type.parseValue = coerce;
  type.serialize = coerce;
  type.parseLiteral = literal;
}

export function bindScalars(schema) {
  const types = schema.getTypeMap();
  if (types.Even) bindScalar(types.Even, even, (node) => even(node.kind === g.Kind.INT ? Number(node.value) : undefined));
  if (types.Upper) bindScalar(types.Upper, upper, (node) => upper(node.kind === g.Kind.STRING ? node.value : undefined));
  if (types.Anything) bindScalar(types.Anything, (value) => value, (node, variables) => g.valueFromASTUntyped(node, variables));
}
