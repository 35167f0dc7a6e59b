// The command line: finds the command, reads its options, runs it, and says what is wrong in words.
import { openApplication, type Application } from './application/open-application';
import { commands } from './commands/commands';
import { WrongCall, type Command, type Desk, type Given } from './commands/command';
import { readConfig } from './config';

/** Runs what `npm run tangram -- <words>` says; gives the exit code. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const language = languageOf(process.env);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const complain = (line: string): void => void process.stderr.write(`${line}\n`);
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help') {
    print(helpText(language));
    return 0;
  }
  const found = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  if (!found) {
    complain(`${language === 'en' ? 'There is no such command' : '没有这个命令'}: ${words.join(' ')}\n`);
    complain(helpText(language));
    return 2;
  }
  let application: Application | undefined;
  const config = readConfig();
  const desk: Desk = { config, language, input: process.stdin, print, complain, open: async () => (application ??= await openApplication(config)) };
  try {
    return await found.run(givenIn(words.slice(found.name.split(' ').length)), desk);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (error instanceof WrongCall) complain(usageOf(found));
    return error instanceof WrongCall ? 2 : 1;
  } finally {
    await application?.close();
  }
}

/** Every command with what it does. */
export function helpText(language: 'zh-CN' | 'en'): string {
  const lines = commands.flatMap((command) => [`  ${usageOf(command)}`, `      ${command.about[language]}`]);
  return [language === 'en' ? 'npm run tangram -- <command>' : 'npm run tangram -- <命令>', '', ...lines].join('\n');
}

function usageOf({ name, usage }: Command): string {
  return usage === '' ? name : `${name} ${usage}`;
}

/** Options that stand alone. */
const flags: ReadonlySet<string> = new Set(['password-stdin', 'dry-run']);

function givenIn(words: readonly string[]): Given {
  const plain: string[] = [];
  const options: Record<string, string | true> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const [name = '', written] = word.slice(2).split(/=(.*)/s);
    if (flags.has(name)) options[name] = true;
    else if (written !== undefined) options[name] = written;
    else {
      const value = words[index + 1];
      if (value === undefined || value.startsWith('--')) throw new Error(`--${name} needs a value`);
      options[name] = value;
      index += 1;
    }
  }
  return { words: plain, options };
}

function languageOf(env: Readonly<Record<string, string | undefined>>): 'zh-CN' | 'en' {
  const said = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return said.startsWith('zh') ? 'zh-CN' : 'en';
}
