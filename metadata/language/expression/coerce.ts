// Which value may stand where: the few conversions the language makes by itself, always visible in the typed tree.
import { readDate, readDateTime, readTime } from './calendar';
import { commonType, dateType } from './functions/function';
import { isCaseResult } from './functions/logic';
import type { ExpressionNode, ExpressionType, TypeKind } from './ast';

/** The node as this kind of value, or undefined: NULL is of any kind, a moment has a date, a written date is a date, an id is text. */
export function asKind(node: ExpressionNode, kind: TypeKind): ExpressionNode | undefined {
  if (node.type.kind === kind) return node;
  if (isNull(node)) return Object.freeze({ ...node, type: kind === 'number' ? { kind, scale: 0 } : { kind } }) as ExpressionNode;
  if (kind === 'date' && node.type.kind === 'dateTime') return dateOfMoment(node);
  if (kind === 'text' && node.type.kind === 'reference') return node;
  if (kind === 'reference' && node.type.kind === 'text') return node;
  return fromText(node, kind);
}

/** All nodes as one kind, with their common type (numbers keep their own scale); undefined where there is none. */
export function asOne(nodes: readonly ExpressionNode[]): { readonly nodes: readonly ExpressionNode[]; readonly type: ExpressionType } | undefined {
  const types = nodes.map(({ type }) => type);
  const same = commonType(types);
  if (same) return { nodes, type: same };
  // Dates beside moments or written-out text: the whole group becomes dates (or moments, or times).
  const kinds = new Set(types.map(({ kind }) => kind));
  const kind = kinds.has('date') ? 'date' : kinds.has('dateTime') ? 'dateTime' : kinds.has('time') ? 'time' : undefined;
  if (!kind) return undefined;
  const converted = nodes.map((node) => (isNull(node) ? node : asKind(node, kind)));
  const whole = converted.every((node) => node !== undefined) ? converted : undefined;
  return whole && { nodes: whole, type: kind === 'date' ? dateType : { kind } };
}

/** The constant NULL, or something that can be nothing else. */
export const isNull = (node: ExpressionNode): boolean => node.type.kind === 'null';

/**
 * The date of a moment in the application's time zone. It is asked of fields, NOW() and constants only: a choice between moments becomes a
 * choice between their dates, so that SQL never has to write a moment twice.
 */
export function dateOfMoment(node: ExpressionNode): ExpressionNode {
  if (node.type.kind !== 'dateTime') return node;
  if (node.kind !== 'call' || node.name === 'NOW') return Object.freeze({ kind: 'call', name: 'DATEVALUE', type: dateType, args: Object.freeze([node]) });
  const isChosen = (index: number): boolean => (node.name === 'IF' ? index > 0 : node.name === 'CASE' ? isCaseResult(index, node.args.length) : true);
  const args = node.args.map((arg, index) => (isChosen(index) ? dateOfMoment(arg) : arg));
  return Object.freeze({ ...node, type: dateType, args: Object.freeze(args) });
}

function fromText(node: ExpressionNode, kind: TypeKind): ExpressionNode | undefined {
  if (node.kind !== 'literal' || node.type.kind !== 'text' || typeof node.value !== 'string') return undefined;
  const value = kind === 'date' ? readDate(node.value) : kind === 'dateTime' ? readDateTime(node.value) : kind === 'time' ? readTime(node.value) : null;
  if (value === null || (kind !== 'date' && kind !== 'dateTime' && kind !== 'time')) return undefined;
  return Object.freeze({ kind: 'literal', type: { kind }, value });
}
