// What stands on the shelves in the tests of this folder: few enough to be read, with empty values, equal values and records nobody may see.
import type { Library } from './library';

/** Departments a > b, c; Ada and Bao in a, Cai in b, Dong in c. */
export const people = {
  ada: { id: 'user_ada', departmentId: 'dept_a', departmentIds: ['dept_a', 'dept_b'], permissionSets: ['reader'], timeZone: 'Asia/Shanghai', language: 'zh-CN' },
  cai: { id: 'user_cai', departmentId: 'dept_b', departmentIds: ['dept_b'], permissionSets: ['librarian'], timeZone: 'Asia/Shanghai', language: 'en' },
} as const;

/** Fills an empty library. */
export async function fillLibrary({ insert, link }: Library): Promise<void> {
  await insert('department', 'dept_a', { name: '总馆' });
  await insert('department', 'dept_b', { name: '东馆', parent: 'dept_a' });
  await insert('department', 'dept_c', { name: '西馆' });
  for (const [id, name, department] of [['user_ada', 'Ada', 'dept_a'], ['user_bao', '包', 'dept_a'], ['user_cai', '蔡', 'dept_b'], ['user_dong', '董', 'dept_c']] as const) {
    await insert('user', id, { name, login: id, department });
  }
  await insert('author', 'author_1', { name: '鲁迅', code: 'luxun', born: '1881-09-25', createdBy: 'user_ada', bookCount: 3, totalPages: 596 });
  await insert('author', 'author_2', { name: 'Johann Wolfgang von Goethe', code: 'goethe', born: '1749-08-28', createdBy: 'user_cai', bookCount: 1, totalPages: 512 });
  await insert('author', 'author_3', { name: '无名氏', bookCount: 1 });
  await insert('author', 'author_4', { name: 'ada lovelace', born: '1815-12-10', bookCount: 1, totalPages: 66 });
  await insert('author', 'author_5', { name: '100% "quoted" \\ _x_ 😀', born: '1881-09-25' });
  const books: [string, string, string, string | null, number | null, string | null, string | null][] = [
    ['book_01', '呐喊', 'author_1', 'novel', 236, '9.90', '1923-08-01'],
    ['book_02', '彷徨', 'author_1', 'novel', 180, '9.90', '1926-08-01'],
    ['book_03', '朝花夕拾', 'author_1', 'history', 180, '8.80', '1928-09-01'],
    ['book_04', 'Faust', 'author_2', 'poetry', 512, '14.00', '1808-01-01'],
    ['book_05', '无题', 'author_3', null, null, null, null],
    ['book_06', 'Notes on the Analytical Engine', 'author_4', 'science', 66, '12345678901234.55', '1843-09-01'],
  ];
  for (const [id, title, author, genre, pages, price, published] of books) await insert('book', id, { title, author, genre, pages, price, published, isbn: `978-00000000${id.slice(5)}` });
  const loans: [string, string, string, string, string, string | null, string | null][] = [
    ['loan_01', 'book_01', '王小明', '2026-03-01', '2026-03-31', null, 'user_ada'],
    ['loan_02', 'book_01', 'Erika Mustermann', '2026-01-10', '2026-02-09', '2026-02-01', 'user_ada'],
    ['loan_03', 'book_01', '李雷', '2025-12-31', '2026-01-30', '2026-01-29', 'user_bao'],
    ['loan_04', 'book_01', '韩梅梅', '2025-11-05', '2025-12-05', '2025-12-05', 'user_cai'],
    ['loan_05', 'book_02', '王小明', '2026-03-14', '2026-04-13', null, 'user_cai'],
    ['loan_06', 'book_04', '李雷', '2026-03-15', '2026-04-14', null, 'user_dong'],
    ['loan_07', 'book_04', '%_[王]', '2026-02-28', '2026-03-30', '2026-03-10', 'user_dong'],
    ['loan_08', 'book_06', '王小明', '2024-02-29', '2024-03-30', '2024-03-30', null],
  ];
  for (const [id, book, borrower, lentOn, dueOn, returnedOn, owner] of loans) {
    await insert('loan', id, { number: `L${id.slice(5)}`, book, borrower, lentOn, dueOn, returnedOn, owner, note: id === 'loan_07' ? '书脊有磨损' : null, updatedAt: `2026-03-${String(Number(id.slice(5)) + 2).padStart(2, '0')}T23:30:00.000Z` });
  }
  await insert('specimen', 'specimen_1', {
    text: '一号样本', masterDetail: 'loan_01', lookup: 'author_4', integer: 123456789, decimal: '1.2500', currency: '10.00', percent: '0.15', boolean: true, date: '2026-03-12',
    dateTime: '2026-03-14T16:30:00.000Z', time: '08:30:00', picklist: 'high', multiPicklist: ['high', 'low'], tags: ['稀有', ','], rating: 4, color: '#1677FF', duration: 5400,
    email: 'one@example.com', phone: '010-88886666', url: 'https://example.com/one', address: { province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路 1 号' },
    geolocation: { latitude: 30.2741, longitude: 120.1551 }, json: { a: [1, 2] }, barcode: 'TGR-0001', polymorphicLookup: 'book_04', money: { amount: '12.50', currency: 'EUR' },
    richText: '<p>你好 <b>世界</b></p>', longText: '第一行\n第二行', user: 'user_cai', department: 'dept_b', autoNumber: 'S-0001', rollUp: '1.75',
  });
  await insert('specimen', 'specimen_2', { text: '二号样本', masterDetail: 'loan_05', boolean: false, dateTime: '2026-03-31T15:59:59.999Z', tags: ['a,b'], polymorphicLookup: 'author_1', decimal: '-0.0001', integer: -3, autoNumber: 'S-0002' });
  await insert('specimen', 'specimen_3', { text: '三号样本', masterDetail: 'loan_06', autoNumber: 'S-0003' });
  await insert('specimenPart', 'specimenpart_1', { name: '外壳', specimen: 'specimen_1', weight: '1.250' }).catch(() => undefined);
  await link('specimen', 'manyToMany', 'specimen_1', 'author_4');
  await link('specimen', 'manyToMany', 'specimen_1', 'author_1');
  await link('specimen', 'manyToMany', 'specimen_2', 'author_1');
}
