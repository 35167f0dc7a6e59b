// The address is the view: whatever is written is read back as it was.
import fc from 'fast-check';
import { readViewAddress, writeViewAddress, type ViewAddress } from './view-address';

const read = (text: string): ViewAddress => readViewAddress(new URLSearchParams(text));
const plain: ViewAddress = { look: 'table', on: null, span: null, view: null, filter: null, sort: null, words: '', columns: null };

test('an empty address is the default view', () => {
  expect(read('')).toEqual(plain);
  expect(writeViewAddress(plain)).toBe('');
});

test('filters, order, words and columns come back as they were', () => {
  const address: ViewAddress = {
    look: 'calendar', on: '2026-11-27', span: 'agenda', view: 'mine', words: '科技 & co', columns: ['title', 'author.name'],
    filter: { title: { contains: '红"楼' }, and: [{ pages: { gt: 100 } }] }, sort: [{ field: 'author.name', direction: 'DESC' }, { field: 'title', direction: 'ASC' }],
  };
  expect(read(writeViewAddress(address))).toEqual(address);
});

test('nonsense in an address is left out, never an error', () => {
  expect(read('filter={nonsense&sort=;drop&columns=%3Cscript%3E')).toEqual(plain);
  expect(read('filter=[1]')).toEqual(plain);
});

test('every filter of JSON values survives the address', () => {
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.record({ eq: fc.oneof(fc.string(), fc.integer(), fc.boolean()) }), { minKeys: 1 }), (filter) => {
    expect(read(writeViewAddress({ ...plain, filter })).filter).toEqual(JSON.parse(JSON.stringify(filter)));
  }));
});

test('no filter at all is something else than the filter of the view', () => {
  const none: ViewAddress = { ...plain, view: 'lview_1', filter: {} };
  expect(read(writeViewAddress(none))).toEqual(none);
  expect(read('view=lview_1').filter).toBeNull();
});
