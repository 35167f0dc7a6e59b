// Starts the server: listens, opens the application, loads the demo at the first start, serves, and ends cleanly.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createSignInLink } from './access/sessions';
import { openApplication, root, type Application } from './application/open-application';
import { readConfig, type Config } from './config';
import { loadDemo } from './application/demo';
import { ensureAdmin, isFirstStart } from './application/first-start';
import { startApollo, type Operation } from './graphql/apollo';
import { fixedSchema } from './graphql/fixed/fixed-schema';
import { operationUsage } from './graphql/operation-usage';
import { runOperation } from './graphql/run-operation';
import { makeAuthenticator } from './http/authenticate';
import { rateLimit } from './http/rate-limit';
import { isFromThisMachine, senderAddress } from './http/sender-address';
import { fileRoutes } from './http/files';
import { answerGraphql } from './http/graphql-endpoint';
import { healthRoutes, makeMetrics, type Readiness } from './http/health';
import { makeHttpServer } from './http/http-server';
import { printRoute } from './http/print';
import { sendJson, type Exchange, type Route } from './http/route';
import { unsubscribeRoute } from './http/unsubscribe';
import { signInLinkRoute } from './http/sign-in-link';
import { noWebApp, openWebApp } from './http/web-app';
import { saveKindSchedules } from './jobs/schedules';
import { startWorker } from './jobs/worker';
import './application/job-kinds';
import { removeServerFile, writeServerFile } from './application/server-file';

export interface RunningServer { readonly port: number; readonly application: Application; stop(): Promise<void> }

/** Called by npm start; ends the process when it cannot start. */
export async function start(words: readonly string[]): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = await startServer(readConfig(), { demo: demoWish(words), say });
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    server.stop().then(() => process.exit(0), (error: unknown) => { console.error(error); process.exit(1); });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent(() => { if (!stopping) stop(); });
}

/** WARNING: npm hands SIGTERM only to the shell between it and this process; that shell dies without a word, and this process would stay. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) stop(); }, 250).unref();
}

export interface StartOptions {
  /** yes: load it now; no: never; first: at the first start. */
  readonly demo: 'yes' | 'no' | 'first';
  say(line: string): void;
}

/** Starts everything; resolves when requests are answered. Throws in plain words where something is in the way. */
export async function startServer(config: Config, { demo, say }: StartOptions): Promise<RunningServer> {
  const readiness: Readiness = { waitingFor: 'database', database: undefined };
  const routes: Record<string, Route> = { ...healthRoutes(readiness) };
  let pages: Route = notYet;
  let report = (error: unknown): void => console.error(error);
  let observe = (_exchange: Exchange, _milliseconds: number): void => undefined;
  const http = makeHttpServer({ routes, otherwise: (exchange) => pages(exchange), report: (error, requestId) => report({ error, requestId }), onAnswer: (exchange, milliseconds) => observe(exchange, milliseconds) });
  // Listening comes first: a port that is taken is noticed before anything is changed.
  const port = await http.listen(config.port, config.host);
  try {
    const application = await openApplication(config);
    const { database, store, log } = application;
    report = (error) => log.error(error instanceof Error ? { err: error } : error, 'failed');
    readiness.database = database;
    readiness.waitingFor = 'data';
    const link = await prepareData(application, { demo, say, port });

    readiness.waitingFor = 'api';
    const reportError = (error: unknown, requestId: string): void => log.error({ err: error, requestId }, 'failed');
    const operations = operationUsage(database);
    const execute = (operation: Operation): ReturnType<typeof runOperation> => {
      operations.saw(operation);
      return runOperation(operation, reportError);
    };
    const graphql = await startApollo({ model: store.current(), fixed: fixedSchema(), execute, report: reportError });
    const stopFollowing = store.onChange((model) => graphql.swap(model));
    const secret = `tgc_${randomBytes(32).toString('base64url')}`;
    const address = senderAddress(config.trustedProxies);
    const authenticator = makeAuthenticator({ database, model: () => store.current(), commandSecret: secret, limit: rateLimit(config.rateLimit), address });
    const metrics = makeMetrics(() => store.current().version, async ({ request }) => isFromThisMachine(request) || (await authenticator.identify(request)).signedIn?.viewer.setup === true);
    observe = metrics.observe;
    const endpoint = {
      graphql, database, authenticator, address, setup: { store, changeSets: application.changeSets, operations },
      onElevated: (reason: string, requestId: string) => log.debug({ reason, requestId }, 'every right'),
    };
    Object.assign(routes, {
      '/graphql': (exchange: Exchange) => answerGraphql(endpoint, exchange),
      '/metrics': metrics.route,
      '/sign-in/link/': signInLinkRoute(database, address),
      '/unsubscribe/': unsubscribeRoute((reason) => application.system(reason, 'web')),
      '/print/': printRoute({ dataDir: config.dataDir, pdfFont: config.pdfFont, database, authenticator, model: () => store.current() }),
      ...fileRoutes({ dataDir: config.dataDir, limit: config.uploadLimit, database, authenticator, model: () => store.current() }),
    });
    pages = (config.web ? await openWebApp(join(root, 'web')) : undefined) ?? noWebApp;

    await saveKindSchedules(database, store.current(), new Date());
    const worker = startWorker({ database, model: () => store.current(), atOnce: config.jobs, report: (error, jobId) => log.error({ err: error, jobId }, 'A job failed') });
    const counting = setInterval(() => void operations.flush().catch(report), 30_000);
    counting.unref();
    readiness.waitingFor = undefined;
    const url = config.publicUrl ?? `http://localhost:${port}`;
    writeServerFile(config.dataDir, { url: `http://127.0.0.1:${port}`, pid: process.pid, secret });
    say(`Tangram is ready: ${url}`);
    if (link) say(`Sign in once with: ${url}/sign-in/link/${link}`);
    return {
      port, application,
      async stop() {
        readiness.waitingFor = 'the end';
        clearInterval(counting);
        removeServerFile(config.dataDir);
        await worker.stop();
        await http.drain(15_000);
        stopFollowing();
        await graphql.stop();
        await operations.flush();
        await application.close();
      },
    };
  } catch (error) {
    await http.drain(0);
    throw error;
  }
}

/** Users, and at the first start the demo; gives the token of a sign-in link where nobody could sign in yet. */
async function prepareData(application: Application, { demo, say }: StartOptions & { readonly port: number }): Promise<string | undefined> {
  const context = application.system('start');
  const first = await isFirstStart(context);
  const admin = first ? await ensureAdmin(context) : undefined;
  if (demo === 'yes' || (demo === 'first' && first)) await loadDemo(application, say);
  return admin === undefined ? undefined : createSignInLink(application.database, admin, new Date());
}

function notYet({ response }: Exchange): void {
  sendJson(response, 503, { errors: [{ message: 'The server is starting', extensions: { code: 'INTERNAL' } }] }, { 'retry-after': '2' });
}

function demoWish(words: readonly string[]): StartOptions['demo'] {
  const unknown = words.filter((word) => word !== '--demo' && word !== '--empty');
  if (unknown.length > 0) throw new Error(`npm start knows --demo and --empty, not ${unknown.join(' ')}`);
  if (words.includes('--empty')) return 'no';
  return words.includes('--demo') ? 'yes' : 'first';
}
