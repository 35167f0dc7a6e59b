// Imports a spreadsheet: choose it, match its columns, try it out, fix what is refused, import, and take it back if need be. The address keeps the import, so that closing the tab loses nothing.
import { Steps } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { useApp, useObject } from '../../describe/use-description';
import { PageHeader } from '../../record/page-header';
import { addresses, linkTo } from '../../widgets/navigation';
import { Failed, Forbidden, Loading } from '../../widgets/page-state';
import { PageTitle } from '../../widgets/page-title';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { MappingStep } from './mapping-step';
import { RunStep } from './run-step';
import { UploadStep } from './upload-step';
import { useImport } from './use-import';
import './import.css';

/** The page; without `id` a file is yet to be chosen. */
export function ImportPage({ objectName, id }: { objectName: string; id: string | null }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const object = useObject(objectName);
  if (!object.may.import) return <Forbidden />;
  return (
    <div className="tg-page tg-import">
      <PageTitle parts={[say('import.title', { object: object.label }), app.label]} />
      <PageHeader object={object} title={say('import.title', { object: object.label })} crumbs={[{ label: object.pluralLabel, ...linkTo(addresses.list(object)) }]} />
      {id === null ? <><Progress step={0} /><UploadStep object={object} /></> : <Opened key={id} object={object} id={id} />}
    </div>
  );
}

function Opened({ object, id }: { object: ObjectDescription; id: string }): ReactNode {
  const shown = useImport(id);
  const { data, failure } = shown;
  if (failure && !data) return <Failed failure={failure} retry={() => void shown.reload()} />;
  if (!data) return <Loading />;
  const step = data.state === 'open' ? 1 : data.state === 'checking' || data.state === 'checked' ? 2 : data.state === 'failed' ? 1 : 3;
  return (
    <>
      <Progress step={step} />
      {step === 1 ? <MappingStep object={object} data={data} shown={shown} /> : <RunStep object={object} data={data} shown={shown} />}
    </>
  );
}

function Progress({ step }: { step: number }): ReactNode {
  const { say } = useWords();
  const narrow = useNarrow();
  const names = ['import.stepFile', 'import.stepColumns', 'import.stepCheck', 'import.stepDone'] as const;
  if (narrow) return <p className="tg-import-step">{step + 1} / {names.length} · {say(names[step]!)}</p>;
  return <Steps size="small" current={step} className="tg-import-steps" items={names.map((name) => ({ title: say(name) }))} />;
}
