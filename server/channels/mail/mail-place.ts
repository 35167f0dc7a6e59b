// What the process was told about mail when it started: kept here, because jobs and moments have no other way to it.

export interface MailPlace {
  /** `smtp://user:password@host:port`; undefined: setup says. */
  readonly server: string | undefined;
  /** `Name <address>`. */
  readonly from: string | undefined;
  /** How people reach the product, for links in mails. */
  readonly publicUrl: string;
}

/** WARNING: main gives it once, before jobs run. */
export function useMailPlace(place: MailPlace): void {
  current = Object.freeze(place);
}

/** The place given by useMailPlace; none of it where nobody gave one. */
export function mailPlace(): MailPlace {
  return current;
}

let current: MailPlace = Object.freeze({ server: undefined, from: undefined, publicUrl: '' });
