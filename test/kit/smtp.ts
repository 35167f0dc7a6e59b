// A mail server in the test's own process, that takes mails, and refuses or breaks off where a test says so.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TakenMail { readonly from: string; readonly to: readonly string[]; readonly text: string }
export type Answer = { readonly code: number; readonly message: string } | 'cut' | 'cutAfterData' | undefined;
export interface TestMailServer {
  readonly port: number;
  /** Mails the server said yes to, or took before it was cut off. */
  readonly taken: TakenMail[];
  /** Connections so far. */
  connections(): number;
  /** What happens to a recipient; called once a mail for its first recipient. Nothing: it is taken. */
  answer(to: string): Answer | Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts it; users sign in as `crm` with `right`, or not at all. */
export async function startMailServer(answer: (to: string) => Answer | Promise<Answer> = () => undefined): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  let connections = 0;
  const state = { answer };
  const sockets = new Set<{ destroy(): void }>();
  const failure = (code: number, message: string): Error => Object.assign(new Error(message), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false,
    onConnect: (_session, done) => { connections += 1; done(); },
    onAuth: (auth, _session, done) => (auth.username === 'crm' && auth.password === 'right' ? done(null, { user: 'crm' }) : done(failure(535, '5.7.8 wrong user or password'))),
    onRcptTo: ({ address }, session, done) => {
      void Promise.resolve(session.envelope.rcptTo.length === 0 ? state.answer(address) : undefined).then((said) => {
        (session as { said?: Answer }).said = said;
        if (said === 'cut') cut();
        else if (said && typeof said === 'object') done(failure(said.code, said.message));
        else done();
      });
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push({ from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString('utf8') });
        if ((session as { said?: Answer }).said === 'cutAfterData') cut();
        else done(null, 'taken');
      });
    },
  });
  const cut = (): void => { for (const socket of sockets) socket.destroy(); };
  server.on('error', () => undefined);
  server.server.on('connection', (socket: { destroy(): void; on(event: 'close', listener: () => void): void }) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
  return Object.assign(state, {
    port: (server.server.address() as AddressInfo).port, taken, connections: () => connections,
    stop: () => new Promise<void>((resolve) => { cut(); server.close(() => resolve()); }),
  });
}
