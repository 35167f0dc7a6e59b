// What a user has chosen for her own screens: small named values, hers alone.
import type { Context } from '../../access/context';
import type { Json } from '../../../metadata/language/types';

/** A value; undefined where nothing was chosen. */
export async function userSetting(context: Context, name: string): Promise<Json | undefined> {
  const [row] = await context.connection.rows({ text: 'SELECT value FROM engine_user_setting WHERE user_id = ? AND name = ?', values: [context.viewer.id, name] });
  return row ? JSON.parse(String(row[0])) as Json : undefined;
}

/** Keeps a value; null forgets it. */
export async function keepUserSetting(context: Context, name: string, value: Json): Promise<void> {
  const { id } = context.viewer;
  await context.database.transaction(async (connection) => {
    await connection.run({ text: 'DELETE FROM engine_user_setting WHERE user_id = ? AND name = ?', values: [id, name] });
    if (value === null) return;
    await connection.run({ text: 'INSERT INTO engine_user_setting (user_id, name, value, updated_at) VALUES (?, ?, ?, ?)', values: [id, name, JSON.stringify(value), context.now.getTime()] });
  });
}
