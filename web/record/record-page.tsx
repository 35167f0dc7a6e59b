// The page of one record: its head, its sections by the view layout, and a panel for each related list. All of it in one request.
import { DeleteOutlined, EditOutlined, LinkOutlined, MoreOutlined, PrinterOutlined, SwapOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { App, Button, Dropdown } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import { recordDocument } from '../data/document';
import { failureOf } from '../data/failure';
import { forgetRecord, rememberRecord } from '../data/recent';
import { findField, useApp, useObject, useObjects } from '../describe/use-description';
import { FieldValue } from '../field-types/field-value';
import { isEmpty } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { condition } from '../layout/form-rules';
import { readValues } from '../layout/form-values';
import { RecordView } from '../layout/record-view';
import { fieldsOf, formSelection, lineObjectNames, linesOf } from '../layout/shown-fields';
import { useRuleContext } from '../layout/use-rule-context';
import { printItems } from '../print/print-items';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { Failed, Loading } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useKeys } from '../widgets/use-keys';
import { useNarrow } from '../widgets/use-narrow';
import { formatAgo } from '../words/format';
import { useWords } from '../words/words';
import { ApprovalBar } from './approvals/approval-bar';
import { chooseLayout } from './choose-layout';
import { HistoryPanel } from './history-panel';
import { MailButton } from './mail/mail-button';
import { PageHeader } from './page-header';
import { panelsOf, type Panel } from './panels';
import { RelatedPanel } from './related-panel';
import { StageBar } from './stages/stage-bar';
import styles from './stages/stages.module.css';
import { listsOfOtherStages, processesOf, stageFields, stageKeeper } from './stages/stage-fields';
import { StagedPanel } from './stages/staged-panel';
import { ShareButton } from './share-button';
import { useDelete } from './use-delete';

type Row = Readonly<Record<string, unknown>>;

/** Reads the record and draws it; what is known already stays on screen while it is read again. */
export function RecordPage({ objectName, id }: { objectName: string; id: string }): ReactNode {
  const object = useObject(objectName);
  const kind = useNarrow() ? 'phone' : 'view';
  const relatedObjects = useObjects([...new Set([...object.relatedLists.map((list) => list.object.name), ...lineObjectNames(object, chooseLayout(object, kind))])]);
  const panels = useMemo(() => panelsOf(object, relatedObjects, linesOf(chooseLayout(object, kind))), [object, kind, relatedObjects]);
  const selection = useMemo(() => {
    const stamps = ['createdAt', 'updatedAt', 'recordType'].filter((name) => findField(object, name));
    const staged = stageFields(object).map((field) => pageOf(field).selection(field));
    return [...new Set([formSelection(object, chooseLayout(object, kind), relatedObjects), ...staged, ...layoutVariants(object, kind, relatedObjects), ...stamps])].join(' ');
  }, [object, kind, relatedObjects]);
  const { data, error, refetch } = useQuery<{ record: Row | null }>(recordDocument(object, selection, panels.map((panel) => panel.nested)), { variables: { id } });
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  if (!data.record) return <Failed failure={{ code: 'NOT_FOUND', message: '', requestId: null, fields: [], extra: {} }} />;
  return <Shown object={object} kind={kind} objects={relatedObjects} panels={panels} record={data.record as Row} again={() => void refetch()} />;
}

interface ShownProps { readonly object: ObjectDescription; readonly kind: 'view' | 'phone'; readonly objects: ReadonlyMap<string, ObjectDescription>; readonly panels: readonly Panel[]; readonly record: Row; readonly again: () => void }

