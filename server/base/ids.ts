// Record ids: they say which object they belong to, sort by the time they were made, and are never the same twice.
import { randomFillSync } from 'node:crypto';

/** Crockford's base 32 in lower case: no i, l, o, u; its order is the order of its code points. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 10;
const randomLength = 10;

let lastTime = 0;
const lastRandom = new Uint8Array(randomLength);
const pool = new Uint8Array(4096);
let poolAt = pool.length;

/** `acct_` + 10 characters of time + 10 characters of chance. Ids of one process ascend even within one millisecond. */
export function newId(prefix: string, now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    fillRandom();
  } else {
    increase();
  }
  return `${prefix}_${encodeTime(lastTime)}${encodeRandom()}`;
}

/** The object's part of an id; empty where there is none. */
export function prefixOf(id: string): string {
  const end = id.indexOf('_');
  return end < 0 ? '' : id.slice(0, end);
}

/** true for text that has the form of an id. */
export function looksLikeId(text: string): boolean {
  return idForm.test(text);
}
const idForm = /^[a-z0-9]{2,12}_[0-9a-z]{1,27}$/;

function fillRandom(): void {
  if (poolAt + randomLength > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  for (let i = 0; i < randomLength; i++) lastRandom[i] = (pool[poolAt++] as number) & 31;
  // The first digit starts in the lower half, so that counting up within a millisecond never overflows.
  lastRandom[0] = (lastRandom[0] as number) & 15;
}

function increase(): void {
  for (let i = randomLength - 1; i >= 0; i--) {
    if ((lastRandom[i] as number) < 31) {
      lastRandom[i] = (lastRandom[i] as number) + 1;
      return;
    }
    lastRandom[i] = 0;
  }
  lastTime += 1;
}

let encodedTime = -1;
let encodedTimeText = '';
function encodeTime(time: number): string {
  if (time === encodedTime) return encodedTimeText;
  let rest = time;
  let text = '';
  for (let i = 0; i < timeLength; i++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  encodedTime = time;
  encodedTimeText = text;
  return text;
}

function encodeRandom(): string {
  let text = '';
  for (let i = 0; i < randomLength; i++) text += alphabet.charAt(lastRandom[i] as number);
  return text;
}
