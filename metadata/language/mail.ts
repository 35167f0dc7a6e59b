// What an object needs to take part in e-mail: the fields of each part that `mail` in object.json can name.
import type { FieldTypeName } from './types';

export type MailPart = 'message' | 'template' | 'noSend';

/** Field → the types it may have. Further fields are free. */
export const mailFields: Readonly<Record<MailPart, Readonly<Record<string, readonly FieldTypeName[]>>>> = {
  message: {
    to: ['text', 'longText'], cc: ['text', 'longText'], subject: ['text'], body: ['richText'], state: ['picklist'], reason: ['longText'], sentAt: ['dateTime'],
    relatedTo: ['polymorphicLookup'], batch: ['text'],
  },
  /** `object` is a picklist of API names: whose fields the words may name. */
  template: { object: ['picklist'], subject: ['text'], body: ['richText'], inactive: ['boolean'] },
  noSend: { address: ['email'], reason: ['text', 'longText'] },
};

/** Values of a message's `state`. A draft stays; what waits is sent. */
export const mailStates = ['draft', 'waiting', 'sending', 'sent', 'failed', 'cancelled'] as const;
export type MailState = (typeof mailStates)[number];
