// Typed shortcuts for setup screens: one definition, saved into a change set or published at once.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Mutation, Resolver } from 'type-graphql';
import type { Json } from '../../../metadata/language/types';
import { objectNamed } from '../../access/may';
import type { Model } from '../../model/model';
import type { Wish } from '../../store/open-store';
import { renameWish, type Renamed } from '../../store/rename-wish';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { setupContext } from './request';
import { SavedDefinition } from './setup-types';

@ArgsType()
class ObjectPart {
  @Field(() => String, { description: 'API name of the object.' }) object!: string;
  @Field(() => String, { description: 'API name of the part.' }) name!: string;
  @Field(() => GraphQLJSON, { description: 'The JSON of its file.' }) definition!: Json;
  @Field(() => ID, { nullable: true, description: 'Adds to this change set; without one it is published at once.' }) changeSet?: string;
}

@ArgsType()
class ModulePart {
  @Field(() => String, { description: 'Name of the module.' }) module!: string;
  @Field(() => String, { description: 'API name.' }) name!: string;
  @Field(() => GraphQLJSON, { description: 'The JSON of its file.' }) definition!: Json;
  @Field(() => ID, { nullable: true, description: 'Adds to this change set; without one it is published at once.' }) changeSet?: string;
}

@Resolver()
export class ShortcutResolver {
  @Mutation(() => SavedDefinition, { description: 'Adds or changes a field.' })
  saveField(@Args(() => ObjectPart) part: ObjectPart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return savePart({ scope, info }, { ...part, folder: 'fields' });
  }

  @Mutation(() => SavedDefinition, { description: 'Changes a layout: edit, view, list, quick-create, phone, <kind>.<recordType> or <kind>.<name>.' })
  saveLayout(@Args(() => ObjectPart) part: ObjectPart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return savePart({ scope, info }, { ...part, folder: 'layouts' });
  }

  @Mutation(() => SavedDefinition, { description: 'Adds or changes a list view.' })
  saveListView(@Args(() => ObjectPart) part: ObjectPart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return savePart({ scope, info }, { ...part, folder: 'list-views' });
  }

  @Mutation(() => SavedDefinition, { description: 'Changes how a related list shows.' })
  saveRelatedList(@Args(() => ObjectPart) part: ObjectPart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return savePart({ scope, info }, { ...part, folder: 'related-lists' });
  }

  @Mutation(() => SavedDefinition, { description: 'Adds or changes a whole object.' })
  saveObject(@Args(() => ModulePart) { module, name, definition, changeSet }: ModulePart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return save({ scope, info }, { path: `${module}/${name}/object`, body: definition, changeSet });
  }

  @Mutation(() => SavedDefinition, { description: 'Adds or changes a shared list of values.' })
  savePicklist(@Args(() => ModulePart) { module, name, definition, changeSet }: ModulePart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return save({ scope, info }, { path: `${module}/picklists/${name}`, body: definition, changeSet });
  }

  @Mutation(() => SavedDefinition, { description: 'Adds or changes a permission set.' })
  savePermissionSet(@Args(() => ModulePart) { module, name, definition, changeSet }: ModulePart, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SavedDefinition> {
    return save({ scope, info }, { path: `${module}/permission-sets/${name}`, body: definition, changeSet });
  }

  @Mutation(() => SavedDefinition, { description: 'Gives a field another API name. The old one stays as a deprecated alias; every definition that names the field follows; no data moves.' })
  renameField(
    @Arg('object', () => String) object: string,
    @Arg('name', () => String, { description: 'Its API name now.' }) name: string,
    @Arg('to', () => String, { description: 'The new API name.' }) to: string,
    @Arg('changeSet', () => ID, { nullable: true, description: 'Adds to this change set; without one it is published at once.' }) changeSet: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SavedDefinition> {
    return rename({ scope, info }, { subject: { object, field: name }, to, changeSet });
  }

  @Mutation(() => SavedDefinition, { description: 'Gives an object another API name. Everything the API makes of the old one stays as deprecated aliases; tables, ids and records stay.' })
  renameObject(
    @Arg('name', () => String, { description: 'Its API name now.' }) name: string,
    @Arg('to', () => String, { description: 'The new API name of one record.' }) to: string,
    @Arg('plural', () => String, { description: 'The new API name of the list.' }) plural: string,
    @Arg('changeSet', () => ID, { nullable: true, description: 'Adds to this change set; without one it is published at once.' }) changeSet: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SavedDefinition> {
    return rename({ scope, info }, { subject: { object: name, plural }, to, changeSet });
  }

  @Mutation(() => SavedDefinition, { description: 'Gives a shared picklist another API name; the fields that use it follow.' })
  renamePicklist(
    @Arg('name', () => String, { description: 'Its API name now.' }) name: string,
    @Arg('to', () => String, { description: 'The new API name.' }) to: string,
    @Arg('changeSet', () => ID, { nullable: true, description: 'Adds to this change set; without one it is published at once.' }) changeSet: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SavedDefinition> {
    return rename({ scope, info }, { subject: { picklist: name }, to, changeSet });
  }

  @Mutation(() => SavedDefinition, { description: 'Takes a definition away; records and columns stay.' })
  removeDefinition(
    @Arg('path', () => String) path: string,
    @Arg('changeSet', () => ID, { nullable: true }) changeSet: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SavedDefinition> {
    return keep({ scope, info }, { path, changeSet, wish: { remove: [path] } });
  }
}

interface Asked { readonly scope: RequestScope; readonly info: GraphQLResolveInfo }

function savePart(asked: Asked, part: ObjectPart & { readonly folder: string }): Promise<SavedDefinition> {
  const { model } = setupContext(asked.scope, asked.info);
  return save(asked, { path: `${folderOf(model, part.object)}/${part.folder}/${part.name}`, body: part.definition, changeSet: part.changeSet });
}

function save(asked: Asked, { path, body, changeSet }: { readonly path: string; readonly body: Json; readonly changeSet: string | undefined }): Promise<SavedDefinition> {
  return keep(asked, { path, changeSet, wish: { definitions: [{ path, body }] } });
}

async function keep({ scope, info }: Asked, { path, changeSet, wish }: { readonly path: string; readonly changeSet: string | undefined; readonly wish: Wish }): Promise<SavedDefinition> {
  const { viewer, model } = setupContext(scope, info);
  if (changeSet) {
    await scope.setup.changeSets.change(changeSet, wish);
    return { changeSet, version: model.version, path };
  }
  const { version } = await scope.setup.store.publish({ ...wish, by: viewer.id, why: path });
  return { changeSet: null, version, path };
}

function rename(asked: Asked, { subject, to, changeSet }: { readonly subject: Renamed; readonly to: string; readonly changeSet: string | undefined }): Promise<SavedDefinition> {
  setupContext(asked.scope, asked.info);
  const { path, ...wish } = renameWish(asked.scope.setup.store.definitions(), subject, to);
  return keep(asked, { path, changeSet, wish });
}

function folderOf(model: Model, name: string): string {
  const object = objectNamed({ model }, name);
  return `${object.module}/${object.name}`;
}
