// The settings of a report that somebody makes: whose records, which of them, grouped by what, which numbers, and how they are drawn.
import { Form, InputNumber, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import { allObjects, useApp } from '../describe/use-description';
import type { Descriptions } from '../layout/shown-fields';
import { conditionsOf, filterOf, type ConditionGroup } from '../list/conditions';
import { FilterButton } from '../list/filter-button';
import { FilterChips } from '../list/filter-chips';
import { filterShapeOf } from '../list/filter-fields';
import { useNarrow } from '../widgets/use-narrow';
import { useWords } from '../words/words';
import { measureLabel } from './measures';
import { kindsFor } from './report-address';
import { buckets, groupChoices, measureChoices, measureKey, mostMeasures, withPart, type Bucket, type GroupChoice, type ReportDraft } from './report-draft';

export interface ReportSettingsProps {
  readonly draft: ReportDraft; readonly object: ObjectDescription; readonly through: Descriptions;
  readonly onChange: (draft: ReportDraft) => void;
  /** Begins anew with another object; absent where a report that is there is changed. */
  readonly onObject: ((name: string) => void) | undefined;
}

/** Every change shows in the preview at once. */
export function ReportSettings({ draft, object, through, onChange, onObject }: ReportSettingsProps): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const narrow = useNarrow();
  const shape = useMemo(() => filterShapeOf(object, through), [object, through]);
  const group = useMemo(() => conditionsOf(draft.filter, shape), [draft.filter, shape]);
  const groups = useMemo(() => groupChoices(object, through), [object, through]);
  const measures = useMemo(() => measureChoices(object).map((choice) => ({ ...choice, label: measureLabel(choice.field ?? undefined, { name: choice.field?.name ?? null, of: choice.function, say }) })), [object, say]);
  const put = (part: Partial<ReportDraft>): void => onChange(withPart(draft, part));
  const setGroup = (next: ConditionGroup): void => put({ filter: filterOf(next) });
  return (
    <Form layout="vertical" className="tg-builder-form" component="div">
      <Form.Item label={say('report.object')} htmlFor="report-object">
        <Select id="report-object" value={draft.object} disabled={!onObject} showSearch={{ optionFilterProp: 'label' }} options={allObjects(app).map(({ name, label }) => ({ value: name, label }))} onChange={onObject} />
      </Form.Item>
      <Form.Item label={say('filter.title')}>
        <FilterButton object={object} objects={through} group={group} onChange={setGroup} narrow={narrow} />
        <FilterChips object={object} objects={through} group={group} onChange={setGroup} />
      </Form.Item>
      <GroupItem index={0} draft={draft} groups={groups} put={put} />
      {draft.groupBy.length > 0 && <GroupItem index={1} draft={draft} groups={groups} put={put} />}
      <Form.Item label={say('report.measures')} htmlFor="report-measures" extra={say('report.measuresHelp')}>
        <Select
          id="report-measures" mode="multiple" maxCount={mostMeasures} value={draft.measures.map(measureKey)} showSearch={{ optionFilterProp: 'label' }} options={measures.map(({ key, label }) => ({ value: key, label }))}
          onChange={(keys: readonly string[]) => {
            const chosen = keys.flatMap((key) => measures.find((each) => each.key === key) ?? []);
            if (chosen.length > 0) put({ measures: chosen.map((each) => ({ function: each.function, field: each.field?.name ?? null })) });
          }}
        />
      </Form.Item>
      <Form.Item label={say('report.chart')} htmlFor="report-chart">
        <Select id="report-chart" value={draft.chart} options={kindsFor(draft.groupBy.length).map((kind) => ({ value: kind, label: say(`report.chart.${kind}`) }))} onChange={(chart) => put({ chart })} />
      </Form.Item>
      {draft.groupBy.length > 0 && (
        <div className="tg-builder-pair">
          <Form.Item label={say('report.order')} htmlFor="report-order"><Select id="report-order" value={draft.order} options={(['group', 'measure'] as const).map((order) => ({ value: order, label: say(`report.order.${order}`) }))} onChange={(order) => put({ order })} /></Form.Item>
          <Form.Item label={say('report.first')} htmlFor="report-first"><InputNumber id="report-first" min={1} max={500} precision={0} value={draft.first} changeOnWheel={false} onChange={(first) => put({ first: first ?? 50 })} style={{ width: '100%' }} /></Form.Item>
        </div>
      )}
    </Form>
  );
}

interface GroupItemProps { readonly index: 0 | 1; readonly draft: ReportDraft; readonly groups: readonly GroupChoice[]; readonly put: (part: Partial<ReportDraft>) => void }

function GroupItem({ index, draft, groups, put }: GroupItemProps): ReactNode {
  const { say } = useWords();
  const by = draft.groupBy[index];
  const dated = groups.find(({ path }) => path === by?.field)?.dated ?? false;
  const id = `report-group-${index}`;
  const set = (next: ReportDraft['groupBy'][number] | null): void => put({ groupBy: next === null ? draft.groupBy.slice(0, index) : [...draft.groupBy.slice(0, index), next, ...draft.groupBy.slice(index + 1)] });
  const other = draft.groupBy[1 - index];
  return (
    <Form.Item label={say(index === 0 ? 'report.groupBy' : 'report.thenBy')} htmlFor={id}>
      <div className={dated ? 'tg-builder-pair' : undefined}>
        <Select
          id={id} allowClear placeholder={say('report.noGroup')} value={by?.field} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }}
          options={groups.filter(({ path, dated: period }) => period || path !== other?.field).map(({ path, label }) => ({ value: path, label }))}
          onChange={(path: string | undefined) => set(path === undefined ? null : { field: path, bucket: groups.find((each) => each.path === path)?.dated ? by?.bucket ?? 'month' : null })}
        />
        {dated && <Select aria-label={say('report.bucket')} value={by?.bucket ?? 'month'} options={buckets.map((bucket) => ({ value: bucket, label: say(`report.bucket.${bucket}`) }))} onChange={(bucket: Bucket) => set({ field: by!.field, bucket })} />}
      </div>
    </Form.Item>
  );
}
