// Roles down, record types across: which layout each sees; published like any design, after a look at whom it moves.
import { useMemo, type ReactNode } from 'react';
import { useObject } from '../../describe/use-description';
import { Empty } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { DraftGate } from '../drafts/draft-gate';
import type { OwnDraft } from '../drafts/draft-requests';
import { RightSelect } from '../permissions/right-select';
import { walkGrid } from '../walk-grid';
import type { ObjectSetup } from '../setup-data';
import { DesignerBar } from './designer-bar';
import { assign, assignedAt, assignmentChanges, assignmentsOf, layoutsOfKind, seenAt, type Assignments, type LayoutKind, type Place } from './layout-list';
import { layoutTitle } from './layout-words';
import { useDesigner } from './use-designer';
import { useRoles } from './use-roles';
import '../permissions/permissions.css';

/** The table of one page; a hint where it has nothing to assign. */
export function AssignmentTable({ setup, kind }: { setup: ObjectSetup; kind: LayoutKind }): ReactNode {
  const { say } = useWords();
  const rows = layoutsOfKind(setup, kind);
  return (
    <section className="tg-layouts-who" aria-label={say('layouts.assignments')}>
      <h2>{say('layouts.assignments')}</h2>
      {rows.every(({ name }) => name === undefined)
        ? <Empty small title={say('layouts.noneNamed')} />
        : <DraftGate path={`${setup.folder}/layouts/${kind}/assigned`}>{(draft) => <Table setup={setup} kind={kind} draft={draft} />}</DraftGate>}
    </section>
  );
}

function Table({ setup, kind, draft }: { setup: ObjectSetup; kind: LayoutKind; draft: OwnDraft | null }): ReactNode {
  const { say, language } = useWords();
  const object = useObject(setup.name);
  const { roles, withoutCode } = useRoles();
  const rows = useMemo(() => layoutsOfKind(setup, kind), [setup, kind]);
  const start = useMemo(() => assignmentsOf(rows), [rows]);
  const page = say(`design.kind.${kind}`);
  const why = say('layouts.whyAssign', { object: object.label, page });
  const designer = useDesigner({ path: `${setup.folder}/layouts/${kind}/assigned`, draft, title: why }, start, asItIs);
  const now = designer.now;
  const types = kind === 'list' ? [] : object.recordTypes;
  const named = rows.filter(({ name }) => name !== undefined);
  const titleOf = (place: Place): string => {
    const seen = seenAt(now, rows, place);
    return seen ? layoutTitle(seen, { setup, object, say, language }) : say('layouts.noPage');
  };
  const cell = (place: Place, label: string): ReactNode => {
    // What is nobody's to choose: the plain layout, and the one a record type has as a file of its own.
    if (place.role === null && (place.recordType === null || rows.some(({ name, recordType }) => name === undefined && recordType === place.recordType))) return <span className="tg-layouts-fixed">{titleOf(place)}</span>;
    const chosen = assignedAt(now, rows, place) ?? '';
    const without = assign(now, rows, { ...place, layout: undefined });
    const inherited = seenAt(without, rows, place);
    return (
      <RightSelect
        value={chosen} label={label} inherited={chosen === ''} changed={chosen !== (assignedAt(start, rows, place) ?? '')}
        choices={[{ value: '', label: say('layouts.follows', { layout: inherited ? layoutTitle(inherited, { setup, object, say, language }) : say('layouts.noPage') }) }, ...named.map((row) => ({ value: row.key, label: layoutTitle(row, { setup, object, say, language }) }))]}
        onChange={(next) => designer.change(assign(now, rows, { ...place, layout: next || undefined }))}
      />
    );
  };
  const line = (role: string | null, name: string, users?: number): ReactNode => (
    <tr key={role ?? ''} data-row={role ?? ''}>
      <th scope="row">{name}{users !== undefined && <small>{say('layouts.roleUsers', { count: users })}</small>}</th>
      <td>{cell({ role, recordType: null }, `${name} · ${say('design.everyType')}`)}</td>
      {types.map((type) => <td key={type.name}>{cell({ role, recordType: type.name }, `${name} · ${type.label}`)}</td>)}
    </tr>
  );
  return (
    <>
      <DesignerBar designer={designer} request={() => ({ changes: assignmentChanges(setup.folder, rows, now), why, safe: false })} />
      <p className="tg-setup-why">{say('layouts.assignHint')}{kind === 'list' ? ` ${say('layouts.listOnly')}` : ''}</p>
      <div className="tg-setup-table tg-layouts-grid">
        <table onKeyDown={walkGrid}>
          <thead><tr><th>{say('layouts.role')}</th><th>{say(types.length === 0 ? 'layouts.layout' : 'design.everyType')}</th>{types.map((type) => <th key={type.name}>{type.label}</th>)}</tr></thead>
          <tbody>
            {roles.map(({ code, name, users }) => line(code, name, users))}
            {line(null, say('layouts.allOthers'))}
          </tbody>
        </table>
      </div>
      {withoutCode > 0 && <p className="tg-setup-why">{say('layouts.rolesWithoutCode', { count: withoutCode })}</p>}
    </>
  );
}

function asItIs(assignments: Assignments): unknown {
  return assignments;
}
