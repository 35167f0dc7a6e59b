// Commands about who may sign in: users, API keys, one-time links.
import type { Context } from '../access/context';
import { createApiKey, createSignInLink } from '../access/sessions';
import { setPassword } from '../access/sign-in';
import { userByLogin } from '../access/users';
import { minPassword } from '../access/secrets';
import { readServerFile } from '../application/server-file';
import { ensureAdmin, findByKey } from '../application/first-start';
import { createRecord } from '../records/create';
import { updateRecord } from '../records/update';
import { mustHave, readInput, WrongCall, type Command, type Desk, type Given } from './command';

export const userCreate: Command = {
  name: 'user create',
  usage: '--login <login> [--name <name>] [--role <code>] [--password-stdin]',
  about: { 'zh-CN': '新建用户，或给已有用户设置角色和密码（密码从标准输入读取）', en: 'Makes a user, or gives an existing one a role and a password (read from standard input)' },
  async run(given, desk) {
    const login = mustHave(given, 'login');
    const password = given.options['password-stdin'] ? await readInput(desk.input) : undefined;
    if (password !== undefined && [...password].length < minPassword) throw new WrongCall(`the password on standard input needs at least ${minPassword} characters`);
    const context = (await desk.open()).system('command line', 'cli');
    const role = await roleOf(context, given);
    const users = context.model.objects.get('user')!;
    const known = await userByLogin(context.database, context.model, login);
    const fields = { ...(role ? { role } : {}), ...(typeof given.options['name'] === 'string' ? { name: given.options['name'] } : {}) };
    const id = known?.id ?? (await createRecord(context, users, { name: login.split('@')[0], ...fields, login }));
    if (known && Object.keys(fields).length > 0) await updateRecord(context, users, { id, patch: { ...fields, active: true } });
    if (password !== undefined) await context.database.transaction((connection) => setPassword(connection, id, password));
    desk.print(id);
    return 0;
  },
};

async function roleOf(context: Context, given: Given): Promise<string | undefined> {
  const code = given.options['role'];
  if (typeof code !== 'string') return undefined;
  if (code === 'admin') await ensureAdmin(context);
  const role = await findByKey(context, 'role', { field: 'code', value: code });
  if (!role) throw new WrongCall(`there is no role with the code ${code}`);
  return role;
}

export const keyCreate: Command = {
  name: 'key create',
  usage: '--login <login> [--name <name>]',
  about: { 'zh-CN': '为用户新建 API 密钥，只显示这一次', en: 'Makes an API key for a user; it is shown only now' },
  async run(given, desk) {
    const { userId, context } = await userOf(given, desk);
    const name = typeof given.options['name'] === 'string' ? given.options['name'] : 'command line';
    desk.print(await createApiKey(context.database, { userId, name, now: new Date() }));
    return 0;
  },
};

export const signInLink: Command = {
  name: 'sign-in-link',
  usage: '[--login <login>]',
  about: { 'zh-CN': '打印一次性登录链接（默认管理员），一天内有效', en: 'Prints a link that signs in once (the administrator by default), good for a day' },
  async run(given, desk) {
    const { userId, context } = await userOf({ ...given, options: { login: 'admin', ...given.options } }, desk);
    // A server that runs on the same data may have been given another port than this command.
    const url = desk.config.publicUrl ?? readServerFile(desk.config.dataDir)?.url ?? `http://localhost:${desk.config.port}`;
    desk.print(`${url}/sign-in/link/${await createSignInLink(context.database, userId, new Date())}`);
    return 0;
  },
};

async function userOf(given: Given, desk: Desk): Promise<{ readonly userId: string; readonly context: Context }> {
  const login = mustHave(given, 'login');
  const context = (await desk.open()).system('command line', 'cli');
  const user = await userByLogin(context.database, context.model, login);
  if (!user) throw new WrongCall(`there is no user with the login ${login}`);
  return { userId: user.id, context };
}
