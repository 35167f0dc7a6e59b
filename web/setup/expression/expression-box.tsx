// The text of an expression in CodeMirror: colours, completion, problems underlined at their places. Loaded only where an expression is edited.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, startCompletion, type Completion, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, MatchDecorator, placeholder, tooltips, ViewPlugin, type DecorationSet } from '@codemirror/view';
import { useEffect, useRef, type ReactNode } from 'react';
import { keywordCompletions } from '../../../metadata/language/expression/expression';
import type { Suggested, Suggestion } from './suggestions';

export interface BoxHandle { insert(text: string, back?: number): void }
export interface ExpressionBoxProps {
  readonly id: string; readonly label: string; readonly text: string; readonly placeholder: string; readonly describedBy: string | undefined;
  readonly diagnostics: readonly { readonly start: number; readonly end: number; readonly message: string }[];
  readonly suggest: (before: string, asked: boolean) => Suggested | null;
  readonly onChange: (text: string) => void;
  readonly onCaret: (before: string) => void;
  readonly onReady: (handle: BoxHandle) => void;
}

/** The box. Its text is what it was given last, or what was typed since. */
export function ExpressionBox(props: ExpressionBoxProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef(props);
  now.current = props;
  const attributes = useRef(new Compartment());
  const { id, label, describedBy, diagnostics, text } = props;
  useEffect(() => {
    const made = new EditorView({ parent: place.current!, state: EditorState.create({ doc: now.current.text, extensions: [...extensions(now), attributes.current.of(attributesOf(now.current))] }) });
    view.current = made;
    now.current.onReady({ insert: (words, back = 0) => {
      const { from, to } = made.state.selection.main;
      made.dispatch({ changes: { from, to, insert: words }, selection: { anchor: from + words.length - back }, scrollIntoView: true, userEvent: 'input' });
      made.focus();
    } });
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const at = view.current!;
    if (at.state.doc.toString() !== text) at.dispatch({ changes: { from: 0, to: at.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => { view.current!.dispatch({ effects: attributes.current.reconfigure(attributesOf({ id, label, describedBy, diagnostics })) }); }, [id, label, describedBy, diagnostics]);
  useEffect(() => {
    const at = view.current!;
    const { length } = at.state.doc;
    at.dispatch(setDiagnostics(at.state, diagnostics.map(({ start, end, message }): Diagnostic => {
      const from = Math.min(start, Math.max(0, length - 1));
      return { from, to: Math.min(length, Math.max(end, from + 1)), severity: 'error', message };
    })));
  }, [diagnostics, text]);
  return <div ref={place} className="tg-expression-box" data-invalid={diagnostics.length > 0 || undefined} />;
}

function attributesOf({ id, label, describedBy, diagnostics }: Pick<ExpressionBoxProps, 'id' | 'label' | 'describedBy' | 'diagnostics'>): Extension {
  return EditorView.contentAttributes.of({
    id, 'aria-label': label, 'aria-invalid': String(diagnostics.length > 0), spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off',
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  });
}

function extensions(now: { readonly current: ExpressionBoxProps }): readonly Extension[] {
  return [
    history(), closeBrackets(), EditorView.lineWrapping, colours, placeholder(now.current.placeholder),
    tooltips({ parent: document.body }),
    autocompletion({ override: [(context) => completionsOf(now.current.suggest(context.state.sliceDoc(0, context.pos), context.explicit))], icons: false, maxRenderedOptions: 80, activateOnTyping: true }),
    // Escape closes the list, not the panel the box stands in.
    Prec.highest(EditorView.domEventHandlers({ keydown: (event, view) => { if (event.key === 'Escape' && completionStatus(view.state) !== null) event.stopPropagation(); } })),
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) now.current.onChange(update.state.doc.toString());
      if (update.docChanged || update.selectionSet || update.focusChanged) now.current.onCaret(update.state.sliceDoc(0, update.state.selection.main.head));
    }),
  ];
}

function completionsOf(found: Suggested | null): CompletionResult | null {
  return found && { from: found.from, filter: false, options: found.options.map(completionOf) };
}

function completionOf(suggestion: Suggestion): Completion {
  const { kind, label, detail, insert, back = 0, help, goesOn } = suggestion;
  return {
    label, detail, type: kind,
    ...(help ? { info: () => {
      const node = document.createElement('div');
      node.className = 'tg-expression-info';
      for (const [tag, words] of [['strong', help.signature], ['p', help.help], ['code', help.example]] as const) node.appendChild(Object.assign(document.createElement(tag), { textContent: words }));
      return node;
    } } : {}),
    apply: (view, _completion, from, to) => {
      // Brackets that were closed while typing are there already.
      const closed = insert.endsWith(']') && /^[\]】]/.test(view.state.sliceDoc(to, to + 1)) ? 1 : insert.startsWith("'") && view.state.sliceDoc(to, to + 1) === "'" ? 1 : 0;
      view.dispatch({ changes: { from, to: to + closed, insert }, selection: { anchor: from + insert.length - back }, userEvent: 'input.complete' });
      if (goesOn) return;
      if (back > 0) startCompletion(view);
    },
  };
}

const classes: Readonly<Record<string, string>> = { '[': 'tg-x-field', '【': 'tg-x-field', "'": 'tg-x-text', '"': 'tg-x-text', '“': 'tg-x-text' };
const words = new Set([...keywordCompletions('zh'), ...keywordCompletions('en')]);
const pieces = /\[[^\]\n]*\]?|【[^】\n]*】?|'[^']*'?|"[^"]*"?|“[^”]*”?|[\p{L}_][\p{L}\d_]*(?:\s*[(（])?|\d+(?:\.\d+)?/gu;

const colours = ViewPlugin.fromClass(class {
  decorations: DecorationSet;
  constructor(view: EditorView) { this.decorations = decorator.createDeco(view); }
  update(update: Parameters<typeof decorator.updateDeco>[0]): void { this.decorations = decorator.updateDeco(update, this.decorations); }
}, { decorations: (plugin) => plugin.decorations });

const decorator = new MatchDecorator({ regexp: pieces, decoration: (match) => {
  const [text] = match;
  const word = text.replace(/\s*[(（]$/, '');
  const style = classes[text[0]!] ?? (words.has(word.toUpperCase()) ? 'tg-x-word' : word !== text ? 'tg-x-function' : /^\d/.test(text) ? 'tg-x-number' : '');
  return style === '' ? null : Decoration.mark({ class: style });
} });
