// The form of API names.

/** As a piece of a pattern: camelCase ASCII, 40 characters at most. */
export const apiNameForm = '[a-z][A-Za-z0-9]{0,39}';
const whole = new RegExp(`^${apiNameForm}$`);

/** Whether a text can be the API name of an object, a field or another definition. */
export function isApiName(text: string): boolean {
  return whole.test(text);
}
