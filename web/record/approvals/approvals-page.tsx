// The boxes of approvals: what waits for the viewer, what the viewer submitted, what was decided; decided from the list, one or several.
import { CheckOutlined, RollbackOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Input, Modal, Tabs, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { PageTitle } from '../../widgets/page-title';
import { formatAgo, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { ActDialog } from './act-dialog';
import { boxDocument, decideMany, onApprovalsChanged, type Box, type BoxRow } from './approval-requests';
import styles from './approvals.module.css';

interface Page { readonly totalCount: number; readonly endCursor: string | null; readonly nodes: readonly BoxRow[] }
const boxes: readonly Box[] = ['toDecide', 'submitted', 'decided'];
const every = 30_000;

/** The page at /approvals; the box stands in the address. */
export function ApprovalsPage({ box }: { readonly box: Box }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { data, error, refetch, fetchMore } = useQuery<{ box: Page }>(boxDocument, { variables: { box, after: null }, fetchPolicy: 'cache-and-network', pollInterval: every, skipPollAttempt: () => document.hidden });
  const [more, setMore] = useState<{ readonly rows: readonly BoxRow[]; readonly end: string | null } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<{ readonly act: 'approve' | 'return'; readonly row: BoxRow } | null>(null);
  const [bulk, setBulk] = useState<'approve' | 'return' | null>(null);
  const again = (): void => { setMore(null); setChosen(new Set()); void refetch().catch(() => undefined); };
  useEffect(() => { setMore(null); setChosen(new Set()); }, [box]);
  useEffect(() => onApprovalsChanged(() => void refetch().catch(() => undefined)), [refetch]);
  useEffect(() => void refetch().catch(() => undefined), [language, refetch]);
  const rows = [...data?.box.nodes ?? [], ...more?.rows ?? []];
  const end = more ? more.end : data?.box.endCursor ?? null;
  const next = async (): Promise<void> => {
    const answer = await fetchMore({ variables: { box, after: end }, updateQuery: (before) => before });
    const page = (answer.data as { box: Page } | undefined)?.box;
    if (page) setMore({ rows: [...more?.rows ?? [], ...page.nodes], end: page.endCursor });
  };
  const decides = box === 'toDecide';
  const toggle = (id: string, on: boolean): void => setChosen((before) => { const after = new Set(before); if (on) after.add(id); else after.delete(id); return after; });
  const when = { toDecide: 'approval.col.since', submitted: 'approval.col.submitted', decided: 'approval.col.decided' } as const;
  return (
    <div className="tg-page">
      <PageTitle parts={[say('approval.inbox'), app.label]} />
      <header className="tg-head"><div className="tg-head-row"><div className="tg-head-title"><h1>{say('approval.inbox')}</h1></div></div></header>
      <Tabs activeKey={box} onChange={(key) => navigate(addresses.approvals(key))} items={boxes.map((key) => ({ key, label: key === box && data ? `${say(`approval.box.${key}`)} (${data.box.totalCount})` : say(`approval.box.${key}`) }))} />
      {error && !data ? <Failed failure={failureOf(error)} retry={again} /> : !data ? <Loading rows={6} /> : rows.length === 0 ? <Empty title={say(`approval.none.${box}`)} /> : (
        <>
          {decides && (
            <div className={styles.bulk}>
              <Checkbox checked={chosen.size === rows.length} indeterminate={chosen.size > 0 && chosen.size < rows.length} onChange={(event) => setChosen(new Set(event.target.checked ? rows.map(({ id }) => id) : []))}>{say('approval.selected', { count: chosen.size })}</Checkbox>
              {chosen.size > 0 && <><Button size="small" type="primary" icon={<CheckOutlined />} onClick={() => setBulk('approve')}>{say('approval.approve')}</Button><Button size="small" danger icon={<RollbackOutlined />} onClick={() => setBulk('return')}>{say('approval.return')}</Button></>}
            </div>
          )}
          <div className={styles.box}>
            <table>
              <thead><tr>{decides && <th aria-label={say('approval.selected', { count: chosen.size })} className={styles.pick} />}<th>{say('approval.col.record')}</th><th>{say('approval.col.approval')}</th>{box !== 'submitted' && <th>{say('approval.col.by')}</th>}{!decides && <th>{say('approval.col.state')}</th>}<th>{say(when[box])}</th>{decides && <th aria-label={say('action.more')} />}</tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id} data-record={row.record}>
                    {decides && <td className={styles.pick}><Checkbox checked={chosen.has(row.id)} aria-label={row.name} onChange={(event) => toggle(row.id, event.target.checked)} /></td>}
                    <td>{row.name ? <a {...linkTo(addresses.record({ name: row.object }, row.record))}>{row.name}</a> : say('approval.gone')}<small>{row.objectLabel}{row.note ? ` · ${row.note}` : ''}</small></td>
                    <td>{row.label}{row.step && <small>{row.step}{row.wanted ? ` · ${say('approval.wanted', { value: row.wanted })}` : ''}</small>}</td>
                    {box !== 'submitted' && <td>{row.by.name}</td>}
                    {!decides && <td><Tag color={tones[row.state] ?? 'default'}>{say(`approval.state.${row.state}` as WordKey)}</Tag>{row.waitsFor.length > 0 && box === 'submitted' && <small>{row.waitsFor.map(({ name }) => name).join('、')}</small>}</td>}
                    <td><time dateTime={row.at} title={formatMoment(row.at, app.timeZone)}>{formatAgo(row.at, language, app.timeZone)}</time>{row.overdue && <small className={styles.late}>{say('approval.overdue')}</small>}</td>
                    {decides && (
                      <td><span className={styles.rowActions}>
                        <Button size="small" type="primary" onClick={() => setAct({ act: 'approve', row })} aria-label={`${say('approval.approve')}: ${row.name}`}>{say('approval.approve')}</Button>
                        <Button size="small" danger onClick={() => setAct({ act: 'return', row })} aria-label={`${say('approval.return')}: ${row.name}`}>{say('approval.return')}</Button>
                      </span></td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {end && <Button type="link" onClick={() => void next()}>{say('list.more')}</Button>}
        </>
      )}
      {act && <ActDialog act={act.act} name={act.row.name} object={act.row.object} on={{ record: act.row.record, turn: act.row.turn }} close={() => setAct(null)} done={again} />}
      {bulk && <BulkDialog act={bulk} turns={rows.filter(({ id }) => chosen.has(id)).flatMap(({ turn }) => turn ?? [])} close={() => setBulk(null)} done={again} />}
    </div>
  );
}

const tones: Readonly<Record<string, string>> = { pending: 'processing', approved: 'success', returned: 'error', reopened: 'warning' };

function BulkDialog({ act, turns, close, done }: { readonly act: 'approve' | 'return'; readonly turns: readonly string[]; readonly close: () => void; readonly done: () => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [opinion, setOpinion] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = async (): Promise<void> => {
    if (act === 'return' && opinion.trim() === '') return setProblem(say('approval.opinionNeeded'));
    setBusy(true);
    try {
      const outcomes = await decideMany(client, turns, { agree: act === 'approve', opinion });
      const refused = outcomes.flatMap((one) => one.problem ?? []);
      void message.success(say('approval.bulkDone', { done: outcomes.length - refused.length }));
      if (refused.length > 0) void message.warning(say('approval.bulkRefused', { count: refused.length, why: [...new Set(refused)].join(' ') }), 8);
      close();
      done();
    } catch (error) {
      setProblem(failureWords(failureOf(error), say));
      setBusy(false);
    }
  };
  return (
    <Modal open title={say(`approval.bulkTitle.${act}`, { count: turns.length })} onCancel={close} onOk={() => void go()} confirmLoading={busy} okText={say(`approval.${act}`)} okButtonProps={{ danger: act === 'return' }} cancelText={say('action.cancel')} destroyOnHidden>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      <div className={styles.form}><label><span>{say('approval.opinion')}</span><Input.TextArea autoFocus value={opinion} maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setOpinion(event.target.value)} /></label></div>
    </Modal>
  );
}
