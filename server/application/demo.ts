// Loads the demo company: samples and data files that stand beside the definitions, telling what came of each.
import { loadDemo as load, type DemoStep } from '../records/import/demo';
import { shippedMetadata, type Application } from './open-application';

/** Loads what is not there yet; loading twice makes nothing twice. */
export async function loadDemo(application: Application, say: (line: string) => void): Promise<void> {
  const { seconds } = await load(application.system('demo', 'import'), {
    roots: application.config.metadata ?? [shippedMetadata],
    onStep: (step) => say(lineOf(step)),
  });
  say(`Demo data is loaded (${seconds.toFixed(1)} s)`);
}

function lineOf({ object, source, created, report, left, refusal }: DemoStep): string {
  const refused = report && report.refused > 0 ? `, ${report.refused} refused: ${report.problems.slice(0, 3).map(({ line, message }) => `line ${line}: ${message}`).join('; ')}` : '';
  const without = left.length > 0 ? `, without ${left.join(', ')} (switched off)` : '';
  return `  ${source}: ${created} ${object}${refused}${without}${refusal ? `, NOT LOADED: ${refusal}` : ''}`;
}
