// What a command of the command line is, and what it works with.
import type { Readable } from 'node:stream';
import type { Config } from '../config';
import type { Application } from '../application/open-application';

export interface Command {
  /** The words that call it: `user create`. */
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly about: { readonly 'zh-CN': string; readonly en: string };
  /** Gives the exit code. */
  run(given: Given, desk: Desk): Promise<number>;
}

/** What stands after the command's name. */
export interface Given {
  readonly words: readonly string[];
  /** `--name value` and `--name` (true). */
  readonly options: Readonly<Record<string, string | true>>;
}

/** Where a command reads and writes. */
export interface Desk {
  readonly config: Config;
  readonly language: 'zh-CN' | 'en';
  readonly input: Readable;
  print(line: string): void;
  complain(line: string): void;
  /** Opens database and definitions; closed when the command ends. */
  open(): Promise<Application>;
}

/** Thrown for a wrong call: the message is followed by the command's usage. */
export class WrongCall extends Error {}

/** The text of an option that must be there. */
export function mustHave(given: Given, name: string): string {
  const value = given.options[name];
  if (typeof value !== 'string' || value === '') throw new WrongCall(`--${name} is missing`);
  return value;
}

/** Everything on standard input, without the newline at its end. */
export async function readInput(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8').replace(/\r?\n$/, '');
}
