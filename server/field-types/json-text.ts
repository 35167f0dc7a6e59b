// JSON text of stored values, by closures made once: what cannot need escaping is put together directly.
type Values = readonly unknown[];

/** Text by people: escaped. */
export function textJson(column: number): (values: Values) => string {
  return (values) => {
    const value = values[column];
    return value === null || value === undefined ? 'null' : JSON.stringify(value);
  };
}

/** Text made of digits, letters and signs that JSON leaves alone: decimals, dates, ids, colours. */
export function plainJson(column: number): (values: Values) => string {
  return (values) => {
    const value = values[column];
    return value === null || value === undefined ? 'null' : `"${value as string}"`;
  };
}

/** Numbers, booleans, and JSON text. */
export function bareJson(column: number): (values: Values) => string {
  return (values) => {
    const value = values[column];
    return value === null || value === undefined ? 'null' : `${value as string | number | boolean}`;
  };
}

/** A decimal as a JSON number. */
export function numberJson(column: number): (values: Values) => string {
  return (values) => {
    const value = values[column];
    return value === null || value === undefined ? 'null' : String(Number(value));
  };
}
