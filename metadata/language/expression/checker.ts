// Gives the text of an expression its types: the typed tree with everything that depends on it, or all problems with their places.
import { asKind, asOne, isNull } from './coerce';
import { checkCall } from './check-call';
import { booleanType, numberType, scaleOf, textType } from './functions/function';
import { Exact, maxDigits, maxLiteralScale, resultScale } from './numbers';
import { newChecking, type Checking } from './checking';
import { maxDepth, parseExpression } from './parse';
import type { ExpressionProblem } from './problem';
import { isAffordable } from './to-sql';
import type { ArithmeticOperator, CompareOperator, ExpressionNode, ExpressionType, FieldPath, TypeKind } from './ast';
import type { Syntax } from './syntax';

/** What the names in an expression stand for. */
export interface ExpressionScope {
  /** Type of the field at the end of the path, through lookups; undefined: there is no such field. */
  readonly fieldType: (path: FieldPath) => ExpressionType | undefined;
}

export interface CheckedExpression {
  readonly ast: ExpressionNode;
  readonly type: ExpressionType;
  /** Every field path named, each once. */
  readonly references: readonly FieldPath[];
  /** false: the result changes without the record (TODAY, NOW, ME). */
  readonly deterministic: boolean;
  /** false: has no SQL (REGEX, or nested far beyond what people write), `toSql` would throw. */
  readonly sqlSafe: boolean;
}
export interface ExpressionProblems { readonly problems: readonly ExpressionProblem[] }

/**
 * `'problems' in outcome` tells which. `expected`: what the result may be (a condition: `['boolean']`); null is always allowed.
 * A number type instead of the word `number` also rounds the result to its scale: what a formula or default of that field needs.
 */
