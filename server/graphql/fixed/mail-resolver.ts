// E-mail: the settings of the mail server, and writing a mail about a record.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { beginMailing, mostRecipients } from '../../channels/mail/mailing';
import { countLeft, planMailing } from '../../channels/mail/mailing-plan';
import { mailServer, mailSettings, saveMailSettings, type MailChange } from '../../channels/mail/mail-settings';
import { sendMailTo, tryMailServer } from '../../channels/mail/smtp';
import { previewMail, startMail, unwilling, writeMail } from '../../channels/mail/write-mail';
import { objectNamed } from '../../access/may';
import { sentence, TangramError } from '../../errors';
import { emailAddress } from '../../field-types/email';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { contextIn, setupContext } from './request';

@ObjectType({ description: 'Words that a mail can begin with.' })
export class MailTemplateText {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'With merge fields: {{name}}.' }) subject!: string;
  @Field(() => String, { description: 'HTML, with merge fields.' }) body!: string;
}

@ObjectType({ description: 'What a mail about a record can begin with.' })
export class MailStart {
  @Field(() => [String], { description: 'Addresses in the record that the viewer may read.' }) addresses!: string[];
  @Field(() => [MailTemplateText], { description: 'Those for such records and for all.' }) templates!: MailTemplateText[];
  @Field(() => String, { nullable: true, description: 'Why mails cannot be sent yet, and what to do.' }) problem!: string | null;
}

@ObjectType({ description: 'A mail with its merge fields filled in.' })
export class MailPreview {
  @Field(() => String) subject!: string;
  @Field(() => String) body!: string;
  @Field(() => [String], { description: 'Recipients who said that they want no mail.' }) unwilling!: string[];
}

@ObjectType({ description: 'Who gets a mail to many, counted before it is sent.' })
export class MailingPlan {
  @Field(() => Int) recipients!: number;
  @Field(() => GraphQLJSON, { description: 'How many are left out by reason: noAddress, wrongAddress, optedOut, sameAddress, hidden.' }) left!: unknown;
  @Field(() => [MailingLeft], { description: 'The first hundred of them.' }) examples!: MailingLeft[];
}

@ObjectType()
export class MailingLeft {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) why!: string;
}

@InputType({ description: 'A mail to many.' })
export class MailingInput {
  @Field(() => String, { description: 'API name of the object that the records belong to.' }) object!: string;
  @Field(() => [ID], { description: 'At most 20,000.' }) ids!: string[];
  @Field(() => String, { description: 'With merge fields of the records.' }) subject!: string;
  @Field(() => String, { description: 'HTML, with merge fields.' }) body!: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'Records that the messages belong to, by the name of their lookup.' }) links!: Record<string, string> | null;
}

@InputType({ description: 'A mail about a record.' })
export class MailInput {
  @Field(() => ID, { description: 'Whose fields the words may name, and on whose page it is kept.' }) record!: string;
  @Field(() => String, { description: 'Addresses, separated by commas.' }) to!: string;
  @Field(() => String, { nullable: true }) cc!: string | null;
  @Field(() => String) subject!: string;
  @Field(() => String, { description: 'HTML.' }) body!: string;
}

@Resolver()
export class MailResolver {
  @Query(() => GraphQLJSON, { description: 'The mail server without its password: source (environment, setup or null), host, port, security (none, starttls, tls), user, hasPassword, address, name. Only for administrators.' })
  async mailSettings(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    setupContext(scope, info);
    return mailSettings(scope.database);
  }

  @Mutation(() => GraphQLJSON, { description: 'Sets the mail server. A password that is not given stays, unless host or user change; an empty one is taken away.' })
  async saveMailSettings(@Arg('settings', () => GraphQLJSON) settings: unknown, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    const { viewer } = setupContext(scope, info);
    return saveMailSettings(scope.database, changeIn(settings), viewer.id);
  }

  @Mutation(() => String, { nullable: true, description: 'Sends a mail by the settings that are kept. null: the server took it; otherwise what it says.' })
  async sendTestMail(@Arg('to', () => String) to: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<string | null> {
    const { viewer, model } = setupContext(scope, info);
    const address = emailAddress(to);
    if (!address) throw new TangramError('VALIDATION_FAILED', 'noMailAddress', { value: to.slice(0, 100) }, [{ path: 'to', rule: 'noMailAddress', params: { value: to.slice(0, 100) } }]);
    const server = await mailServer(scope.database);
    const wrong = await tryMailServer(server);
    if (wrong !== undefined) return wrong;
    const text = viewer.language.startsWith('zh') ? `这是一封测试邮件，来自${model.app.label}。` : `This is a test mail from ${model.app.label}.`;
    const outcome = await sendMailTo(server, { to: [address], cc: [], subject: text, html: `<p>${text}</p>`, text, messageId: `test.${Date.now()}.${Math.random().toString(36).slice(2)}@${server.address.split('@').at(-1)}` });
    return outcome.kind === 'taken' ? null : outcome.reason;
  }

  @Query(() => MailStart, { description: 'What a mail about a record can begin with.' })
  async startMail(@Arg('record', () => ID) record: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<MailStart> {
    const context = contextIn(scope, info);
    const { addresses, templates, ready } = await startMail(context, record);
    return { addresses: [...addresses], templates: [...templates], problem: ready ? null : sentence('noMailServer', {}, scope.language) };
  }

  @Query(() => MailPreview, { description: 'How a mail will look, and whether its recipients want it. Nothing is kept.' })
  async previewMail(@Arg('mail', () => MailInput) mail: MailInput, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<MailPreview> {
    const context = contextIn(scope, info);
    return { ...(await previewMail(context, mail.record, mail)), unwilling: [...(await unwilling(context, mail.record, [mail.to, mail.cc ?? ''].join(',')))] };
  }

  @Mutation(() => ID, { description: 'Keeps a mail as a record, with its merge fields filled in, and sends it in the background; gives the message.' })
  sendMail(
    @Arg('mail', () => MailInput) mail: MailInput,
    @Arg('send', () => Boolean, { defaultValue: true, description: 'false: it stays a draft.' }) send: boolean,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return writeMail(contextIn(scope, info), { ...mail, cc: mail.cc ?? null, send });
  }

  @Query(() => MailingPlan, { description: 'Who gets a mail to these records, and who does not and why. Nothing is sent.' })
  async mailingPlan(@Arg('object', () => String) object: string, @Arg('ids', () => [ID]) ids: string[], @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<MailingPlan> {
    const context = contextIn(scope, info);
    const plan = await planMailing(context, objectNamed(context, object), ids.slice(0, mostRecipients));
    return { recipients: plan.recipients.length, left: countLeft(plan), examples: plan.left.slice(0, 100) };
  }

  @Mutation(() => ID, { description: 'Sends a mail to many as a background job; gives the job.' })
  startMailing(@Arg('mailing', () => MailingInput) mailing: MailingInput, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<string> {
    return beginMailing(contextIn(scope, info), { ...mailing, links: mailing.links ?? {} });
  }
}

function changeIn(settings: unknown): MailChange {
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const value = given[name] ?? '';
    if (typeof value !== 'string') throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `settings.${name}` });
    return value;
  };
  return {
    host: text('host').trim(), port: Number(given['port']), security: text('security') as MailChange['security'], user: text('user').trim(), address: text('address').trim(), name: text('name'),
    ...(given['password'] === undefined || given['password'] === null ? {} : { password: text('password') }),
  };
}
