// /healthz: the process lives. /readyz: it can answer. /metrics: numbers for Prometheus.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/source';
import { HttpError, send, sendJson, type Exchange, type Route } from './route';

export interface Readiness {
  /** What the server is waiting for; undefined once it is ready. */
  waitingFor: string | undefined;
  database: Database | undefined;
}

/** The two routes balancers ask. */
export function healthRoutes(readiness: Readiness): Readonly<Record<string, Route>> {
  return {
    '/healthz': ({ response }) => sendJson(response, 200, { status: 'alive' }),
    '/readyz': async ({ response }) => {
      if (readiness.waitingFor !== undefined) return sendJson(response, 503, { status: 'starting', waitingFor: readiness.waitingFor }, { 'retry-after': '1' });
      try {
        await readiness.database!.rows({ text: 'SELECT 1', values: [] });
      } catch {
        return sendJson(response, 503, { status: 'no database' }, { 'retry-after': '5' });
      }
      sendJson(response, 200, { status: 'ready' });
    },
  };
}

export interface Metrics {
  readonly route: Route;
  observe(exchange: Exchange, milliseconds: number): void;
}

/** Counts requests by route and status; nothing in it names a person or a record. */
export function makeMetrics(version: () => number, mayRead: (exchange: Exchange) => Promise<boolean>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'tangram_' });
  const duration = new Histogram({
    name: 'tangram_http_seconds', help: 'Time to answer by route and status', labelNames: ['route', 'status'], registers: [registry],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  new Gauge({ name: 'tangram_model_version', help: 'Version of the Model in use', registers: [registry], collect() { this.set(version()); } });
  return {
    observe: ({ url, response }, milliseconds) => duration.observe({ route: routeName(url.pathname), status: response.statusCode }, milliseconds / 1000),
    route: async (exchange) => {
      if (!(await mayRead(exchange))) throw new HttpError(401, 'UNAUTHENTICATED', 'Metrics are read from this machine, or with an API key', { 'www-authenticate': 'Bearer' });
      send(exchange.response, 200, await registry.metrics(), { 'content-type': registry.contentType });
    },
  };
}

const known: ReadonlySet<string> = new Set(['graphql', 'files', 'healthz', 'readyz', 'metrics', 'sign-in', '_next']);

/** A label with few values, whatever addresses are asked for. */
function routeName(path: string): string {
  const first = path.split('/')[1] ?? '';
  return known.has(first) ? `/${first}` : 'page';
}
