// Loads everything believable that stands beside an application's objects: samples and real data files, in the order they need each other.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDataFile, problemLine } from '../../../metadata/language/check';
import type { Context } from '../../access/context';
import { inWords, TangramError } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { fitImport, fitSample } from './fit-demo';
import { sampleApproval } from '../approvals/sample-approvals';
import type { ImportDefinition, ImportReport, SampleDefinition } from './import-definition';
import { importFile } from './import-file';
import { finishSamples, loadSamples, MissingSample, type SampleLoad } from './load-samples';

export interface DemoStep {
  readonly object: string;
  readonly source: string;
  readonly created: number;
  readonly report?: ImportReport;
  /** Fields of the files that are switched off here. */
  readonly left: readonly string[];
  /** Why nothing, or not all, of it could be loaded: an admin may have made a rule that it breaks. */
  readonly refusal?: string;
}
export interface DemoReport { readonly steps: readonly DemoStep[]; readonly seconds: number }

/** Loading twice makes nothing twice. `roots`: folders like metadata/. What the application has no place for any more is left out and told; the rest is loaded. */
export async function loadDemo(context: Context, { roots, onStep }: { readonly roots: readonly string[]; readonly onStep?: (step: DemoStep) => void }): Promise<DemoReport> {
  const started = performance.now();
  const load: SampleLoad = { context, ids: new Map(), later: [] };
  const steps: DemoStep[] = [];
  const sources = await sourcesIn(context, roots);
  for (const source of sources) {
    const step = await take(load, source).catch((error: unknown) => ({ ...stepOf(source), refusal: refusalOf(context, error) }));
    steps.push(step);
    onStep?.(step);
  }
  await finishSamples(load).catch((error: unknown) => onStep?.({ object: '', source: 'references', created: 0, left: [], refusal: refusalOf(context, error) }));
  for (const source of sources) {
    for (const one of source.kind === 'sample' ? source.body.approvals ?? [] : []) {
      const record = load.ids.get(`${source.object.name}:${one.record}`);
      if (record !== undefined) await sampleApproval(context, { ...one, record }).catch((error: unknown) => onStep?.({ ...stepOf(source), source: `${source.path} approvals`, refusal: refusalOf(context, error) }));
    }
  }
  return { steps, seconds: (performance.now() - started) / 1000 };
}

type Source = { readonly object: ObjectModel; readonly path: string; readonly order: number } & (
  | { readonly kind: 'sample'; readonly body: SampleDefinition }
  | { readonly kind: 'import'; readonly body: ImportDefinition; readonly folder: string });

async function take(load: SampleLoad, source: Source): Promise<DemoStep> {
  const { object } = source;
  const { model } = load.context;
  if (source.kind === 'sample') {
    const { body, left } = fitSample(model, object, source.body);
    return { ...stepOf(source), left, created: body ? await loadSamples(load, object, body) : 0 };
  }
  const { body, left } = fitImport(object, source.body);
  if (!body) return { ...stepOf(source), left };
  const report = await importFile(load.context, { object, file: join(source.folder, body.file ?? ''), mapping: body });
  return { ...stepOf(source), left, created: report.created, report };
}

function stepOf({ object, path }: Source): DemoStep {
  return { object: object.name, source: path, created: 0, left: [] };
}

/** A refusal of data, or of references to what was refused; anything else is a fault and ends the load. */
function refusalOf({ viewer }: Context, error: unknown): string {
  if (error instanceof MissingSample) return error.message;
  if (!(error instanceof TangramError)) throw error;
  return [...new Set(inWords(error, viewer.language).map(({ message }) => message))].slice(0, 3).join('; ');
}

/** Samples and imports of the objects that are on, small `order` first. */
async function sourcesIn(context: Context, roots: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const root of roots) {
    for (const object of context.model.objects.values()) {
      const folder = join(root, object.module, object.name);
      const sample = await readData(join(folder, 'sample.json'), 'sample');
      if (sample) sources.push({ kind: 'sample', object, path: `${object.module}/${object.name}/sample`, order: sample.order ?? usualOrder, body: sample });
      const demo = join(folder, 'demo');
      for (const name of await namesIn(demo)) {
        const body = await readData(join(demo, name), 'import');
        const target = body && context.model.objects.get(body.object);
        if (target) sources.push({ kind: 'import', object: target, path: `${object.module}/${object.name}/demo/${name}`, order: body.order ?? usualOrder, body, folder: demo });
      }
    }
  }
  return sources.sort((left, right) => left.order - right.order || (left.kind < right.kind ? 1 : left.kind > right.kind ? -1 : left.path < right.path ? -1 : 1));
}

const usualOrder = 100;

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).then((names) => names.filter((name) => name.endsWith('.import.json')).sort(), () => []);
}

async function readData(path: string, kind: 'sample'): Promise<SampleDefinition | undefined>;
async function readData(path: string, kind: 'import'): Promise<ImportDefinition | undefined>;
async function readData(path: string, kind: 'sample' | 'import'): Promise<SampleDefinition | ImportDefinition | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const body: unknown = JSON.parse(text);
  const [problem] = checkDataFile(kind, body, path.replace(/\.json$/, ''));
  if (problem) throw new Error(problemLine(problem, 'en'));
  return body as SampleDefinition | ImportDefinition;
}
