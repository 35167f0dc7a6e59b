// Departments as a tree, and passwords that can be read out.
import { departmentsBelow, newPassword, withBelow, type DepartmentRow } from './users-data';

const department = (id: string, parent?: string): DepartmentRow => ({ id, name: id, parent: parent ? { id: parent } : null, manager: null });

test('departments stand below their parent; one whose parent is not there stands at the top', () => {
  const below = departmentsBelow([department('all'), department('east', 'all'), department('shanghai', 'east'), department('lost', 'gone'), department('self', 'self')]);
  expect(below.get(null)!.map(({ id }) => id)).toEqual(['all', 'lost', 'self']);
  expect([...withBelow(below, 'all')]).toEqual(['all', 'east', 'shanghai']);
});

test('a circle of departments ends', () => {
  const below = departmentsBelow([department('a', 'b'), department('b', 'a')]);
  expect([...withBelow(below, 'a')].sort()).toEqual(['a', 'b']);
});

test('a new password is long and free of letters that look alike', () => {
  const made = newPassword((bytes) => bytes.map((_, index) => (index * 37) % 256));
  expect(made).toMatch(/^[a-zA-Z2-9]{14}$/);
  expect(made).not.toMatch(/[0O1lI]/);
});
