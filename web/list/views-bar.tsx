// The list views above the list, and what one may do with the one on screen.
import { EllipsisOutlined, TeamOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Select, Tabs, type MenuProps } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ListViewDescription, ObjectDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { useApp } from '../describe/use-description';
import { UndoOffer } from '../widgets/undo-offer';
import { useWords } from '../words/words';
import { useViews, type ViewInput } from './use-views';
import { ViewDialog, type ViewWish } from './view-dialog';

/** The key of "everything" beside the saved views. No view can have it: names begin with a letter. */
export const everything = '*';

export interface ViewsBarProps {
  readonly object: ObjectDescription;
  readonly chosen: ListViewDescription | undefined;
  readonly narrow: boolean;
  /** The list on screen is not what the view says. */
  readonly changed: boolean;
  /** What is on screen, as a view would keep it. */
  readonly current: () => Required<Pick<ViewInput, 'columns' | 'filter' | 'sort'>>;
  readonly choose: (name: string | null) => void;
}

/** Tabs (a box on narrow screens), and a menu with everything that can be done. */
export function ViewsBar({ object, chosen, narrow, changed, current, choose }: ViewsBarProps): ReactNode {
  const { say } = useWords();
  const { viewer } = useApp();
  const { message } = App.useApp();
  const views = useViews(object);
  const [asking, setAsking] = useState<'new' | 'rename' | null>(null);
  // A saved view without a filter shows everything already.
  const whole = object.listViews.some(isWhole);
  const items = [...(whole ? [] : [{ key: everything, label: say('list.all') as ReactNode, text: say('list.all') }]), ...object.listViews.map((view) => ({ key: view.name, text: view.label, label: view.kept?.shared ? <span>{view.label} <TeamOutlined aria-label={say('view.shared')} className="tg-view-shared" /></span> : view.label }))];
  const key = chosen?.name ?? (whole ? '' : everything);
  const mine = chosen?.kept && (chosen.kept.mine || viewer.setup) ? chosen : undefined;
  const attempt = async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    try {
      await work();
      if (done) void message.success(done);
      return true;
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 6);
      return false;
    }
  };
  const saveChanges = async (view: ListViewDescription): Promise<void> => {
    if (await attempt(() => views.save(current(), view.name), say('view.saved', { name: view.label }))) choose(view.name);
  };
  const remove = async (view: ListViewDescription): Promise<void> => {
    const messageKey = `view-${view.name}`;
    const undo = async (): Promise<void> => {
      message.destroy(messageKey);
      if (await attempt(() => views.restore(view.name), say('view.restored'))) choose(view.name);
    };
    if (!(await attempt(() => views.remove(view.name)))) return;
    choose(null);
    void message.success({ key: messageKey, duration: 8, content: <UndoOffer what={say('view.deleted', { name: view.label })} undo={() => void undo()} /> });
  };
  const save = async ({ label, asDefault, shared }: ViewWish): Promise<void> => {
    if (asking === 'rename' && mine) {
      await views.save({ label }, mine.name);
    } else {
      choose(await views.save({ ...current(), label, ...(shared ? { shared } : {}) }, undefined, { asDefault }));
    }
    setAsking(null);
    void message.success(say('view.saved', { name: label }));
  };
  const menu: MenuProps['items'] = [
    ...(mine && changed ? [{ key: 'save', label: say('view.saveChanges'), onClick: () => void saveChanges(mine) }] : []),
    { key: 'make', label: say('view.make'), onClick: () => setAsking('new') },
    ...(chosen ? [chosen.default
      ? { key: 'default', label: say('view.clearDefault'), onClick: () => void attempt(() => views.chooseDefault(null)) }
      : { key: 'default', label: say('view.makeDefault'), onClick: () => void attempt(() => views.chooseDefault(chosen.name)) }] : []),
    ...(mine ? [
      { key: 'rename', label: say('view.rename'), onClick: () => setAsking('rename') },
      ...(mine.kept?.shared ? [{ key: 'share', label: say('view.unshare'), onClick: () => void attempt(() => views.save({ shared: false }, mine.name)) }]
        : viewer.shareViews ? [{ key: 'share', label: say('view.share'), onClick: () => void attempt(() => views.save({ shared: true }, mine.name), say('view.saved', { name: mine.label })) }] : []),
      { type: 'divider' as const },
      { key: 'delete', danger: true, label: say('action.delete'), onClick: () => void remove(mine) },
    ] : []),
  ];
  const actions = (
    <span className="tg-view-actions">
      {changed && !narrow && (mine
        ? <Button size="small" type="link" onClick={() => void saveChanges(mine)}>{say('view.saveChanges')}</Button>
        : <Button size="small" type="link" onClick={() => setAsking('new')}>{say('view.make')}</Button>)}
      {changed && !narrow && <Button size="small" type="text" onClick={() => choose(chosen?.name ?? null)}>{say('view.reset')}</Button>}
      <Dropdown trigger={['click']} menu={{ items: menu }} placement="bottomRight">
        <Button size={narrow ? 'middle' : 'small'} type="text" icon={<EllipsisOutlined />} aria-label={say('view.actions')} title={say('view.actions')} />
      </Dropdown>
    </span>
  );
  return (
    <div className="tg-views-row">
      {narrow ? <Select className="tg-views" aria-label={say('list.views')} value={key || undefined} options={items.map(({ key: value, text }) => ({ value, label: text }))} onChange={choose} />
        : <Tabs className="tg-views" size="small" activeKey={key} items={items.map(({ key: itemKey, label }) => ({ key: itemKey, label }))} onChange={choose} aria-label={say('list.views')} />}
      {actions}
      {asking && <ViewDialog label={asking === 'rename' ? chosen?.label ?? '' : ''} fresh={asking === 'new'} mayShare={viewer.shareViews} save={save} close={() => setAsking(null)} />}
    </div>
  );
}

/** true: the view leaves nothing out. */
export function isWhole(view: ListViewDescription): boolean {
  return !view.filter || Object.keys(view.filter).length === 0;
}
