// Background jobs: one's own with progress and results, everybody's for administrators, and what comes due again and again.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../access/context';
import { fieldLabel, may, objectLabel } from '../../access/may';
import { TangramError } from '../../errors';
import { jobKind } from '../../jobs/define-job';
import { cancelJob, countJobs, findJob, jobStates, labelOfJob, listJobs, problemOf, retryJob, type Job, type JobState } from '../../jobs/job-list';
import { listSchedules, runScheduleNow, switchSchedule } from '../../jobs/schedules';
import { wakeWorkers } from '../../jobs/wake';
import { fieldsBeingComputed } from '../../records/fill-in-background';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime, GraphQLJSON } from '../schema/scalars';
import { contextIn, setupContext } from './request';

@ObjectType({ description: 'A file that a job made.' })
export class JobFile {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { nullable: true }) size!: number | null;
  @Field(() => String) url!: string;
}

@ObjectType({ description: 'Work that is done in the background.' })
export class BackgroundJob {
  @Field(() => ID) id!: string;
  @Field(() => String) kind!: string;
  @Field(() => String, { description: 'What it does, in the viewer’s language.' }) label!: string;
  @Field(() => String, { description: 'What it is about: a file or an object. May be empty.' }) about!: string;
  @Field(() => ID, { nullable: true, description: 'The user with whose rights it runs; none for the system’s own.' }) owner!: string | null;
  @Field(() => String, { description: jobStates.join(', ') }) state!: string;
  @Field(() => Int, { nullable: true }) done!: number | null;
  @Field(() => Int, { nullable: true }) total!: number | null;
  @Field(() => Int) attempts!: number;
  @Field(() => Boolean, { description: 'It was cancelled and ends at its next step.' }) cancelAsked!: boolean;
  @Field(() => GraphQLDateTime, { description: 'When it may begin.' }) runAt!: Date;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) startedAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true }) endedAt!: Date | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'Figures about the outcome.' }) data!: unknown;
  @Field(() => JobFile, { nullable: true }) file!: JobFile | null;
  @Field(() => String, { nullable: true, description: 'What went wrong at the last attempt.' }) problem!: string | null;
  @Field(() => String, { nullable: true, description: 'The same for those who look after the system.' }) detail!: string | null;
}

@ObjectType()
export class JobStateCount {
  @Field(() => String) state!: string;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class BackgroundJobs {
  @Field(() => [BackgroundJob]) nodes!: BackgroundJob[];
  @Field(() => [JobStateCount], { description: 'Of all jobs, whatever was asked for.' }) counts!: JobStateCount[];
}

@ObjectType({ description: 'What comes due again and again.' })
export class JobSchedule {
  @Field(() => ID) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String) about!: string;
  @Field(() => String, { description: 'Minute, hour, day, month, day of the week.' }) cron!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => Boolean) active!: boolean;
  @Field(() => GraphQLDateTime, { nullable: true }) nextAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true }) lastAt!: Date | null;
}

@ObjectType({ description: 'A field that was published and whose values are not all computed yet.' })
export class ComputingField {
  @Field(() => String) object!: string;
  @Field(() => String, { nullable: true, description: 'None: what the object is searched by.' }) field!: string | null;
  @Field(() => String, { description: 'Label of the field or object.' }) label!: string;
  @Field(() => Int) done!: number;
  @Field(() => Int, { nullable: true }) total!: number | null;
}

