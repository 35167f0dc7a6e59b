// The grid of a permission set: objects down, actions across, whose records in each cell; an object opens to its fields.
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Fragment, Suspense, useState, type ReactNode } from 'react';
import { ObjectIcon } from '../../widgets/object-icon';
import { Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { walkGrid } from '../walk-grid';
import { FieldRights } from './field-rights';
import type { RightsObject } from './permission-data';
import { RightSelect, type RightChoice } from './right-select';
import { follows, others, rightOf, rightsOn, scopedActions, scopes, withRight, withRow, type Action, type ObjectRights, type Right, type RowPreset, type SwitchedAction } from './rights';

/** The rights that are simply there or not, as columns. */
const switchedActions: readonly SwitchedAction[] = ['create', 'import', 'editLocked'];

export interface RightsGridProps {
  readonly objects: readonly RightsObject[];
  readonly rights: ObjectRights;
  /** In force: what differs is marked. */
  readonly before: ObjectRights;
  readonly onChange: (rights: ObjectRights) => void;
}

/** `objects` are those on screen; a column is set for these only. */
export function RightsGrid({ objects, rights, before, onChange }: RightsGridProps): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const actions: readonly Action[] = ['create', ...scopedActions, ...switchedActions.filter((action) => action !== 'create')];
  const choicesOf = (action: Action, rowsFollow: RightsObject['rowsFollow']): readonly RightChoice[] => {
    if (isSwitched(action)) return [{ value: 'none', label: '—' }, { value: 'yes', label: say('people.may') }];
    // A detail is shared with its master, and what is nobody's needs no sharing.
    if (action === 'share' && rowsFollow !== 'owner') return [{ value: 'none', label: '—' }];
    if (rowsFollow !== 'owner') return [{ value: 'none', label: '—' }, { value: 'all', label: say(rowsFollow === 'master' ? 'people.scope.master' : 'people.scope.all') }];
    return [{ value: 'none', label: '—' }, ...scopes.map((scope) => ({ value: scope, label: say(scopeWords[scope]) }))];
  };
  const shownRight = (right: Right, action: Action, rowsFollow: RightsObject['rowsFollow']): Right => (rowsFollow === 'owner' || isSwitched(action) || right === 'none' ? right : action === 'share' ? 'none' : 'all');
  const column = (action: Action, value: string): void => {
    if (value === '') return;
    onChange(objects.reduce((made, { name, rowsFollow }) => withRight(made, name, { action, right: shownRight(value as Right, action, rowsFollow) }), rights));
  };
  const row = (name: string, preset: string): void => {
    if (preset !== '') onChange(withRow(rights, name, { preset: preset as RowPreset, switched: switchedActions }));
  };
  const toggle = (name: string): void => setOpen((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]));
  const line = (name: string, label: string, { rowsFollow, icon }: { readonly rowsFollow: RightsObject['rowsFollow']; readonly icon?: string | null }): ReactNode => {
    const own = rightsOn(rights, name);
    const was = rightsOn(before, name);
    const inherited = follows(rights, name);
    const said = Object.keys(own.fields ?? {}).length;
    return (
      <tr data-row={name} data-inherited={inherited || undefined}>
        <th scope="row">
          {name === others ? <span className="tg-right-others">{label}</span> : (
            <button type="button" className="tg-right-open" aria-expanded={open.has(name)} aria-label={say('people.fieldsOf', { object: label })} onClick={() => toggle(name)}>
              {open.has(name) ? <DownOutlined /> : <RightOutlined />}<ObjectIcon object={{ icon: icon ?? null }} /><span className="tg-ellipsis">{label}</span>
              {said > 0 && <small>{say('people.fieldsSaid', { count: said })}</small>}
            </button>
          )}
        </th>
        {actions.map((action) => {
          const value = shownRight(rightOf(own, action), action, rowsFollow);
          return (
            <td key={action}>
              <RightSelect value={value} inherited={inherited} changed={value !== shownRight(rightOf(was, action), action, rowsFollow)} choices={choicesOf(action, rowsFollow)}
                label={`${label} · ${say(actionWords[action])}`} onChange={(next) => onChange(withRight(rights, name, { action, right: next as Right }))} />
            </td>
          );
        })}
        <td>
          <select className="tg-right tg-right-bulk" aria-label={say('people.setRow', { object: label })} value="" onChange={(event) => row(name, event.target.value)}>
            <option value="">{say('people.bulk')}</option>
            <option value="all">{say('people.preset.all')}</option><option value="read">{say('people.preset.read')}</option><option value="none">{say('people.preset.none')}</option>
            {name !== others && <option value="follow">{say('people.preset.follow')}</option>}
          </select>
        </td>
      </tr>
    );
  };
  return (
    <div className="tg-setup-table tg-rights">
      <table onKeyDown={walkGrid}>
        <thead>
          <tr>
            <th>{say('setup.object')}</th>
            {actions.map((action) => (
              <th key={action}>
                <span>{say(actionWords[action])}</span>
                <select className="tg-right tg-right-bulk" aria-label={say('people.setColumn', { action: say(actionWords[action]) })} value="" onChange={(event) => column(action, event.target.value)}>
                  <option value="">{say('people.bulk')}</option>
                  {choicesOf(action, 'owner').map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
                </select>
              </th>
            ))}
            <th>{say('people.row')}</th>
          </tr>
        </thead>
        <tbody>
          {line(others, say('people.others'), { rowsFollow: 'owner' })}
          {objects.map((object, index) => (
            <Fragment key={object.name}>
              {object.module !== objects[index - 1]?.module && <tr className="tg-rights-module"><th colSpan={actions.length + 2} scope="rowgroup">{object.moduleLabel}</th></tr>}
              {line(object.name, object.label, object)}
              {open.has(object.name) && (
                <tr className="tg-rights-fields"><td colSpan={actions.length + 2}>
                  <Suspense fallback={<Loading rows={3} />}><FieldRights object={object.name} rights={rights} before={before} onChange={onChange} /></Suspense>
                </td></tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const scopeWords = { own: 'people.scope.own', department: 'people.scope.department', departmentAndBelow: 'people.scope.departmentAndBelow', all: 'people.scope.all' } as const satisfies Record<string, WordKey>;
const actionWords: Readonly<Record<Action, WordKey>> = { create: 'people.action.create', read: 'people.action.read', update: 'people.action.update', delete: 'people.action.delete', import: 'people.action.import', share: 'people.action.share', editLocked: 'people.action.editLocked' };

function isSwitched(action: Action): action is SwitchedAction {
  return (switchedActions as readonly string[]).includes(action);
}
