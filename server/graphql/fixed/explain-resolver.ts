// Why may, or may not, a user: asked by administrators about an object or one of its records.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { explainAccess, rowsFollow, type Said } from '../../access/explain';
import { objectNamed } from '../../access/may';
import { loadViewer } from '../../access/viewer';
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { ownershipOf, sharedRecordOf } from '../../records/ownership';
import { readRecords, type PlainRecord } from '../../records/read';
import { sharesReaching } from '../../records/shares';
import { fieldLabelOf, labelOf } from '../describe/labels';
import type { RequestScope } from '../request-scope';
import { setupContext } from './request';
import { RecordShare, shareOf } from './share-resolver';

@ObjectType({ description: 'What one permission set says.' })
export class AccessSaid {
  @Field(() => String) set!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'yes, own, department, departmentAndBelow, all, none; of a field none, read, edit or follow (as the object).' }) value!: string;
  @Field(() => Boolean, { description: 'By its words on every object it does not name.' }) others!: boolean;
}

@ObjectType({ description: 'An action, what comes of all sets together, and whether it holds for the record.' })
export class AccessOfAction {
  @Field(() => String, { description: 'create, read, update, delete or share.' }) action!: string;
  @Field(() => String, { description: 'The widest of what the sets say.' }) value!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether the user may do it with the record asked about.' }) record!: boolean | null;
  @Field(() => [AccessSaid]) said!: AccessSaid[];
}

@ObjectType({ description: 'A field, what comes of all sets together, and what each says.' })
export class AccessOfField {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'none, read or edit.' }) level!: string;
  @Field(() => Boolean, { description: 'Only the system writes it.' }) fixed!: boolean;
  @Field(() => [AccessSaid]) said!: AccessSaid[];
}

@ObjectType({ description: 'A sharing rule that means the user.' })
export class AccessRule {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'read or edit.' }) right!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether it shares the record asked about.' }) record!: boolean | null;
}

@ObjectType({ description: 'Somebody by id and name.' })
export class AccessPerson {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'The department the person belongs to.' }) department!: string | null;
}

@ObjectType({ description: 'The chain from a user to what the user may do.' })
export class AccessExplanation {
  @Field(() => AccessPerson) user!: AccessPerson;
  @Field(() => Boolean) active!: boolean;
  @Field(() => String, { nullable: true, description: 'Name of the role.' }) role!: string | null;
  @Field(() => [AccessSaid], { description: 'The permission sets of the role; value says whether they know the object.' }) sets!: AccessSaid[];
  @Field(() => String, { description: 'owner, master or nobody: what decides whose record one is.' }) rowsFollow!: string;
  @Field(() => AccessPerson, { nullable: true, description: 'Who owns the record asked about, or its master.' }) owner!: AccessPerson | null;
  @Field(() => String, { nullable: true, description: 'Name of the record asked about.' }) recordName!: string | null;
  @Field(() => [AccessOfAction]) actions!: AccessOfAction[];
  @Field(() => [RecordShare], { description: 'By which shares the user reaches the record asked about, or its master.' }) shares!: RecordShare[];
  @Field(() => [AccessRule], { description: 'Sharing rules of the object that mean the user.' }) rules!: AccessRule[];
  @Field(() => [AccessOfField]) fields!: AccessOfField[];
}

@Resolver()
export class ExplainResolver {
  @Query(() => AccessExplanation, { description: 'Why a user may or may not: role, permission sets, what each says, and what follows; with a record also for that record.' })
  async explainAccess(
    @Arg('user', () => ID) user: string,
    @Arg('object', () => String) name: string,
    @Arg('record', () => ID, { nullable: true }) record: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AccessExplanation> {
    const context = setupContext(scope, info);
    const object = objectNamed(context, name);
    const found = await loadViewer(scope.database, context.model, user);
    if (!found) throw new TangramError('NOT_FOUND', 'notFound');
    const kept = record ? await ownershipOf(context, object, record) : undefined;
    const shared = record ? await sharedRecordOf(context, object, record) : undefined;
    const { actions, fields, rules } = await explainAccess(context, found.viewer, { object, record: record ?? undefined });
    const [person] = await readRecords(context.asSystem('access is explained'), context.model.objects.get('user')!, { ids: [user], fields: ['role.name', 'department.name'] });
    const said = (all: readonly Said[]): AccessSaid[] => all.map((one) => ({ set: one.set, value: one.value, others: one.others, label: setLabel(context, one.set) }));
    return {
      user: { id: user, name: found.viewer.name, department: textIn(person, 'department.name') }, active: found.active, role: textIn(person, 'role.name'),
      sets: found.viewer.permissionSets.map((set) => ({ set, label: setLabel(context, set), others: false, value: actions[0]!.said.some((one) => one.set === set) ? 'yes' : 'none' })),
      rowsFollow: rowsFollow(object), owner: kept?.owner ?? null, recordName: kept?.name ?? null,
      actions: actions.map(({ action, value, record: holds, said: words }) => ({ action, value, record: holds ?? null, said: said(words) })),
      shares: shared === undefined ? [] : (await sharesReaching(context, found.viewer, shared)).map(shareOf),
      rules: rules.map((rule) => ({ name: rule.name, label: labelOf(context, `${object.name}.sharingRules.${rule.name}`, rule.label), right: rule.edit ? 'edit' : 'read', record: rule.record ?? null })),
      fields: fields.map(({ field, level, fixed, said: words }) => ({ name: field.name, label: fieldLabelOf(context, field), level, fixed, said: said(words) })),
    };
  }
}

function setLabel(context: Context, set: string): string {
  return labelOf(context, `permissionSets.${set}`, context.model.permissionSets.get(set)?.label ?? set);
}

function textIn(record: PlainRecord | undefined, name: string): string | null {
  const value = record?.[name];
  return typeof value === 'string' ? value : null;
}
