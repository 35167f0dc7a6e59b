// Turns a record's words and a viewer's question into search tokens: Chinese bigrams, pinyin, initials, latin words and digits.
import { digitsOf, foldText, withoutSigns } from '../base/fold-text';
import { personSyllablesOf, syllablesOf } from '../base/pinyin';

/** One searchable value of a record. `name`: the words stand for the record, so matches from their start come first. */
export interface SearchableText { readonly text: string; readonly name?: boolean; /** A telephone number: its digits are joined before they are cut. */ readonly phone?: boolean }

/** One condition on tokens; a hit meets them all. `prefix`: the token only begins so. */
export interface SearchTerm { readonly token: string; readonly prefix: boolean }
export interface SearchQuestion {
  readonly terms: readonly SearchTerm[];
  /** What a record whose name starts with the whole question has; undefined where the question is empty. */
  readonly start?: string;
}

/** Marks a token made from the start of a name. It can never be typed: the reader of questions drops it. */
export const startMark = '^';
/** Longest token kept, in characters. Longer words are found by their first letters. */
const longestToken = 24;
const mostTokens = 200;
const mostCharacters = 400;
const mostTerms = 8;
/** Names of at most this many Chinese characters may be a person's, where the first is read as a family name. */
const longestPersonName = 4;

/** The tokens under which a record is found: without doubles, in no particular order. */
export function searchTokens(texts: readonly SearchableText[]): string[] {
  const tokens = new Set<string>();
  for (const each of texts) {
    if (each.phone) addDigits(tokens, digitsOf(each.text));
    else addText(tokens, normalise(each.text).slice(0, mostCharacters), each.name === true);
    if (tokens.size >= mostTokens) break;
  }
  return [...tokens].slice(0, mostTokens);
}

/** What is asked of the tokens when a viewer types `text`. Chinese is cut into bigrams; anything else matches from the start of a token. */
export function searchQuestion(text: string): SearchQuestion {
  const normal = normalise(text).slice(0, mostCharacters);
  const terms = new Map<string, SearchTerm>();
  for (const run of runsOf(normal)) {
    for (const term of termsOf(run)) terms.set(`${term.prefix ? '*' : '='}${term.token}`, term);
  }
  if (terms.size === 0) return { terms: [] };
  return { terms: longestFirst([...terms.values()]).slice(0, mostTerms), start: startMark + withoutSigns(normal).slice(0, longestToken - 1) };
}

/** Text as it is compared: full-width letters are plain, case and accents are gone. */
export function normalise(text: string): string {
  return foldText(text).replaceAll('ß', 'ss');
}

interface Run { readonly kind: 'han' | 'word'; readonly text: string }

const runPattern = /(\p{Script=Han}+)|([\p{L}\p{N}]+?)(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const [, han, word] of text.matchAll(runPattern)) runs.push(han ? { kind: 'han', text: han } : { kind: 'word', text: word as string });
  return runs;
}

function termsOf(run: Run): SearchTerm[] {
  if (run.kind === 'word') return [{ token: run.text.slice(0, longestToken), prefix: true }];
  const characters = [...run.text];
  if (characters.length === 1) return [{ token: run.text, prefix: true }];
  return characters.slice(1).map((character, index) => ({ token: `${characters[index]}${character}`, prefix: false }));
}

function longestFirst(terms: SearchTerm[]): SearchTerm[] {
  return terms.sort((left, right) => right.token.length - left.token.length);
}

function addText(tokens: Set<string>, text: string, isName: boolean): void {
  for (const run of runsOf(text)) {
    if (run.kind === 'han') addHan(tokens, run.text);
    else addWord(tokens, run.text);
  }
  if (isName) addStarts(tokens, text);
}

/** Every bigram and the last character: one character asks for the bigrams that begin with it. */
function addHan(tokens: Set<string>, text: string): void {
  const characters = [...text];
  characters.forEach((character, index) => tokens.add(character + (characters[index + 1] ?? '')));
  for (const syllables of readings(text)) {
    const initials = syllables.map((syllable) => syllable[0] ?? '');
    for (let index = 0; index < syllables.length; index += 1) {
      tokens.add(syllables.slice(index).join('').slice(0, longestToken));
      tokens.add(initials.slice(index).join('').slice(0, longestToken));
    }
  }
}

/** A short name also with its family name's own reading. */
function readings(text: string): (readonly string[])[] {
  const usual = syllablesOf(text);
  if (text.length > longestPersonName) return [usual];
  const person = personSyllablesOf(text);
  return person[0] === usual[0] ? [usual] : [usual, person];
}

function addWord(tokens: Set<string>, word: string): void {
  tokens.add(word.slice(0, longestToken));
  for (const [digits] of word.matchAll(/\p{Nd}{4,}/gu)) addDigits(tokens, digits);
}

/** Each ending of at least three digits, so that any three or more digits in a row are the beginning of a token. */
function addDigits(tokens: Set<string>, digits: string): void {
  for (let index = 0; index === 0 || index <= digits.length - 3; index += 1) {
    const ending = digits.slice(index, index + longestToken);
    if (ending) tokens.add(ending);
  }
}

function addStarts(tokens: Set<string>, text: string): void {
  const add = (start: string): void => { if (start !== '') tokens.add(startMark + start.slice(0, longestToken - 1)); };
  add(withoutSigns(text));
  const runs = runsOf(text);
  if (!runs.some((run) => run.kind === 'han')) return;
  // Two readings at most: of several short runs, all as usual or all as family names.
  for (const which of [0, 1]) {
    const syllables = runs.map((run) => (run.kind === 'word' ? [run.text] : readings(run.text)[which] ?? readings(run.text)[0]!));
    add(syllables.map((each) => each.join('')).join(''));
    add(runs.map((run, index) => (run.kind === 'word' ? run.text : syllables[index]!.map((syllable) => syllable[0] ?? '').join(''))).join(''));
  }
}
