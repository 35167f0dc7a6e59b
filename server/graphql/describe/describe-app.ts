// The description of the application: modules and objects this viewer may see, in its language.
import type { AppDescription, ObjectSummary } from '../../../metadata/language/description';
import { isShareable, may } from '../../access/may';
import { TangramError } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { mayShareViews } from '../../records/personal/keeping';
import { mayImport } from '../../records/import/imports';
import { noStyle, styleOf, type OwnStyle } from '../../records/personal/page-style';
import { labelOf, type Asker } from './labels';

/** Answer of `describeApp`. */
export function describeApp(asker: Asker, own: OwnStyle = noStyle): AppDescription {
  const { model, viewer } = asker;
  if (viewer.id === null) throw new TangramError('UNAUTHENTICATED', 'signInFirst');
  const readable = [...model.objects.values()].filter((object) => may(asker, 'read', object));
  const modules = model.modules.map((module) => ({
    name: module.name,
    label: labelOf(asker, `modules.${module.name}`, module.label),
    icon: module.icon ?? null,
    objects: module.navigation.flatMap((name) => readable.filter((object) => object.name === name)).map((object) => summaryOf(asker, object)),
  }));
  const shown = new Set(modules.flatMap((module) => module.objects.map((object) => object.name)));
  return {
    version: model.version,
    name: model.app.name, label: labelOf(asker, 'app', model.app.label), language: viewer.language, languages: [...model.app.languages],
    currency: model.app.currency, timeZone: viewer.timeZone,
    viewer: { id: viewer.id, name: viewer.name, login: viewer.login, departmentId: viewer.departmentId, setup: viewer.setup, shareViews: mayShareViews(asker) },
    style: styleOf(model, own),
    analyses: readable.length > 0,
    approvals: readable.some(({ approvals }) => approvals.length > 0),
    modules: modules.filter((module) => module.objects.length > 0),
    otherObjects: readable.filter((object) => !shown.has(object.name)).map((object) => summaryOf(asker, object)),
  };
}

/** What links, lookups and menus need of an object. */
export function summaryOf(asker: Asker, object: ObjectModel): ObjectSummary {
  return {
    name: object.name, plural: object.plural, typeName: object.typeName, formerNames: [...object.definition.formerNames ?? [], ...object.definition.formerPlurals ?? []],
    label: labelOf(asker, object.name, object.label), pluralLabel: labelOf(asker, `${object.name}.plural`, labelOf(asker, object.name, object.label)), icon: object.definition.icon ?? null,
    idPrefix: object.idPrefix, nameField: object.nameField.name,
    may: { create: may(asker, 'create', object), update: may(asker, 'update', object), delete: may(asker, 'delete', object), import: mayImport(asker, object), share: isShareable(object) && may(asker, 'share', object) },
  };
}
