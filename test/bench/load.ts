// A closed-loop load: so many connections, each sending its next request when the last answer has arrived. Plain sockets, so the client costs little.
import { connect, type Socket } from 'node:net';

export interface Load { readonly port: number; readonly connections: number; readonly seconds: number; /** The n-th request, complete with headers. */ request(n: number): Buffer }
export interface LoadResult { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly requests: number; readonly failed: number; /** The first answer that failed. */ readonly complaint: string }

/** Runs a load to its end. An answer counts as failed unless it is 200 and its body holds no `"errors"` at its head. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const times: number[] = [];
  let sent = 0;
  let failed = 0;
  let complaint = '';
  const end = performance.now() + load.seconds * 1000;
  const started = performance.now();
  await Promise.all(Array.from({ length: load.connections }, async () => {
    const client = await openClient(load.port);
    while (performance.now() < end) {
      const begun = performance.now();
      const answer = await client.send(load.request(sent++));
      times.push(performance.now() - begun);
      if (answer.ok) continue;
      failed++;
      complaint ||= answer.body.toString('utf8').slice(0, 500);
    }
    client.close();
  }));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), requests: times.length, failed, complaint };
}

/** One request and the text of its body. */
export async function askOnce(port: number, request: Buffer): Promise<string> {
  const client = await openClient(port);
  const answer = await client.send(request);
  client.close();
  return answer.body.toString('utf8');
}

/** A complete HTTP/1.1 POST of JSON text. */
export function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/json', accept: 'application/json', 'content-length': String(bytes.length), ...headers });
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`), bytes]);
}

interface Answer { readonly ok: boolean; readonly body: Buffer }
interface Client { send(request: Buffer): Promise<Answer>; close(): void }

async function openClient(port: number): Promise<Client> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('error', reject); });
  let parts: Buffer[] = [];
  let size = 0;
  let expected = -1;
  let resolve: ((answer: Answer) => void) | undefined;
  let reject: ((error: Error) => void) | undefined;
  socket.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    size += chunk.length;
    if (expected < 0) expected = wholeLength(parts);
    if (expected < 0 || size < expected) return;
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const body = whole.subarray(whole.indexOf('\r\n\r\n') + 4);
    parts = []; size = 0; expected = -1;
    resolve?.({ ok: whole.subarray(9, 12).equals(ok) && !body.subarray(0, 40).includes('"errors"'), body });
  });
  socket.on('close', () => reject?.(new Error('the server closed the connection')));
  socket.on('error', (error) => reject?.(error));
  return {
    send: (request) => new Promise((done, fail) => { resolve = done; reject = fail; socket.write(request); }),
    close: () => { reject = undefined; socket.destroy(); },
  };
}

const ok = Buffer.from('200');

/** Length of head and body, -1 while the head is not complete. Every answer measured here has a Content-Length. */
function wholeLength(parts: readonly Buffer[]): number {
  const text = (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).subarray(0, 8192).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return -1;
  const length = /content-length: *(\d+)/i.exec(text.slice(0, end));
  if (!length) throw new Error(`no Content-Length in ${text.slice(0, end)}`);
  return end + 4 + Number(length[1]);
}
