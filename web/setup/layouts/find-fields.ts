// Finds fields by what people type: a part of the label, pinyin, its initials, or the API name.
import { useEffect, useState } from 'react';

/** Pinyin of a label: whole and initials, without spaces. */
export type PinyinOf = (label: string) => readonly string[];

/** true where the text typed fits the label or API name; nothing typed fits everything. */
export function fits(field: { readonly label: string; readonly name: string }, typed: string, pinyinOf: PinyinOf | null): boolean {
  const text = typed.trim().toLowerCase();
  if (text === '') return true;
  const plain = text.replace(/\s+/g, '');
  if (field.label.toLowerCase().includes(text) || field.name.toLowerCase().includes(plain)) return true;
  return pinyinOf !== null && /^[a-z]+$/.test(plain) && pinyinOf(field.label).some((one) => one.includes(plain));
}

let loaded: PinyinOf | null = null;

/** The pinyin of labels; null until it is there. Loaded only where somebody searches. */
export function usePinyin(wanted: boolean): PinyinOf | null {
  const [pinyinOf, setPinyinOf] = useState<PinyinOf | null>(() => loaded);
  useEffect(() => {
    if (!wanted || pinyinOf) return;
    void import('pinyin-pro').then(({ pinyin }) => {
      const kept = new Map<string, readonly string[]>();
      loaded ??= (label) => {
        const known = kept.get(label);
        if (known) return known;
        const syllables = pinyin(label, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((one) => one.toLowerCase());
        const made = [syllables.join(''), syllables.map((one) => one.slice(0, 1)).join('')];
        kept.set(label, made);
        return made;
      };
      setPinyinOf(() => loaded);
    });
  }, [wanted, pinyinOf]);
  return pinyinOf;
}
