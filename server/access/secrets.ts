// Secrets handed to people and programs: made at random, shown once, kept only as hashes.
import { createHash, randomBytes } from 'node:crypto';
import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';

/** What a secret begins with says what it is. */
export type SecretKind = 'tgs_' | 'tgk_' | 'tgl_' | 'tgc_';

/** 32 random bytes after the kind: `tgs_` a session, `tgk_` an API key, `tgl_` a sign-in link, `tgc_` the command line's. */
export function newSecret(kind: SecretKind): string {
  return kind + randomBytes(32).toString('base64url');
}

/** What is kept of a secret. A fast hash is enough: nobody can guess 256 random bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Shortest password that is taken. */
export const minPassword = 8;

/** argon2id with the parameters OWASP names. */
export function hashPassword(password: string): Promise<string> {
  return argon2(password.normalize('NFKC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** Takes the same time whether the user has a password or not, so that nobody learns which logins exist. */
export async function passwordIsRight(kept: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await argon2Verify(kept ?? (await decoy), password.normalize('NFKC'));
  return kept !== undefined && right;
}

let decoy: Promise<string> | undefined;