@Resolver()
export class JobResolver {
  @Query(() => [ComputingField], { description: 'Fields whose values are still being computed for records that are there already; until then lists and sums by them are incomplete.' })
  async computingFields(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ComputingField[]> {
    const context = contextIn(scope, info);
    return (await fieldsBeingComputed(context)).flatMap((each) => {
      const object = context.model.objects.get(each.object);
      const field = each.field === null ? undefined : object?.fields.get(each.field);
      return object && may(context, 'read', object) ? [{ ...each, label: field ? fieldLabel(context, object, field) : objectLabel(context, object) }] : [];
    });
  }

  @Query(() => [BackgroundJob], { description: 'The viewer’s own jobs, newest first.' })
  async myJobs(@Arg('first', () => Int, { defaultValue: 20 }) first: number, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<BackgroundJob[]> {
    const context = contextIn(scope, info);
    if (context.viewer.id === null) return [];
    const jobs = await listJobs(scope.database, { owner: context.viewer.id, first });
    return described(context, jobs.filter((job) => jobKind(job.kind)?.internal !== true));
  }

  @Query(() => BackgroundJob, { nullable: true, description: 'One job: the viewer’s own, or any for administrators.' })
  async backgroundJob(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<BackgroundJob | null> {
    const context = contextIn(scope, info);
    const job = await findJob(scope.database, id);
    return job && mayTouch(context, job) ? (await described(context, [job]))[0]! : null;
  }

  @Query(() => BackgroundJobs, { description: 'Everybody’s jobs, newest first. Only for administrators.' })
  async backgroundJobs(
    @Arg('state', () => String, { nullable: true }) state: string | undefined,
    @Arg('kind', () => String, { nullable: true }) kind: string | undefined,
    @Arg('before', () => ID, { nullable: true, description: 'Only jobs older than this one.' }) before: string | undefined,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<BackgroundJobs> {
    const context = setupContext(scope, info);
    if (state && !jobStates.includes(state as JobState)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `state: ${jobStates.join(', ')}` });
    const jobs = await listJobs(scope.database, { first, ...(state ? { states: [state as JobState] } : {}), ...(kind ? { kind } : {}), ...(before ? { before } : {}) });
    const counts = [...(await countJobs(scope.database))].map(([name, count]) => ({ state: name, count }));
    return { nodes: await described(context, jobs), counts };
  }

  @Mutation(() => BackgroundJob, { description: 'Ends a job at its next step. What it did stays done.' })
  cancelJob(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<BackgroundJob> {
    return changed(contextIn(scope, info), id, cancelJob);
  }

  @Mutation(() => BackgroundJob, { description: 'Lets a failed or cancelled job go on where it stopped.' })
  async retryJob(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<BackgroundJob> {
    const job = await changed(contextIn(scope, info), id, retryJob);
    wakeWorkers(scope.database);
    return job;
  }

  @Query(() => [JobSchedule], { description: 'What comes due again and again. Only for administrators.' })
  async jobSchedules(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<JobSchedule[]> {
    setupContext(scope, info);
    return (await listSchedules(scope.database)).map((schedule) => ({ ...schedule, label: labelOfJob(schedule.kind, scope.language) }));
  }

  @Mutation(() => Boolean, { description: 'Stops a schedule or lets it go on.' })
  async switchJobSchedule(@Arg('name', () => ID) name: string, @Arg('active', () => Boolean) active: boolean, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    setupContext(scope, info);
    if (!(await switchSchedule(scope.database, name, active))) throw new TangramError('NOT_FOUND', 'notFound');
    return true;
  }

  @Mutation(() => ID, { description: 'Does now what a schedule does at its moments; gives the job.' })
  async runJobSchedule(@Arg('name', () => ID) name: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<string> {
    setupContext(scope, info);
    const id = await runScheduleNow(scope.database, name);
    if (id === undefined) throw new TangramError('NOT_FOUND', 'notFound');
    wakeWorkers(scope.database);
    return id;
  }
}

function mayTouch({ viewer }: Context, job: Job): boolean {
  return viewer.setup || viewer.system || (job.owner !== null && job.owner === viewer.id);
}

async function changed(context: Context, id: string, change: typeof cancelJob): Promise<BackgroundJob> {
  const job = await findJob(context.database, id);
  if (!job || !mayTouch(context, job)) throw new TangramError('NOT_FOUND', 'notFound');
  if (!(await change(context.database, id))) throw new TangramError('CONFLICT', 'jobOver');
  return (await described(context, [(await findJob(context.database, id))!]))[0]!;
}

async function described({ viewer, database }: Context, jobs: readonly Job[]): Promise<BackgroundJob[]> {
  const ids = jobs.flatMap((job) => job.result.file ?? []);
  const rows = ids.length === 0 ? [] : await database.rows({ text: `SELECT id, name, size FROM engine_file WHERE id IN (${ids.map(() => '?').join(', ')})`, values: ids });
  const files = new Map(rows.map(([id, name, size]) => [String(id), { id: String(id), name: String(name), size: Number(size), url: `/files/${String(id)}` }]));
  return jobs.map((job) => ({
    ...job, label: labelOfJob(job.kind, viewer.language), data: job.result.data ?? null, file: (job.result.file && files.get(job.result.file)) || null,
    problem: problemOf(job, viewer.language), detail: viewer.setup || viewer.system ? job.detail : null,
  }));
}
