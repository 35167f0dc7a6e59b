// Walks the live records of an object in batches: id, name and the stored values of some fields. For counting before and converting after a change.
import type { Connection } from '../database/source';
import { fieldTypeOf } from '../field-types/field-types';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { storageOf } from '../query/field-facts';
import { everythingVisible } from '../query/plan';
import { columnSql, fromSql, liveSql, scopeOf, type SqlFor } from '../query/sql-scope';

export interface StoredRow { readonly id: string; readonly name: string; /** Stored values by field, in the order asked for. */ readonly values: readonly (readonly unknown[])[] }

const atOnce = 2000;

/** Every live record, ordered by id. Each batch is a statement of its own, so other work goes on between two. */
export async function* storedRows(connection: Connection, model: Model, { object, fields }: { readonly object: ObjectModel; readonly fields: readonly FieldModel[] }): AsyncGenerator<readonly StoredRow[]> {
  const { dialect } = connection;
  const decoders = fields.map((field) => columnsOf(field).map((column) => dialect.decode(storageOf(field, column))));
  const scope = scopeOf(object, { for: sqlTarget(connection, model), visible: everythingVisible, trusted: true });
  const head: unknown[] = [];
  const cells = [`${scope.root.alias}.id`, columnSql(scope.root, object.nameField, 0, head)];
  for (const field of fields) for (const column of columnsOf(field)) cells.push(dialect.select(storageOf(field, column), columnSql(scope.root, field, column, head)));
  const text = `SELECT ${cells.join(', ')} ${fromSql(scope)} WHERE ${liveSql(scope.root)} AND ${scope.root.alias}.id > ? ORDER BY ${scope.root.alias}.id LIMIT ${atOnce}`;
  for (let last = ''; ;) {
    const rows = await connection.rows({ text, values: [...head, ...scope.joinValues, last] });
    yield rows.map((row) => {
      let at = 2;
      return { id: String(row[0]), name: String(row[1] ?? ''), values: decoders.map((own) => own.map((decode) => decode(row[at++]))) };
    });
    if (rows.length < atOnce) return;
    last = String(rows[rows.length - 1]![0]);
  }
}

/** What SQL is written for where nobody in particular asks. */
export function sqlTarget({ dialect }: Connection, model: Model): SqlFor {
  const now = new Date();
  const { timeZone } = model.app;
  return { model, dialect, env: { now, today: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now), timeZone } };
}

/** A stored value as people read it, cut short. */
export function shownValue(field: FieldModel, values: readonly unknown[]): string | null {
  if (field.targets.length > 0 || field.system) return values[0] === null ? null : String(values[0]);
  const plain = fieldTypeOf(field).plain(values, field);
  if (plain === null || plain === undefined) return null;
  const text = typeof plain === 'string' ? plain : JSON.stringify(plain);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function columnsOf(field: FieldModel): readonly number[] {
  return field.columns.length > 0 ? field.columns.map((_, index) => index) : [0];
}
