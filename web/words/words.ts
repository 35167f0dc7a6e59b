// The product's own words in every language of the product, with keys the compiler checks.
import i18next from 'i18next';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { en } from './en';
import { zhCn, type WordKey } from './zh-cn';

/** Languages the product itself speaks; the first is the default. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language as field types and the rule language name it. */
export function shortName(language: Language): 'zh' | 'en' {
  return language === 'en' ? 'en' : 'zh';
}

/** Gives the words for a key, with `{{params}}` filled in; `count` chooses the plural. */
export type Say = (key: WordKey, params?: Readonly<Record<string, string | number>>) => string;

const storageKey = 'tangram.language';

const shownIn = createContext<Language | null>(null);

/** Everything inside says its words in this language (`value`), whichever is on screen: for previews. */
export const InLanguage = shownIn.Provider;

/** The words in the language on screen; components that use it draw themselves again when the language changes. */
export function useWords(): { say: Say; language: Language } {
  const chosen = useSyncExternalStore(onLanguage, currentLanguage, currentLanguage);
  const language = useContext(shownIn) ?? chosen;
  return { say: sayIn[language], language };
}

/** The words outside a component. */
export const say: Say = (key, params) => i18next.t(key, params ?? {});

/** The language now on screen. */
export function currentLanguage(): Language {
  return asLanguage(i18next.language);
}

/** Starts the words once, in the language kept on this device or else the browser's. */
export function startWords(): void {
  if (i18next.isInitialized) return;
  void i18next.init({
    lng: keptLanguage(),
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCn }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  markDocument(keptLanguage());
}

/** Switches the language and keeps it for the next visit. */
export function changeLanguage(language: Language): void {
  window.localStorage.setItem(storageKey, language);
  markDocument(language);
  void i18next.changeLanguage(language);
}

// One function a language: components that keep it in a dependency list notice the switch.
const sayIn: Readonly<Record<Language, Say>> = {
  'zh-CN': (key, params) => i18next.t(key, { ...params, lng: 'zh-CN' }),
  en: (key, params) => i18next.t(key, { ...params, lng: 'en' }),
};

/** The words in one language, whichever is on screen: for labels that are written into definitions. */
export function wordsIn(language: string): Say {
  return sayIn[asLanguage(language)];
}

function onLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

function keptLanguage(): Language {
  if (typeof window === 'undefined') return 'zh-CN';
  return asLanguage(window.localStorage.getItem(storageKey) ?? window.navigator.language);
}

function asLanguage(text: string | undefined): Language {
  return text?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

function markDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}
