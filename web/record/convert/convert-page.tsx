// The page that converts a record: one card for each record that will be made, one button for all of them.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button } from 'antd';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../data/client';
import { recordDocument } from '../../data/document';
import { failureOf, failureWords, type Failure } from '../../data/failure';
import { useApp, useObject, useObjects } from '../../describe/use-description';
import { nameAlias } from '../../field-types/reference';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { Failed, Loading, NotFound } from '../../widgets/page-state';
import { PageTitle } from '../../widgets/page-title';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { PageHeader } from '../page-header';
import { convert, conversionDocument, type ConversionChoice, type ConversionStep, type ConvertedRecord } from './conversion-requests';
import { ConvertStep, type StepHandle } from './convert-step';

interface Subject { readonly id: string; readonly version: number; readonly refName: unknown }

/** Reads what the conversion would make; a record that cannot be converted (any more) says so. */
export function ConvertPage({ objectName, id, conversion }: { objectName: string; id: string; conversion: string }): ReactNode {
  const object = useObject(objectName);
  const record = useQuery<{ record: Subject | null }>(recordDocument(object, `id version ${nameAlias(object)}`), { variables: { id } });
  const proposal = useQuery<{ conversionSteps: readonly ConversionStep[] }>(conversionDocument, { variables: { id, conversion }, fetchPolicy: 'no-cache' });
  if (!object.conversions.some((one) => one.name === conversion)) return <NotFound />;
  const error = record.error ?? proposal.error;
  if (error) return <Failed failure={failureOf(error)} retry={() => { void record.refetch(); void proposal.refetch(); }} />;
  if (!record.data?.record || !proposal.data) return <Loading rows={10} />;
  return <ConvertForm objectName={objectName} conversion={conversion} record={record.data.record as Subject} steps={proposal.data.conversionSteps as readonly ConversionStep[]} />;
}

interface ConvertFormProps { readonly objectName: string; readonly conversion: string; readonly record: Subject; readonly steps: readonly ConversionStep[] }

function ConvertForm({ objectName, conversion, record, steps }: ConvertFormProps): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const app = useApp();
  const object = useObject(objectName);
  const objects = useObjects([...new Set(steps.map((step) => step.object))]);
  const { label, help } = object.conversions.find((one) => one.name === conversion)!;
  const [decisions, setDecisions] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(steps.map((step) => [step.name, step.matches[0]?.id ?? 'new'])));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [running, setRunning] = useState(false);
  const handles = useRef(new Map<string, StepHandle>());
  const key = useRef(newKey());
  const labelOf = useCallback((step: string): string => objects.get(steps.find((each) => each.name === step)?.object ?? '')?.label ?? step, [objects, steps]);
  const name = String(record.refName ?? record.id);
  const cancel = (): void => navigate(addresses.record(object, record.id), { replace: true });

  const run = async (): Promise<void> => {
    const collected = steps.map((step) => handles.current.get(step.name)?.collect() ?? null);
    if (running || collected.some((choice) => choice === null)) return;
    setRunning(true);
    setFailure(null);
    try {
      const made = await convert(client, { object: object.name, id: record.id, conversion, version: record.version, choices: collected as readonly ConversionChoice[], key: key.current });
      void message.success(<Made made={made} />, 8);
      const last = made.find((one) => one.made) ?? made[0];
      navigate(last ? `/o/${last.object}/${encodeURIComponent(last.id)}` : addresses.record(object, record.id), { replace: true });
    } catch (error) {
      const refused = failureOf(error);
      setFailure(showAtFields(refused, handles.current) ? null : refused);
      // An answer ends the attempt; after silence the same key is sent again.
      if (refused.code !== 'OFFLINE') key.current = newKey();
    } finally {
      setRunning(false);
    }
  };
  useSaveKey(run, { enter: true });

  return (
    <div className="tg-page">
      <PageTitle parts={[label, name, app.label]} />
      <PageHeader
        object={object} title={`${label} · ${name}`} sticky
        crumbs={[{ label: object.pluralLabel, ...linkTo(addresses.list(object)) }, { label: name, ...linkTo(addresses.record(object, record.id)) }]}
        actions={<><Button onClick={cancel}>{say('action.cancel')}</Button><Button type="primary" loading={running} onClick={() => void run()}>{label}</Button></>}
      />
      {help && <p className="tg-convert-help">{help}</p>}
      {failure && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={failureWords(failure, say)} />}
      {steps.map((step) => {
        const target = objects.get(step.object);
        return target && (
          <ConvertStep
            key={step.name} step={step} object={target} objects={objects} labelOf={labelOf}
            decision={decisions[step.name] ?? 'new'} decide={(decision) => setDecisions((before) => ({ ...before, [step.name]: decision }))}
            ref={(handle) => { if (handle) handles.current.set(step.name, handle); else handles.current.delete(step.name); }}
          />
        );
      })}
    </div>
  );
}

function Made({ made }: { made: readonly ConvertedRecord[] }): ReactNode {
  const { say } = useWords();
  return <span>{say('convert.done')} {made.map((one) => <a key={one.id} style={{ marginInlineEnd: 8 }} {...linkTo(`/o/${one.object}/${encodeURIComponent(one.id)}`)}>{one.name}</a>)}</span>;
}

/** Puts each problem at the field of its step; false where one belongs to none. */
function showAtFields(failure: Failure, handles: ReadonlyMap<string, StepHandle>): boolean {
  const byStep = new Map<string, Record<string, string>>();
  for (const { path, message } of failure.fields) {
    const [step = '', field = ''] = path.split('.');
    if (!handles.has(step)) return false;
    byStep.set(step, { ...byStep.get(step), [field]: message });
  }
  for (const [step, problems] of byStep) handles.get(step)!.show(problems);
  return byStep.size > 0;
}
