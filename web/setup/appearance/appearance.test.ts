// A change of look or navigation touches exactly the definitions it is about, and nothing else in them.
import type { AppDefinition, ModuleDefinition } from '../../../metadata/language/types';
import { sameBody } from '../publish/changed-definition';
import { appearanceChanges, appearanceOf, changeModule } from './appearance';

const app = { name: 'library', label: '图书馆', modules: ['books', 'people', 'system'], languages: ['zh-CN'], currency: 'CNY', timeZone: 'Asia/Shanghai' } as AppDefinition;
const modules = [{ name: 'people', label: '人员', navigation: ['author'], icon: 'team' }, { name: 'books', label: '图书', navigation: ['book', 'loan'] }] as unknown as ModuleDefinition[];
const changed = (next: ReturnType<typeof appearanceOf>): Record<string, object> => Object.fromEntries(appearanceChanges(app, modules, next).filter(({ body, before }) => !sameBody(body, before)).map(({ path, body }) => [path, body as object]));

test('what is published is no change', () => {
  expect(appearanceOf(app, modules).modules.map(({ name }) => name)).toEqual(['books', 'people']);
  expect(changed(appearanceOf(app, modules))).toEqual({});
});

test('order, names, switches and objects go where they belong; modules the screen does not know stay', () => {
  const now = appearanceOf(app, modules);
  expect(changed({ ...now, modules: [...now.modules].reverse() })).toEqual({ app: { ...app, modules: ['people', 'books', 'system'] } });
  expect(changed(changeModule(now, 'people', { label: '作者 ', off: true }))).toEqual({ 'people/module': { name: 'people', label: '作者', navigation: ['author'], icon: 'team', off: true } });
  expect(changed(changeModule(now, 'books', { navigation: ['loan'] }))).toEqual({ 'books/module': { name: 'books', label: '图书', navigation: ['loan'] } });
  expect(changed({ ...now, style: { color: '#1558B0', density: undefined } })).toEqual({ app: { ...app, style: { color: '#1558B0' } } });
});
