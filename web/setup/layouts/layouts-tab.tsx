// The layouts of an object, page by page: making, copying, renaming, deleting, and below them who sees which.
import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useObject } from '../../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { usePublish } from '../publish/use-publish';
import { RowMenu } from '../row-controls';
import type { ObjectSetup } from '../setup-data';
import { AssignmentTable } from './assignment-table';
import { LayoutDialog, type LayoutWish } from './layout-dialog';
import { layoutKinds, layoutsOfKind, withoutLayout, type LayoutKind, type LayoutRow } from './layout-list';
import { layoutTitle } from './layout-words';
import { useRoles } from './use-roles';
import './layouts.css';

/** The tab; which page it shows stands in the address. */
export function LayoutsTab({ setup }: { setup: ObjectSetup }): ReactNode {
  if (setup.object.off) return <NotFound />;
  return <Layouts setup={setup} />;
}

function Layouts({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say } = useWords();
  const { path, query } = useAddress();
  const narrow = useNarrow(767);
  const [wish, setWish] = useState<LayoutWish | null>(null);
  const kind = layoutKinds.find((one) => one === query.get('page')) ?? 'edit';
  const rows = layoutsOfKind(setup, kind);
  const pages = layoutKinds.map((value) => ({ value, label: say(`design.kind.${value}`) }));
  const show = (next: LayoutKind): void => navigate(`${path}?page=${next}`, { replace: true });
  return (
    <div className="tg-layouts">
      <p className="tg-setup-why">{say('layouts.how')}</p>
      <div className="tg-setup-tools">
        {narrow ? <Select value={kind} options={pages} aria-label={say('layouts.kind')} onChange={show} style={{ minWidth: 150 }} /> : <Segmented<LayoutKind> value={kind} options={pages} aria-label={say('layouts.kind')} onChange={show} />}
        <span className="tg-setup-tools-end"><Button type="primary" icon={<PlusOutlined />} onClick={() => setWish({ kind, from: kind })}>{say('layouts.add')}</Button></span>
      </div>
      <div className="tg-setup-table">
        <table>
          <thead><tr><th>{say('layouts.layout')}</th><th>{say('layouts.assigned')}</th><th aria-label={say('action.more')} /></tr></thead>
          <tbody>{rows.map((row) => <Row key={row.key} setup={setup} row={row} copy={() => setWish({ kind, from: row.key })} rename={() => setWish({ rename: row })} />)}</tbody>
        </table>
      </div>
      <AssignmentTable key={kind} setup={setup} kind={kind} />
      {wish && <LayoutDialog setup={setup} wish={wish} close={() => setWish(null)} />}
    </div>
  );
}

/** Where a layout is designed. */
function designAddress(setup: ObjectSetup, { kind, name, recordType }: LayoutRow): string {
  const own = name ?? recordType;
  return `${addresses.setup(`objects/${setup.name}/${kind}`)}${own === undefined ? '' : `?layout=${encodeURIComponent(own)}`}`;
}

function Row({ setup, row, copy, rename }: { setup: ObjectSetup; row: LayoutRow; copy: () => void; rename: () => void }): ReactNode {
  const { say, language } = useWords();
  const publish = usePublish();
  const object = useObject(setup.name);
  const { nameOf } = useRoles();
  const title = layoutTitle(row, { setup, object, say, language });
  const address = designAddress(setup, row);
  const typeOf = (name: string): string => object.recordTypes.find((type) => type.name === name)?.label ?? name;
  const whom = (row.body.assigned ?? []).map(({ role, recordType }) => [role === undefined ? say('layouts.allOthers') : nameOf(role), ...(recordType === undefined ? [] : [typeOf(recordType)])].join(' · '));
  const remove = (): void => void publish({ changes: withoutLayout(setup, row), why: say('layouts.whyDelete', { object: object.label, layout: row.name === undefined ? `${say(`design.kind.${row.kind}`)} · ${title}` : title }), safe: false });
  return (
    <tr data-layout={row.key} onClick={() => navigate(address)}>
      <td className="tg-setup-some"><a {...linkTo(address)}>{title}</a>{row.name !== undefined && <> <code>{row.name}</code></>}</td>
      <td className="tg-setup-some">{row.name === undefined ? (row.recordType === undefined ? say('layouts.allOthers') : typeOf(row.recordType)) : whom.join('; ') || <span className="tg-layouts-nobody">{say('layouts.nobody')}</span>}</td>
      <td className="tg-setup-right" onClick={(event) => event.stopPropagation()}>
        <RowMenu
          label={title}
          items={[
            { key: 'edit', label: say('design.design'), onClick: () => navigate(address) },
            { key: 'copy', icon: <CopyOutlined />, label: say('layouts.makeCopy'), onClick: copy },
            ...(row.name === undefined ? [] : [{ key: 'rename', label: say('layouts.rename'), onClick: rename }]),
            ...(row.written ? [{ key: 'delete', label: say('action.delete'), danger: true, onClick: remove }] : []),
          ]}
        />
      </td>
    </tr>
  );
}