function Shown({ object, kind, objects, panels, record, again }: ShownProps): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { message } = App.useApp();
  const remove = useDelete();
  const id = String(record['id']);
  const name = isEmpty(record['refName']) ? id : String(record['refName']);
  const form = chooseLayout(object, kind, record['recordType'] as string | undefined);
  const values = useMemo(() => readValues([...fieldsOf(object, form), ...stageFields(object), ...object.fields.filter((field) => field.name === 'recordType')], record), [object, form, record]);
  const context = useRuleContext(object, { objects, values, lines: noLines });
  const access = record['access'] as { update?: boolean; delete?: boolean; share?: boolean; shared?: boolean; locked?: boolean } | undefined;
  const mayEdit = access?.update !== false && object.may.update;
  // What the browser cannot know the server decides.
  const conversions = mayEdit ? object.conversions.filter((one) => one.when === null || condition(one.when, context) !== false) : [];
  const processes = processesOf(object, values);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [allLists, setAllLists] = useState(false);
  const looked = processes.flatMap((process) => process.stages.find((stage) => stage.value === (chosen[process.name] ?? values[process.field])) ?? process.stages[0] ?? []);
  const hidden = allLists ? noNames : listsOfOtherStages(processes, looked);
  const shownPanels = panels.filter((panel) => !hidden.has(panel.list.name));
  const isStaged = shownPanels.length < panels.length || shownPanels.some((panel) => stageKeeper(processes, looked, panel.list.name));
  const stageLists = isStaged && !allLists ? looked[0] : undefined;
  const narrow = kind === 'phone';
  const mayDelete = access?.delete !== false && object.may.delete;
  useEffect(() => {
    rememberRecord(app.viewer.id, { object: object.name, id, name });
  }, [name, id, object.name, app.viewer.id]);
  const edit = (): void => navigate(addresses.edit(object, id));
  const destroy = async (): Promise<void> => {
    if (!(await remove(object, [{ id, name }]))) return;
    forgetRecord(app.viewer.id, id);
    navigate(addresses.list(object));
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(window.location.href);
    void message.success(say('record.linkCopied'));
  };
  useKeys({ e: () => mayEdit && edit() });
  const updated = record['updatedAt'];
  return (
    <div className="tg-page">
      <PageTitle parts={[name, object.label, app.label]} />
      <PageHeader
        object={object}
        title={name}
        crumbs={[{ label: object.pluralLabel, ...linkTo(addresses.list(object)) }]}
        actions={(
          <>
            {conversions.map((one) => <Button key={one.name} className="tg-wide-only" onClick={() => navigate(addresses.convert(object, id, one.name))}>{one.label}</Button>)}
            {app.mail && object.fields.some((field) => field.type === 'email') && <MailButton record={{ id, name }} changed={again} />}
            <ShareButton record={{ id, name }} may={{ share: access?.share === true, edit: mayEdit }} shared={access?.shared === true} changed={again} />
            {mayEdit && <Button type="primary" icon={<EditOutlined />} onClick={edit} title={say('keys.edit')}>{say('action.edit')}</Button>}
            <Dropdown
              trigger={['click']}
              menu={{ items: [
                ...(narrow ? conversions.map((one) => ({ key: `convert-${one.name}`, icon: <SwapOutlined />, label: one.label, onClick: () => navigate(addresses.convert(object, id, one.name)) })) : []),
                { key: 'copy', icon: <LinkOutlined />, label: say('record.copyLink'), onClick: () => void copy() },
                { key: 'print', icon: <PrinterOutlined />, label: say('print.title'), children: [...printItems(object, () => [id]), { key: 'print-page', label: say('print.thisPage'), onClick: () => setTimeout(() => window.print(), 300) }] },
                ...(mayDelete ? [{ key: 'delete', icon: <DeleteOutlined />, danger: true, label: say('action.delete'), onClick: () => void destroy() }] : []),
              ] }}
            >
              <Button icon={<MoreOutlined />} aria-label={say('action.more')} />
            </Dropdown>
          </>
        )}
      >
        <HeaderFields object={object} names={form.header} values={values} />
      </PageHeader>
      {object.approvals.length > 0 && <ApprovalBar object={object} id={id} version={Number(record['version'])} name={name} locked={access?.locked === true} />}
      {processes.map((process) => (
        <StageBar
          key={process.name} object={object} process={process} id={id} version={Number(record['version'])} name={name} context={context} mayEdit={mayEdit}
          chosen={chosen[process.name] ?? null} choose={(stage) => setChosen((before) => ({ ...before, [process.name]: stage }))}
        />
      ))}
      {panels.length > 0 && (
        <nav className="tg-anchors" aria-label={say('record.related')}>
          <a href="#details" onClick={scrollTo('details')}>{say('record.details')}</a>
          {shownPanels.map((panel) => (
            <a key={panel.list.name} href={`#${panel.list.name}`} onClick={scrollTo(panel.list.name)}>
              {panel.list.label}<span className="tg-count">{(record[panel.list.name] as { totalCount?: number } | undefined)?.totalCount ?? 0}</span>
            </a>
          ))}
        </nav>
      )}
      <div id="details"><RecordView object={object} form={form} objects={objects} record={record} context={context} /></div>
      {stageLists && <p className={styles.lists}><span>{say('stages.listsOf', { stage: stageLists.label })}</span><Button type="link" size="small" onClick={() => setAllLists(true)}>{say('stages.showAllLists')}</Button></p>}
      {shownPanels.map((panel) => {
        const props = { parent: object, parentId: id, parentName: name, mayEditParent: mayEdit, panel, connection: record[panel.list.name] };
        const keeper = allLists ? undefined : stageKeeper(processes, looked, panel.list.name);
        return keeper ? <StagedPanel key={panel.list.name} {...props} field={keeper.field} stage={keeper.stage} /> : <RelatedPanel key={panel.list.name} {...props} />;
      })}
      <HistoryPanel object={object} id={id} />
      {typeof updated === 'string' && <footer className="tg-record-foot">{say('record.updated', { ago: formatAgo(updated, language, app.timeZone) })}</footer>}
    </div>
  );
}

const noLines = Object.freeze({});
const noNames: ReadonlySet<string> = new Set();

function HeaderFields({ object, names, values }: { object: ObjectDescription; names: readonly string[]; values: Readonly<Record<string, unknown>> }): ReactNode {
  const shown = names.flatMap((name) => findField(object, name) ?? []);
  if (shown.length === 0) return null;
  return (
    <dl className="tg-head-fields">
      {shown.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd><FieldValue field={field} value={values[field.name]} /></dd>
        </div>
      ))}
    </dl>
  );
}

/** The record type is only known with the answer: fields of every type's layout are read at once. */
function layoutVariants(object: ObjectDescription, kind: 'view' | 'phone', objects: ReadonlyMap<string, ObjectDescription>): readonly string[] {
  return object.recordTypes.map((type) => chooseLayout(object, kind, type.name)).map((form) => formSelection(object, form, objects));
}

function scrollTo(anchor: string): (event: { preventDefault: () => void }) => void {
  return (event) => {
    event.preventDefault();
    document.getElementById(anchor)?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  };
}
