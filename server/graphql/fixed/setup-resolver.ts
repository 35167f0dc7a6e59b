// Setup: what is defined, the change sets people work on, and publishing them. Only for users who may change the setup.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { DefinitionKind } from '../../../metadata/language/types';
import type { Published } from '../../store/open-store';
import type { RequestScope } from '../request-scope';
import { setupContext } from './request';
import { freeName, namesFor } from './free-name';
import { brokenBy, outdatedBy } from './setup-uses';
import { setupObjects } from './setup-objects';
import {
  ChangeSet, ChangeSetPreview, ComparedDefinition, Definition, DefinitionInput, DefinitionRef, DefinitionStep, PublishedVersion, Setup, SetupObject, Version,
} from './setup-types';
import { changeIn, otherLayoutIn, problemIn, useIn } from './setup-words';

@Resolver(() => Setup)
export class SetupResolver {
  @Query(() => Setup, { description: 'What is defined, and how it came to be.' })
  setup(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Pick<Setup, 'version'> {
    return { version: setupContext(scope, info).model.version };
  }

  @FieldResolver(() => [SetupObject], { description: 'Objects in the order of their modules, switched off ones among them.' })
  objects(
    @Arg('name', () => String, { nullable: true, description: 'Only this one.' }) name: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): SetupObject[] {
    return setupObjects(setupContext(scope, info), scope.setup.store.definitions(), name ?? undefined);
  }

  @FieldResolver(() => String, { description: 'An API name made from a label that no object, or no field of this object, has yet.' })
  freeName(
    @Arg('label', () => String) label: string,
    @Arg('object', () => String, { nullable: true, description: 'For a field of this object; without one for an object.' }) object: string | undefined,
    @Ctx() scope: RequestScope,
  ): string {
    return freeName(label, { definitions: scope.setup.store.definitions(), object: object ?? undefined });
  }

  @FieldResolver(() => [String], { description: 'Short names in ASCII for labels, one for each, none of them in `taken`: stored values of a picklist, for example.' })
  namesFor(@Arg('labels', () => [String]) labels: string[], @Arg('taken', () => [String], { defaultValue: [] }) taken: string[]): string[] {
    return namesFor(labels, taken);
  }

  @FieldResolver(() => [Definition])
  definitions(
    @Arg('kind', () => String, { nullable: true }) kind: string | undefined,
    @Arg('below', () => String, { nullable: true, description: 'Only what lies below this path.' }) below: string | undefined,
    @Ctx() scope: RequestScope,
  ): Definition[] {
    return scope.setup.store.definitions().filter((each) => (!kind || each.kind === kind) && (!below || each.path === below || each.path.startsWith(`${below.replace(/\/$/, '')}/`)));
  }

  @FieldResolver(() => [ChangeSet])
  async changeSets(@Arg('state', () => String, { nullable: true }) state: ChangeSetState | undefined, @Ctx() scope: RequestScope): Promise<ChangeSet[]> {
    return (await scope.setup.changeSets.list(state ?? undefined)).map(changeSetOf);
  }

  @FieldResolver(() => [Version])
  async versions(@Arg('first', () => Int, { defaultValue: 50 }) first: number, @Ctx() scope: RequestScope): Promise<Version[]> {
    const rows = await scope.setup.store.versions(Math.max(1, Math.min(first, 1000)));
    return rows.map((row) => ({ ...row, changes: row.changes.map((change) => changeIn(change, scope.language)) }));
  }

  @FieldResolver(() => [ComparedDefinition], { description: 'What two versions say differently.' })
  async compared(@Arg('from', () => Int) from: number, @Arg('to', () => Int) to: number, @Ctx() scope: RequestScope): Promise<ComparedDefinition[]> {
    return (await scope.setup.store.compare({ from, to })).map((each) => ({ ...each, versions: [...each.versions] }));
  }

  @FieldResolver(() => [DefinitionStep], { description: 'The versions that changed one definition, newest first.' })
  async history(@Arg('path', () => String) path: string, @Ctx() scope: RequestScope): Promise<DefinitionStep[]> {
    return [...await scope.setup.store.historyOf(path)];
  }

  @Mutation(() => ChangeSet, { description: 'Begins a set of changes; nobody else sees them until they are published.' })
  async openChangeSet(@Arg('name', () => String, { defaultValue: '' }) name: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ChangeSet> {
    const { viewer } = setupContext(scope, info);
    return changeSetOf(await scope.setup.changeSets.open({ name, by: viewer.id }));
  }

  @Mutation(() => ChangeSet, { description: 'Adds definitions to a change set; one at the same path replaces what the set said before.' })
  async changeDefinitions(
    @Arg('changeSet', () => ID) changeSet: string,
    @Arg('definitions', () => [DefinitionInput], { defaultValue: [] }) definitions: DefinitionInput[],
    @Arg('remove', () => [DefinitionRef], { nullable: true }) remove: DefinitionRef[] | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChangeSet> {
    setupContext(scope, info);
    const given = definitions.map(({ path, kind, body }) => ({ path, ...(kind ? { kind: kind as DefinitionKind } : {}), body }));
    return changeSetOf(await scope.setup.changeSets.change(changeSet, { definitions: given, remove: remove?.map(({ path }) => path) ?? [] }));
  }

  @Query(() => ChangeSetPreview, { name: 'previewChangeSet', description: 'What publishing would do: problems, changes with counts, statements.' })
  previewQuery(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ChangeSetPreview> {
    return previewOf(id, scope, info);
  }

  @Mutation(() => ChangeSetPreview, { description: 'The same as the query, for clients that preview and publish in one document.' })
  previewChangeSet(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ChangeSetPreview> {
    return previewOf(id, scope, info);
  }

  @Mutation(() => PublishedVersion, { description: 'Puts a change set into force; CONFLICT where somebody else published since it was opened or last previewed.' })
  async publishChangeSet(@Arg('id', () => ID) id: string, @Arg('why', () => String, { nullable: true }) why: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<PublishedVersion> {
    const { viewer } = setupContext(scope, info);
    return publishedOf(await scope.setup.changeSets.publish(id, { by: viewer.id, ...(why ? { why } : {}) }), scope);
  }

  @Mutation(() => ChangeSet, { description: 'Throws a change set away.' })
  async discardChangeSet(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ChangeSet> {
    setupContext(scope, info);
    return changeSetOf(await scope.setup.changeSets.discard(id));
  }

  @Mutation(() => ChangeSet, { description: 'Takes back that a change set was thrown away.' })
  async reopenChangeSet(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ChangeSet> {
    setupContext(scope, info);
    return changeSetOf(await scope.setup.changeSets.reopen(id));
  }

  @Mutation(() => PublishedVersion, { description: 'Puts what was in force in an earlier version into force again, as a new version. No data is lost.' })
  async rollback(@Arg('to', () => Int) to: number, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<PublishedVersion> {
    const { viewer } = setupContext(scope, info);
    return publishedOf(await scope.setup.store.rollback({ to, by: viewer.id }), scope);
  }
}

type ChangeSetState = 'open' | 'published' | 'discarded';
type KeptChangeSet = Awaited<ReturnType<RequestScope['setup']['changeSets']['find']>>;

function changeSetOf(set: KeptChangeSet): ChangeSet {
  return { ...set, definitions: set.definitions.map(({ path, kind, body }) => ({ path, kind: kind ?? '', body })), remove: [...set.remove] };
}

async function previewOf(id: string, scope: RequestScope, info: GraphQLResolveInfo): Promise<ChangeSetPreview> {
  const { model } = setupContext(scope, info);
  const { problems, impact, statements, costs, touched, users, otherLayouts, safe, version } = await scope.setup.changeSets.preview(id);
  return {
    version, users, safe, statements: [...statements], costs: costs.map((cost) => ({ ...cost, texts: [...cost.texts] })), touched: touched.map((use) => useIn(use, model, scope.language)),
    problems: problems.map((problem) => problemIn(problem, scope.language)),
    impact: impact.map((change) => changeIn(change, scope.language)),
    otherLayouts: otherLayouts.map((each) => otherLayoutIn(each, model, scope.language)),
    broken: await brokenBy(impact, scope),
    outdated: await outdatedBy(impact, scope),
  };
}

function publishedOf({ version, changes }: Published, { language }: RequestScope): PublishedVersion {
  return { version, changes: changes.map((change) => changeIn(change, language)) };
}
