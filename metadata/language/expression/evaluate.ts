// Computes a checked expression for one record, exactly (decimal.js), in the browser and on the server.
import { writtenText, someText } from './functions/text';
import { calledFunction } from './functions/registry';
import { scaleOf, type Value } from './functions/function';
import { calculate, Exact } from './numbers';
import { giveValue, orderOf, readValue, sameValue } from './values';
import type { CompareOperator, ExpressionNode, ExpressionValue, FieldPath } from './ast';

/** What an expression may know besides the record. `today` is the date in `timeZone`; `viewer` the id of the signed-in user. */
export interface ExpressionEnvironment {
  readonly now: Date;
  readonly today: string;
  readonly timeZone: string;
  readonly viewer?: string | null;
}

/** Gives a field's value as the API writes it; numbers may be text or numbers, dateTimes any ISO text with an offset or Z. */
export type FieldReader = (path: FieldPath) => unknown;

/** The value of a checked expression for the record behind `read`. Never throws on data: what cannot be computed is null. */
export function evaluate(ast: ExpressionNode, read: FieldReader, env: ExpressionEnvironment): ExpressionValue {
  return giveValue(valueOf(ast, { read, env }));
}

interface Record { readonly read: FieldReader; readonly env: ExpressionEnvironment }

function valueOf(node: ExpressionNode, record: Record): Value {
  switch (node.kind) {
    case 'literal': return node.type.kind === 'number' && typeof node.value === 'string' ? new Exact(node.value) : node.value;
    case 'field': return readValue(record.read(node.path), node.type);
    case 'negate': {
      const operand = valueOf(node.operand, record);
      return operand instanceof Exact ? operand.negated() : null;
    }
    case 'arithmetic': {
      const [left, right] = [valueOf(node.left, record), valueOf(node.right, record)];
      return left instanceof Exact && right instanceof Exact ? calculate(node.operator, [left, right], scaleOf(node.type)) : null;
    }
    case 'compare': return compare(node.operator, valueOf(node.left, record), valueOf(node.right, record));
    case 'and': return node.operands.every((operand) => valueOf(operand, record) === true);
    case 'or': return node.operands.some((operand) => valueOf(operand, record) === true);
    case 'not': return valueOf(node.operand, record) !== true;
    case 'join': return someText(node.operands.map((operand) => writtenText(valueOf(operand, record)) ?? '').join(''));
    case 'in': {
      const operand = valueOf(node.operand, record);
      return operand !== null && node.choices.some((choice) => sameValue(operand, valueOf(choice, record)));
    }
    case 'call': {
      const args = node.args.map((arg) => valueOf(arg, record));
      return calledFunction(node.name).evaluate(args, { types: node.args.map(({ type }) => type), type: node.type, env: record.env });
    }
  }
}

/** Empty equals empty; nothing is less or greater than empty. */
function compare(operator: CompareOperator, left: Value, right: Value): boolean {
  if (operator === '=') return sameValue(left, right);
  if (operator === '<>') return !sameValue(left, right);
  if (left === null || right === null) return false;
  const order = orderOf(left, right);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}
