// Checks one function call: its name, how many arguments, what each may be, and the type of the result.
import { asOne, dateOfMoment } from './coerce';
import { all, check, joinable, requireKind } from './checker';
import type { Checking } from './checking';
import type { CalledFunction, ExpressionFunction, Parameter } from './functions/function';
import { compiledPattern } from './functions/list';
import { functionNamed } from './functions/registry';
import { placesOf } from './functions/math';
import type { ExpressionNode } from './ast';
import type { Syntax } from './syntax';

type CallSyntax = Extract<Syntax, { kind: 'call' }>;
type Checked = ExpressionNode | undefined;

/** The typed call (or the operator it stands for); undefined where a problem was noted. */
export function checkCall(syntax: CallSyntax, checking: Checking, depth: number): Checked {
  const definition = functionNamed(syntax.name);
  if (!definition) return checking.refuse(syntax, 'unknownFunction', { name: syntax.name });
  const parameters = parametersFor(definition, syntax.args.length);
  if (!parameters) return checking.refuse(syntax, 'argumentCount', { name: definition.name, count: argumentCounts(definition), given: syntax.args.length });
  const separate = all(syntax.args.map((arg, index) => {
    const parameter = parameters[index];
    return parameter && checkArgument(check(arg, checking, depth), parameter, { syntax: arg, definition, checking });
  }));
  const args = separate && grouped(separate, parameters, { syntax, checking });
  if (!args) return undefined;
  if ('build' in definition) return definition.build(args);
  if (definition.name === 'DATEVALUE' && args[0]) return dateOfMoment(args[0]);
  return called(definition, args, checking);
}

function called(definition: CalledFunction, args: readonly ExpressionNode[], checking: Checking): ExpressionNode {
  if (definition.deterministic === false) checking.deterministic = false;
  if (!definition.sqlite || !definition.mysql) checking.sqlSafe = false;
  const type = Object.freeze(definition.result(args.map((arg) => arg.type), args));
  return { kind: 'call', name: definition.name, type, args };
}

/** One parameter for each argument, or undefined where the count is wrong. */
function parametersFor(definition: ExpressionFunction, count: number): readonly Parameter[] | undefined {
  const { parameters, repeat = 0, last } = definition;
  const least = parameters.filter(({ optional }) => !optional).length;
  if (count < least) return undefined;
  const more = count - parameters.length;
  if (more <= 0) return parameters.slice(0, count);
  if (repeat === 0) return undefined;
  const repeated = parameters.slice(-repeat);
  const extra = more % repeat;
  if (extra > (last ? 1 : 0)) return undefined;
  const whole = Array.from({ length: (more - extra) / repeat }, () => repeated).flat();
  return [...parameters, ...whole, ...(extra === 1 && last ? [last] : [])];
}

function argumentCounts(definition: ExpressionFunction): string {
  const least = definition.parameters.filter(({ optional }) => !optional).length;
  if (definition.repeat) return `${least}+`;
  return least === definition.parameters.length ? String(least) : `${least}–${definition.parameters.length}`;
}

interface ArgumentSite { readonly syntax: Syntax; readonly definition: ExpressionFunction; readonly checking: Checking }

function checkArgument(node: Checked, { kind }: Parameter, { syntax, definition, checking }: ArgumentSite): Checked {
  if (!node) return undefined;
  switch (kind) {
    case 'any':
      if (definition.name === 'DATEVALUE') return requireKind(node, node.type.kind === 'date' ? 'date' : 'dateTime', { syntax, checking });
      return node;
    case 'joinable': return joinable(node, syntax, checking);
    case 'ordered':
      if (['number', 'date', 'dateTime', 'time', 'null'].includes(node.type.kind)) return node;
      return checking.refuse(syntax, 'wrongType', { expected: ['number', 'date', 'dateTime', 'time'], actual: node.type.kind });
    case 'places': {
      const places = placesOf(node);
      if (node.kind === 'literal' && node.type.kind === 'number' && Number.isInteger(places) && Math.abs(places) <= 15) return node;
      return checking.refuse(syntax, 'mustBeConstant', { name: definition.name, expected: 'places' });
    }
    case 'pattern': return checkPattern(node, { syntax, definition, checking });
    default: return requireKind(node, kind, { syntax, checking });
  }
}

function checkPattern(node: ExpressionNode, { syntax, definition, checking }: ArgumentSite): Checked {
  if (node.kind !== 'literal' || typeof node.value !== 'string' || node.type.kind !== 'text') {
    return checking.refuse(syntax, 'mustBeConstant', { name: definition.name, expected: 'pattern' });
  }
  try {
    compiledPattern(node.value);
    return node;
  } catch (error) {
    return checking.refuse(syntax, 'badPattern', { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Arguments of one group made one type. */
function grouped(args: readonly ExpressionNode[], parameters: readonly Parameter[], { syntax, checking }: { syntax: CallSyntax; checking: Checking }): readonly ExpressionNode[] | undefined {
  const result = [...args];
  for (const group of [1, 2]) {
    const places = parameters.flatMap((parameter, index) => (parameter.group === group ? [index] : []));
    const members = places.flatMap((index) => args[index] ?? []);
    if (members.length === 0) continue;
    const one = asOne(members);
    if (!one) return checking.refuse(syntax, 'differentTypes', { types: members.map(({ type }) => type.kind) });
    places.forEach((place, index) => { result[place] = one.nodes[index] ?? result[place] as ExpressionNode; });
  }
  return Object.freeze(result);
}
