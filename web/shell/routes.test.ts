// Addresses name pages; everything else is "not found".
import { routeOf } from './routes';

test.each([
  ['/', { page: 'home' }],
  ['/o/books', { page: 'list', object: 'books' }],
  ['/o/book/new', { page: 'create', object: 'book' }],
  ['/o/books/import', { page: 'import', object: 'books', id: null }],
  ['/o/books/import/imp_1', { page: 'import', object: 'books', id: 'imp_1' }],
  ['/o/book/book_1', { page: 'record', object: 'book', id: 'book_1' }],
  ['/o/book/book_1/edit', { page: 'edit', object: 'book', id: 'book_1' }],
  ['/o/book/book_1/convert/loan', { page: 'convert', object: 'book', id: 'book_1', conversion: 'loan' }],
  ['/o/book/book_1/convert', { page: 'none' }],
  ['/o/book/book_1/edit/more', { page: 'none' }],
  ['/o/book/book_1/fly', { page: 'none' }],
  ['/setup/objects/book', { page: 'setup', parts: ['objects', 'book'] }],
  ['/notices', { page: 'notices', box: 'all' }],
  ['/notices/later', { page: 'notices', box: 'later' }],
  ['/notices/else', { page: 'none' }],
  ['/reports', { page: 'reports', name: null }],
  ['/reports/funnel', { page: 'reports', name: 'funnel' }],
  ['/reports/new', { page: 'makeReport', name: null }],
  ['/reports/funnel/edit', { page: 'makeReport', name: 'funnel' }],
  ['/reports/new/edit', { page: 'none' }],
  ['/reports/funnel/more', { page: 'none' }],
  ['/reports/funnel/edit/more', { page: 'none' }],
  ['/dashboards/sales', { page: 'dashboard', name: 'sales' }],
  ['/dashboards/new', { page: 'makeDashboard', name: null }],
  ['/dashboards/mine/edit', { page: 'makeDashboard', name: 'mine' }],
  ['/dashboards', { page: 'none' }],
  ['/elsewhere', { page: 'none' }],
  ['/o', { page: 'none' }],
  ['/o/book/%zz', { page: 'record', object: 'book', id: '%zz' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});
