// A large application for measurements: many objects with many fields that refer to each other.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { loadDefinitions } from '../../server/store/load-files';
import { libraryRoots } from './models';

/** The users of the library, and `objects` objects of about `fields` fields of every common type, linked in a chain. */
export async function wideDefinitions(objects: number, fields: number): Promise<readonly Definition[]> {
  const { definitions } = await loadDefinitions(libraryRoots);
  const system = definitions.filter((each) => each.path.startsWith('system/'));
  const app: Definition = { kind: 'app', path: 'app', body: { name: 'wide', label: '宽', modules: ['wide', 'system'], languages: ['zh-CN', 'en'], currency: 'CNY', timeZone: 'Asia/Shanghai' } };
  const module: Definition = { kind: 'module', path: 'wide/module', body: { name: 'wide', label: '宽', navigation: Array.from({ length: objects }, (_, index) => `thing${index}`) } };
  return [app, module, ...system, ...Array.from({ length: objects }, (_, index) => wideObject(index, fields))];
}

/** The folder of an application, as files. */
export function writeDefinitions(definitions: readonly Definition[]): string {
  const root = mkdtempSync(join(tmpdir(), 'tangram-definitions-'));
  for (const { path, body } of definitions) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, `${path}.json`), JSON.stringify(body));
  }
  return root;
}

/** A field to publish on an object of `wideDefinitions`. */
export function fieldOnWide(object: number, name: string): Definition {
  return { kind: 'field', path: `wide/thing${object}/fields/${name}`, body: { type: 'text', label: name, maxLength: 100 } };
}

function wideObject(index: number, count: number): Definition {
  const fields: Record<string, FieldDefinition> = { name: { type: 'text', label: '名称', required: true } };
  for (let at = 0; at < count - 4; at++) fields[`f${at}`] = kinds[at % kinds.length]!(at);
  if (index > 0) fields['previous'] = { type: 'lookup', label: '前一个', to: `thing${index - 1}`, inverse: `next${index}` };
  fields['keeper'] = { type: 'user', label: '保管人', inverse: `kept${index}` };
  fields['total'] = { type: 'formula', label: '合计', expression: 'f1 * f2 + 1', returns: 'decimal' };
  return { kind: 'object', path: `wide/thing${index}/object`, body: { name: `thing${index}`, plural: `thing${index}s`, label: `对象${index}`, nameField: 'name', idPrefix: `t${index}x`, fields } };
}

const kinds: readonly ((at: number) => FieldDefinition)[] = [
  (at) => ({ type: 'text', label: `文本${at}`, maxLength: 100 }), (at) => ({ type: 'decimal', label: `小数${at}` }), (at) => ({ type: 'integer', label: `整数${at}` }),
  (at) => ({ type: 'date', label: `日期${at}` }), (at) => ({ type: 'picklist', label: `选项${at}`, values: [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }] }),
  (at) => ({ type: 'currency', label: `金额${at}` }), (at) => ({ type: 'boolean', label: `是否${at}` }), (at) => ({ type: 'longText', label: `长文${at}` }),
];
