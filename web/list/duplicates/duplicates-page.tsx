// Records of an object that are alike by one of its duplicate rules, group by group, to be looked at and merged.
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Pagination, Segmented } from 'antd';
import { parse } from 'graphql';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { listDocument } from '../../data/document';
import { failureOf } from '../../data/failure';
import { useApp, useObject } from '../../describe/use-description';
import { FieldValue } from '../../field-types/field-value';
import { columnValue, listSelection, shownColumns } from '../../layout/shown-fields';
import { PageHeader } from '../../record/page-header';
import { mostMerged } from '../../record/merge/merge-choice';
import { addresses, linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty, Failed, Loading, NotFound } from '../../widgets/page-state';
import { PageTitle } from '../../widgets/page-title';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import type { Row } from '../row-source';
import './duplicates.css';

const MergeDialog = lazy(() => import('../../record/merge/merge-dialog').then((module) => ({ default: module.MergeDialog })));
const groupsDocument = parse('query DuplicateGroups($object: String!, $rule: String!, $skip: Int!) { duplicateGroups(object: $object, rule: $rule, first: 20, skip: $skip) { total groups } }');
const perPage = 20;
const nobody = new Map();

/** Rule and page stand in the address. */
export function DuplicatesPage({ objectName }: { objectName: string }): ReactNode {
  const { say } = useWords();
  const object = useObject(objectName);
  const app = useApp();
  const { path, query } = useAddress();
  const rule = object.duplicateRules.find(({ name }) => name === query.get('rule')) ?? object.duplicateRules[0];
  const page = Math.max(1, Number(query.get('page')) || 1);
  if (!rule) return <NotFound />;
  return (
    <div className="tg-page">
      <PageTitle parts={[say('duplicates.pageTitle'), object.pluralLabel, app.label]} />
      <PageHeader object={object} title={say('duplicates.pageTitle')} crumbs={[{ label: object.pluralLabel, ...linkTo(addresses.list(object)) }]} />
      <div className="tg-duplicate-rules"><Segmented value={rule.name} options={object.duplicateRules.map(({ name, label }) => ({ value: name, label }))} onChange={(name) => navigate(`${path}?rule=${String(name)}`)} /></div>
      <Groups key={`${rule.name} ${page}`} object={object} rule={rule} page={page} go={(next) => navigate(`${path}?rule=${rule.name}&page=${next}`)} />
    </div>
  );
}

interface GroupsProps { readonly object: ObjectDescription; readonly rule: ObjectDescription['duplicateRules'][number]; readonly page: number; readonly go: (page: number) => void }

function Groups({ object, rule, page, go }: GroupsProps): ReactNode {
  const { say, language } = useWords();
  const [merging, setMerging] = useState<readonly string[] | null>(null);
  const found = useQuery<{ duplicateGroups: { total: number; groups: readonly (readonly string[])[] } }>(groupsDocument, { variables: { object: object.name, rule: rule.name, skip: (page - 1) * perPage }, fetchPolicy: 'no-cache' });
  const { total, groups } = found.data?.duplicateGroups ?? { total: 0, groups: [] };
  const paths = [...new Set([...rule.fields, ...object.list.columns.map(({ path }) => path).filter((path) => !path.includes('.') && path !== object.nameField)])].filter((path) => path !== object.nameField).slice(0, 5);
  const columns = shownColumns(object, paths.map((path) => object.list.columns.find((column) => column.path === path) ?? { path, label: object.fields.find(({ name }) => name === path)?.label ?? path } as ObjectDescription['list']['columns'][number]), nobody);
  const ids = groups.flat();
  const rows = useQuery<{ list: { nodes: readonly Row[] } }>(listDocument(object, listSelection(object, columns), { total: false }), { variables: { filter: { id: { in: ids } }, first: 400 }, skip: ids.length === 0, fetchPolicy: 'no-cache' });
  const error = found.error ?? rows.error;
  if (error) return <Failed failure={failureOf(error)} retry={() => { void found.refetch(); }} />;
  if (!found.data) return <Loading rows={8} />;
  if (total === 0) return <Empty title={say('duplicates.noneFound')} />;
  const byId = new Map((rows.data?.list.nodes ?? []).map((row) => [row.id, row]));
  const mayMerge = object.may.update && object.may.delete;
  return (
    <>
      <Alert type="info" showIcon title={say('duplicates.groups', { count: formatDecimal(total, language) })} style={{ marginBottom: 12 }} />
      {groups.map((group) => (
        <section key={group.join()} className="tg-duplicate-group" data-group={group.length}>
          <div className="tg-duplicate-group-head">
            <strong>{say('duplicates.alike', { count: group.length })}</strong>
            {mayMerge && <Button size="small" onClick={() => setMerging(group.slice(0, mostMerged))}>{say('merge.start')}</Button>}
          </div>
          <div className="tg-duplicate-rows">
            <table>
              <thead><tr><th>{object.label}</th>{columns.map(({ column }) => <th key={column.path}>{column.label}</th>)}</tr></thead>
              <tbody>
                {group.map((id) => {
                  const row = byId.get(id);
                  return (
                    <tr key={id}>
                      <td><a {...linkTo(addresses.record(object, id))}>{row ? String(row.refName ?? id) : id}</a></td>
                      {columns.map((column) => <td key={column.column.path}>{row && <FieldValue field={column.field} value={columnValue(row, column)} inRow />}</td>)}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {total > perPage && <Pagination align="end" current={page} pageSize={perPage} total={total} showSizeChanger={false} onChange={go} />}
      {merging && <Suspense fallback={null}><MergeDialog object={object} ids={merging} close={(merged) => { setMerging(null); if (merged) void found.refetch(); }} /></Suspense>}
    </>
  );
}
