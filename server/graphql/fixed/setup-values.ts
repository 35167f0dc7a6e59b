// Which values the records of a field have, with their number: what a picklist can be made of, and what goes with a value.
import { Arg, Ctx, FieldResolver, Int, Resolver } from 'type-graphql';
import { TangramError } from '../../errors';
import { liveColumn, partitionTable } from '../../model/names';
import type { RequestScope } from '../request-scope';
import { Setup, ValueCount } from './setup-types';

@Resolver(() => Setup)
export class SetupValuesResolver {
  @FieldResolver(() => [ValueCount], { description: 'Values that live records have in a text or picklist field, the most frequent first.' })
  async valuesIn(
    @Arg('object', () => String) name: string,
    @Arg('field', () => String) fieldName: string,
    @Arg('first', () => Int, { defaultValue: 200 }) first: number,
    @Ctx() { setup, database }: RequestScope,
  ): Promise<ValueCount[]> {
    const object = setup.store.current().objects.get(name);
    const field = object?.fields.get(fieldName);
    const column = field?.columns[0];
    if (!object || !field || column?.storage.kind !== 'text') throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `${name}.${fieldName} is no text or picklist field` });
    const { quote } = database.dialect;
    const value = `c.${quote(column.name)}`;
    const joined = column.partition === 0 ? '' : ` JOIN ${quote(object.storage.table)} b ON b.id = c.id`;
    const live = `${column.partition === 0 ? 'c' : 'b'}.${quote(liveColumn)} = 1`;
    const rows = await database.rows({
      text: `SELECT ${value}, COUNT(*) FROM ${quote(partitionTable(object.storage.table, column.partition))} c${joined} WHERE ${live} AND ${value} IS NOT NULL GROUP BY ${value} ORDER BY COUNT(*) DESC, ${value} LIMIT ${Math.max(1, Math.min(Math.trunc(first), 1000))}`,
      values: [],
    });
    return rows.map(([each, records]) => ({ value: String(each), records: Number(records) }));
  }
}
