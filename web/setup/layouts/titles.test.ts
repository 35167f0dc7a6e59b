// Titles in other languages change nothing else of a translation.
import { titlesIn, translationsWith } from './titles';

const translations = { en: { label: 'Book', 'sections.main': 'Main', 'sections.more': 'More' } };

test('titles are read, changed, added and taken away', () => {
  const titles = titlesIn(translations, ['en', 'fr']);
  expect(titles).toEqual({ en: { main: 'Main', more: 'More' }, fr: {} });
  expect(translationsWith(titles, translations)).toEqual([]);
  expect(translationsWith({ en: { main: 'Basics' }, fr: { main: 'Base' } }, translations)).toEqual([
    { language: 'en', labels: { label: 'Book', 'sections.main': 'Basics' } }, { language: 'fr', labels: { 'sections.main': 'Base' } },
  ]);
});
