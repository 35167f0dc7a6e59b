// Objects for e-mail as a second application would write them: members of the library, letters to them, their texts and who wants none.
import { mailStates } from '../../metadata/language/mail';
import type { Definition } from '../../metadata/language/types';

const object = (body: { readonly name: string; readonly [setting: string]: unknown }): Definition => ({ kind: 'object', path: `books/${body.name}/object`, body: { label: body.name, ...body } } as unknown as Definition);

/** Definitions beside those of the library. */
export const mailObjects: readonly Definition[] = [
  object({ name: 'member', plural: 'members', nameField: 'name', optOut: 'quiet', fields: {
    name: { type: 'text', label: '姓名' }, email: { type: 'email', label: '邮箱' }, quiet: { type: 'boolean', label: '不发邮件' }, books: { type: 'integer', label: '借书数' }, secret: { type: 'text', label: '秘密' },
    favourite: { type: 'lookup', label: '喜欢的书', to: 'book', inverse: 'fans', inverseLabel: '喜欢的人' },
  } }),
  object({ name: 'letter', plural: 'letters', nameField: 'subject', mail: 'message', fields: {
    subject: { type: 'text', label: '主题', required: true, maxLength: 200 }, to: { type: 'text', label: '收件人', maxLength: 1000 }, cc: { type: 'text', label: '抄送', maxLength: 1000 }, body: { type: 'richText', label: '正文' },
    state: { type: 'picklist', label: '状态', required: true, default: 'draft', values: mailStates.map((value) => ({ value, label: value })) },
    reason: { type: 'longText', label: '原因', readOnly: true }, sentAt: { type: 'dateTime', label: '时间', readOnly: true }, batch: { type: 'text', label: '批次', readOnly: true, maxLength: 40 },
    relatedTo: { type: 'polymorphicLookup', label: '关于', to: ['member', 'book'], inverse: 'letters', inverseLabel: '信件' }, book: { type: 'lookup', label: '书', to: 'book', inverse: 'mailings', inverseLabel: '群发' },
  } }),
  object({ name: 'wording', plural: 'wordings', nameField: 'subject', mail: 'template', fields: {
    object: { type: 'picklist', label: '用于', values: [{ value: 'member', label: '会员' }, { value: 'book', label: '书' }] }, subject: { type: 'text', label: '主题', maxLength: 200 }, body: { type: 'richText', label: '正文' }, inactive: { type: 'boolean', label: '停用' },
  } }),
  object({ name: 'quietAddress', plural: 'quietAddresses', nameField: 'address', owned: false, mail: 'noSend', fields: { address: { type: 'email', label: '邮箱', unique: true }, reason: { type: 'text', label: '原因' } } }),
];
