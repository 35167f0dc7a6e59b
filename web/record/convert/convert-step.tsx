// One step of a conversion: make a new record with what goes over, take one that is there, or leave it out.
import { Radio } from 'antd';
import { useCallback, useImperativeHandle, useMemo, type ReactNode, type Ref } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { findField, useApp } from '../../describe/use-description';
import { problemsOf } from '../../layout/cell-state';
import { FormView } from '../../layout/form-view';
import { formInput } from '../../layout/form-values';
import type { Descriptions } from '../../layout/shown-fields';
import { useForm, type Problems } from '../../layout/use-form';
import { useRuleContext } from '../../layout/use-rule-context';
import { addresses } from '../../widgets/navigation';
import { ObjectIcon } from '../../widgets/object-icon';
import { formatList } from '../../words/format';
import { useWords } from '../../words/words';
import { newContent } from '../new-content';
import type { ConversionChoice, ConversionStep } from './conversion-requests';
import { stepForm, stepValues } from './step-form';

/** What the page asks of a step. */
export interface StepHandle {
  /** The decision, or null where something is missing, which then stands at its field. */
  collect(): ConversionChoice | null;
  /** Says what the server refused, by field. */
  show(problems: Problems): void;
}
export interface ConvertStepProps {
  readonly step: ConversionStep; readonly object: ObjectDescription; readonly objects: Descriptions;
  /** `new`, `skip`, or the id of the record to take. */
  readonly decision: string;
  readonly decide: (decision: string) => void;
  readonly labelOf: (step: string) => string;
  readonly ref: Ref<StepHandle>;
}

/** Title, the choice where there is one, and the form of a new record. */
export function ConvertStep({ step, object, objects, decision, decide, labelOf, ref }: ConvertStepProps): ReactNode {
  const { say, language } = useWords();
  const { viewer } = useApp();
  const form = useMemo(() => stepForm(object, step), [object, step]);
  const content = useMemo(() => newContent({ object, form, objects, viewer, values: stepValues(object, step, labelOf) }), [object, form, objects, viewer, step, labelOf]);
  const controller = useForm({ object, form, objects, isNew: true, content });
  const context = useRuleContext(object, { objects, values: controller.state.content.now, lines: controller.state.content.lines });
  const collect = useCallback((): ConversionChoice | null => {
    if (decision === 'skip') return { step: step.name, skip: true };
    if (decision !== 'new') return { step: step.name, use: decision };
    const found = problemsOf(controller, context, (label) => say('problem.required', { label }));
    controller.act({ kind: 'problems', problems: found });
    if (Object.keys(found).length > 0) return null;
    const input = formInput(controller.state.content, { fields: controller.fields, lineFields: controller.lineFields, awaited: controller.state.awaited, isNew: true });
    for (const { field } of step.filled) delete input[field];
    // What was taken out of the form is taken out of the record too.
    for (const name of Object.keys(step.values)) if (!(name in input) && findField(object, name)) input[name] = null;
    return { step: step.name, values: input };
  }, [decision, step, controller, context, say, object]);
  useImperativeHandle(ref, () => ({ collect, show: (problems) => controller.act({ kind: 'problems', problems }) }), [collect, controller]);
  const fieldLabels = (names: readonly string[]): string => formatList(names.map((name) => findField(object, name)?.label ?? name), language);
  const choices = [
    { value: 'new', label: say('convert.new', { object: object.label }) },
    ...step.matches.map((match) => ({ value: match.id, label: <span>{say('convert.use')}{' '}<a href={addresses.record(object, match.id)} target="_blank" rel="noreferrer">{match.name}</a> <small className="tg-soft">{say('convert.same', { fields: fieldLabels(match.fields) })}</small></span> })),
    ...(step.optional ? [{ value: 'skip', label: say('convert.skip') }] : []),
  ];
  return (
    <section className="tg-convert-step" aria-label={object.label}>
      <h2><ObjectIcon object={object} /> {object.label}{step.lines.map((lines) => <small key={lines.relatedList} className="tg-soft">{say('convert.lines', { count: lines.count })}</small>)}</h2>
      {choices.length > 1 && <Radio.Group aria-label={object.label} value={decision} options={choices} onChange={(event) => decide(String(event.target.value))} className="tg-convert-choice" />}
      {decision === 'new' && <div className="tg-convert-form"><FormView controller={controller} context={context} /></div>}
    </section>
  );
}
