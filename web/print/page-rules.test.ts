// Texts in @page rules: whatever a record says, it stays inside its string.
import { cssString, pageRules } from './page-rules';

test('no text ends its string or its style element', () => {
  expect(cssString('报价 1')).toBe('"报价 1"');
  expect(cssString('"; } </style><script>')).toBe('"\\22 \\3b  \\7d  \\3c \\2f style\\3e \\3c script\\3e "');
  expect(cssString('a\n\\b')).toBe('"a\\a \\5c b"');
});

test('each record has its own head and foot, a sheet of labels has none', () => {
  const document = { title: 't', language: 'en', paper: { width: 210, height: 297, margin: 15 }, labels: null, company: null, pageNumbers: true, records: [{ id: 'a', header: '', footer: 'one', blocks: [] }, { id: 'b', header: 'head', footer: '', blocks: [] }] } as const;
  const rules = pageRules(document);
  expect(rules).toContain('size: 210mm 297mm; margin: 15mm;');
  expect(rules).toMatch(/@page record0 \{[^@]*@bottom-left \{[^}]*content: "one"; \} @bottom-right/);
  expect(rules).toMatch(/@page record1 \{[^@]*@top-left \{[^}]*content: "head"; \}/);
  expect(pageRules({ ...document, labels: { columns: 3, rows: 7, gap: 0 } })).not.toContain('content');
});
