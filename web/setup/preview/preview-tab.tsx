// What a role sees of an object: its page, form or list by the layout that is assigned to it, drawn by the renderer users get.
import { Segmented, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { ListLayoutDefinition } from '../../../metadata/language/types';
import { useObject } from '../../describe/use-description';
import { chooseLayout } from '../../record/choose-layout';
import { NotFound } from '../../widgets/page-state';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { layoutKinds, type LayoutKind } from '../layouts/layout-list';
import { LayoutPreview } from '../layouts/layout-preview';
import type { ObjectSetup } from '../setup-data';
import { LiveRows } from './live-rows';
import { PreviewAs, type Seen } from './preview-as';

/** What is published; designs are previewed in their designers. */
export function PreviewTab({ setup }: { setup: ObjectSetup }): ReactNode {
  return setup.object.off ? <NotFound /> : <Preview name={setup.name} />;
}

function Preview({ name }: { name: string }): ReactNode {
  const { say } = useWords();
  const narrow = useNarrow();
  const object = useObject(name);
  const [kind, setKind] = useState<LayoutKind>('view');
  const [type, setType] = useState<string | null>(object.recordTypes.find((one) => one.default)?.name ?? null);
  const creating = kind === 'quick-create';
  const pages = layoutKinds.map((value) => ({ value, label: say(`design.kind.${value}`) }));
  const tools = (
    <>
      {narrow ? <Select size="small" value={kind} options={pages} aria-label={say('layouts.kind')} onChange={setKind} /> : <Segmented<LayoutKind> size="small" value={kind} options={pages} aria-label={say('layouts.kind')} onChange={setKind} />}
      {creating && object.recordTypes.length > 0 && <Select size="small" value={type} aria-label={say('preview.recordType')} options={object.recordTypes.map((one) => ({ value: one.name, label: one.label }))} onChange={setType} />}
    </>
  );
  return (
    <PreviewAs object={object} records={kind !== 'list' && !creating} tools={tools}>
      {(seen) => (kind === 'list'
        ? <ListSeen seen={seen} />
        : <LayoutPreview key={kind} object={seen.object} objects={seen.objects} id={creating ? null : seen.record} form={chooseLayout(seen.object, kind, creating ? type : seen.recordType)} />)}
    </PreviewAs>
  );
}

function ListSeen({ seen: { object, objects, width } }: { seen: Seen }): ReactNode {
  const list = useMemo(() => listOf(object), [object]);
  return <LiveRows object={object} objects={objects} list={list} narrow={width === 360} onColumns={nothing} />;
}

/** The list as it is described, in the words of a layout. */
function listOf(object: Seen['object']): ListLayoutDefinition {
  const { columns, sort, colors } = object.list;
  return {
    kind: 'list', columns: columns.map(({ path, width, fixed }) => ({ field: path, ...(width === null ? {} : { width }), ...(fixed ? { fixed } : {}) })),
    sort: sort.map(({ field, direction }) => ({ field, direction: direction as 'ASC' | 'DESC' })), colors: colors.map(({ when, color, field }) => ({ when, color: color as never, ...(field === null ? {} : { field }) })),
  };
}

function nothing(): void {
  // Nothing is designed here.
}
