// Objects and how they refer to each other, out of their definitions; and where each stands in the diagram: modules side by side, their objects below each other.
import type { FieldDefinition, ObjectDefinition, TranslationDefinition } from '../../../../metadata/language/types';
import type { ReadDefinition } from '../../publish/changed-definition';
import type { ObjectRow } from '../../setup-data';

export type RelationKind = 'lookup' | 'detail' | 'many';
export interface Relation { readonly from: string; readonly to: string; readonly field: string; readonly label: string; readonly kind: RelationKind }
export interface Node { readonly row: ObjectRow; readonly x: number; readonly y: number }
export interface Group { readonly label: string; readonly x: number; readonly y: number; readonly height: number }
export interface Drawing { readonly nodes: readonly Node[]; readonly groups: readonly Group[]; readonly width: number; readonly height: number }

export const nodeSize = { width: 168, height: 34 } as const;
const gap = { x: 96, y: 12, group: 40, title: 30, pad: 12 } as const;

/** Every lookup, master-detail and many-to-many whose two ends are among `rows`; labels in `language` where there is one. */
export function relationsOf(definitions: readonly ReadDefinition[], rows: readonly ObjectRow[], language: string): readonly Relation[] {
  const there = new Set(rows.map(({ name }) => name));
  const labels = new Map(definitions.filter(({ kind, path }) => kind === 'translation' && path.endsWith(`/translations/${language}`)).map(({ path, body }) => [path.split('/').slice(0, 2).join('/'), (body as unknown as TranslationDefinition).labels]));
  const fields = new Map<string, { readonly folder: string; readonly name: string; readonly body: FieldDefinition }>();
  for (const { kind, path, body } of definitions) {
    const folder = path.split('/').slice(0, 2).join('/');
    if (kind === 'object') for (const [name, field] of Object.entries((body as unknown as ObjectDefinition).fields)) if (!fields.has(`${folder}/${name}`)) fields.set(`${folder}/${name}`, { folder, name, body: field });
    if (kind === 'field') fields.set(`${folder}/${path.split('/').at(-1)!}`, { folder, name: path.split('/').at(-1)!, body: body as unknown as FieldDefinition });
  }
  return [...fields.values()].flatMap(({ folder, name, body }) => {
    const from = folder.split('/')[1]!;
    if (body.off || !there.has(from)) return [];
    const to = 'to' in body ? [body.to].flat() : body.type === 'user' ? ['user'] : body.type === 'department' ? ['department'] : [];
    const kind: RelationKind = body.type === 'masterDetail' ? 'detail' : body.type === 'manyToMany' ? 'many' : 'lookup';
    return to.filter((target) => there.has(target)).map((target) => ({ from, to: target, field: name, label: labels.get(folder)?.[`fields.${name}`] ?? body.label, kind }));
  });
}

/** Modules in their order, as many side by side as make the whole about as wide as a screen. */
export function drawingOf(rows: readonly ObjectRow[]): Drawing {
  const modules = [...new Set(rows.map(({ module }) => module))];
  const perRow = Math.max(1, Math.ceil(Math.sqrt(modules.length * 1.6)));
  const nodes: Node[] = [];
  const groups: Group[] = [];
  let top = 0;
  for (let start = 0; start < modules.length; start += perRow) {
    let height = 0;
    modules.slice(start, start + perRow).forEach((module, column) => {
      const own = rows.filter((row) => row.module === module);
      const x = column * (nodeSize.width + gap.x) + gap.pad;
      own.forEach((row, index) => nodes.push({ row, x, y: top + gap.title + index * (nodeSize.height + gap.y) }));
      const tall = gap.title + own.length * (nodeSize.height + gap.y);
      groups.push({ label: own[0]!.moduleLabel, x: x - gap.pad, y: top, height: tall });
      height = Math.max(height, tall);
    });
    top += height + gap.group;
  }
  return { nodes, groups, width: Math.min(perRow, modules.length) * (nodeSize.width + gap.x) - gap.x + gap.pad * 2, height: Math.max(1, top - gap.group) };
}

/** The line of a relation: out of the side that faces the other object; one to itself goes around. */
export function lineOf(from: Node, to: Node): string {
  const middle = nodeSize.height / 2;
  const [y1, y2] = [from.y + middle, to.y + middle];
  if (Math.abs(from.x - to.x) < 1) {
    const x = from.x + nodeSize.width;
    const out = x + 24 + Math.min(40, Math.abs(y1 - y2) / 6);
    return from === to ? `M${x} ${y1 - 8} C${x + 30} ${y1 - 14} ${x + 30} ${y1 + 14} ${x} ${y1 + 8}` : `M${x} ${y1} C${out} ${y1} ${out} ${y2} ${x} ${y2}`;
  }
  const right = to.x > from.x;
  const [x1, x2] = right ? [from.x + nodeSize.width, to.x] : [from.x, to.x + nodeSize.width];
  const bend = (right ? 1 : -1) * 48;
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