export function checkExpression(text: string, scope: ExpressionScope, expected?: readonly (TypeKind | ExpressionType)[]): CheckedExpression | ExpressionProblems {
  const parsed = parseExpression(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const checking = newChecking(text, scope);
  const node = check(parsed.syntax, checking, 1);
  const ast = node && expected ? expectedResult(node, expected, { syntax: parsed.syntax, checking }) : node;
  if (!ast || checking.problems.length > 0) return { problems: checking.problems };
  const references = Object.freeze([...checking.references.values()]);
  freezeTree(ast);
  return Object.freeze({ ast, type: ast.type, references, deterministic: checking.deterministic, sqlSafe: checking.sqlSafe && isAffordable(ast) });
}

type Checked = ExpressionNode | undefined;

/** The typed node, or undefined where a problem was noted. */
export function check(syntax: Syntax, checking: Checking, depth: number): Checked {
  if (depth > maxDepth) return checking.refuse(syntax, 'tooDeep', { limit: maxDepth });
  return checkNode(syntax, checking, depth + 1);
}

function freezeTree(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(freezeTree);
}

/** The node as the kind it must have here. */
export function requireKind(node: Checked, kind: TypeKind, { syntax, checking }: { readonly syntax: Syntax; readonly checking: Checking }): Checked {
  if (!node) return undefined;
  return asKind(node, kind) ?? checking.refuse(syntax, 'wrongType', { expected: kind, actual: node.type.kind });
}

function checkNode(syntax: Syntax, checking: Checking, depth: number): Checked {
  const inner = (part: Syntax): Checked => check(part, checking, depth);
  const required = (part: Syntax, kind: TypeKind): Checked => requireKind(inner(part), kind, { syntax: part, checking });
  switch (syntax.kind) {
    case 'number': return checkNumber(syntax.digits, syntax, checking);
    case 'text': return syntax.value === '' ? { kind: 'literal', type: { kind: 'null' }, value: null } : { kind: 'literal', type: textType, value: syntax.value };
    case 'constant': return { kind: 'literal', type: syntax.value === null ? { kind: 'null' } : booleanType, value: syntax.value };
    case 'path': return checkPath(syntax.path, syntax, checking);
    case 'call': return checkCall(syntax, checking, depth);
    case 'negate': return negated(required(syntax.operand, 'number'));
    case 'not': {
      const operand = required(syntax.operand, 'boolean');
      return operand && { kind: 'not', type: booleanType, operand };
    }
    case 'and': case 'or': {
      const operands = all(syntax.operands.map((operand) => required(operand, 'boolean')));
      return operands && { kind: syntax.kind, type: booleanType, operands };
    }
    case 'join': {
      const operands = all(syntax.operands.map((operand) => joinable(inner(operand), operand, checking)));
      return operands && { kind: 'join', type: textType, operands };
    }
    case 'in': return checkIn([syntax.operand, ...syntax.choices], checking, depth);
    case 'binary': {
      const sides = all([inner(syntax.left), inner(syntax.right)]);
      const [left, right] = sides ?? [];
      if (!left || !right) return undefined;
      return isCompare(syntax.operator) ? compared(syntax.operator, [left, right], { syntax, checking }) : calculated(syntax.operator, [left, right], { syntax, checking });
    }
  }
}

/** Something that can be written as text, or a problem. */
export function joinable(node: Checked, syntax: Syntax, checking: Checking): Checked {
  if (!node || ['text', 'number', 'date', 'time', 'reference', 'null'].includes(node.type.kind)) return node;
  return checking.refuse(syntax, 'wrongType', { expected: ['text', 'number', 'date', 'time'], actual: node.type.kind });
}

function checkNumber(digits: string, at: Syntax, checking: Checking): Checked {
  const value = new Exact(digits).toFixed();
  const scale = value.split('.')[1]?.length ?? 0;
  if (value.replace(/\D|^0+/g, '').length > maxDigits || scale > maxLiteralScale) {
    return checking.refuse(at, 'numberTooLong', { digits: maxDigits, scale: maxLiteralScale });
  }
  return { kind: 'literal', type: numberType(scale), value };
}

function checkPath(path: FieldPath, at: Syntax, checking: Checking): Checked {
  const type = checking.scope.fieldType(path);
  if (!type) return checking.refuse(at, 'unknownField', { name: path.join('.') });
  const key = path.join('.');
  const known = checking.references.get(key) ?? Object.freeze([...path]);
  checking.references.set(key, known);
  return { kind: 'field', type: Object.freeze({ ...type }), path: known };
}

function negated(operand: Checked): Checked {
  if (!operand) return undefined;
  if (operand.kind === 'literal' && typeof operand.value === 'string') return { ...operand, value: new Exact(operand.value).negated().plus(0).toFixed() };
  return { kind: 'negate', type: operand.type, operand };
}

interface Site { readonly syntax: Syntax; readonly checking: Checking }

function calculated(operator: ArithmeticOperator, [left, right]: readonly [ExpressionNode, ExpressionNode], { syntax, checking }: Site): Checked {
  const dated = dateArithmetic(operator, left, right);
  if (dated) return dated;
  const sides = syntax.kind === 'binary' ? [syntax.left, syntax.right] : [];
  const [a, b] = [left, right].map((node, index) => requireKind(node, 'number', { syntax: sides[index] ?? syntax, checking }));
  if (!a || !b) return undefined;
  return { kind: 'arithmetic', operator, type: numberType(resultScale(operator, scaleOf(a.type), scaleOf(b.type))), left: a, right: b };
}

/** date + days, date - days, date - date. */
function dateArithmetic(operator: ArithmeticOperator, left: ExpressionNode, right: ExpressionNode): Checked {
  const call = (name: string, args: readonly ExpressionNode[]): ExpressionNode =>
    ({ kind: 'call', name, type: name === 'DATEDIFF' ? numberType(0) : { kind: 'date' }, args: Object.freeze(args) });
  const isDate = ({ type }: ExpressionNode): boolean => type.kind === 'date' || type.kind === 'dateTime';
  const date = isDate(left) ? asKind(left, 'date') : undefined;
  if (operator === '+' && date && right.type.kind === 'number') return call('ADDDAYS', [date, right]);
  if (operator === '+' && left.type.kind === 'number' && isDate(right)) return call('ADDDAYS', [asKind(right, 'date') ?? right, left]);
  if (operator !== '-' || !date) return undefined;
  if (right.type.kind === 'number') return call('ADDDAYS', [date, Object.freeze(negated(right)) ?? right]);
  const other = isDate(right) || right.kind === 'literal' ? asKind(right, 'date') : undefined;
  return other && call('DATEDIFF', [date, other]);
}

function compared(operator: CompareOperator, pair: readonly [ExpressionNode, ExpressionNode], { syntax, checking }: Site): Checked {
  const one = asOne(pair);
  const [left, right] = one?.nodes ?? [];
  if (!one || !left || !right) return checking.refuse(syntax, 'differentTypes', { types: pair.map(({ type }) => type.kind) });
  const kind = one.type.kind;
  const empty = isNull(left) || isNull(right);
  const ordered = kind !== 'boolean' && kind !== 'textList' && kind !== 'reference';
  if ((operator !== '=' && operator !== '<>' && !ordered) || (kind === 'textList' && !empty)) {
    return checking.refuse(syntax, 'wrongType', { expected: ['number', 'text', 'date', 'dateTime', 'time'], actual: kind });
  }
  return { kind: 'compare', type: booleanType, operator, left, right };
}

function checkIn(parts: readonly Syntax[], checking: Checking, depth: number): Checked {
  const nodes = all(parts.map((part) => check(part, checking, depth)));
  const [syntax] = parts;
  if (!nodes || !syntax) return undefined;
  const one = asOne(nodes);
  const [operand, ...choices] = one?.nodes ?? [];
  if (!one || !operand || one.type.kind === 'textList') return checking.refuse(syntax, 'differentTypes', { types: nodes.map(({ type }) => type.kind) });
  return { kind: 'in', type: booleanType, operand, choices: Object.freeze(choices) };
}

function expectedResult(node: ExpressionNode, expected: readonly (TypeKind | ExpressionType)[], { syntax, checking }: Site): Checked {
  if (isNull(node)) return node;
  const types = expected.map((one) => (typeof one === 'string' ? { kind: one } : one));
  const fitting = types.find(({ kind }) => kind === node.type.kind) ?? types.find(({ kind }) => asKind(node, kind) !== undefined);
  if (!fitting) return checking.refuse(syntax, 'wrongResult', { expected: types.map(({ kind }) => kind), actual: node.type.kind });
  const converted = asKind(node, fitting.kind);
  return converted && 'scale' in fitting && fitting.scale !== scaleOf(converted.type) ? rounded(converted, fitting.scale) : converted;
}

function rounded(node: ExpressionNode, scale: number): ExpressionNode {
  const places: ExpressionNode = Object.freeze({ kind: 'literal', type: numberType(0), value: String(scale) });
  return Object.freeze({ kind: 'call', name: 'ROUND', type: numberType(scale), args: Object.freeze([node, places]) });
}

/** All of them, or undefined where one is missing. */
export function all(nodes: readonly Checked[]): readonly ExpressionNode[] | undefined {
  return nodes.every((node) => node !== undefined) ? Object.freeze(nodes as readonly ExpressionNode[]) : undefined;
}

const isCompare = (operator: string): operator is CompareOperator => ['=', '<>', '<', '<=', '>', '>='].includes(operator);
