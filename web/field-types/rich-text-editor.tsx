// The editor of rich text: the handful of marks people use, with the keys they know.
import { BoldOutlined, ItalicOutlined, OrderedListOutlined, RedoOutlined, StrikethroughOutlined, UndoOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Button, Tooltip } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useWords, type Say } from '../words/words';
import type { InputProps } from './field-type';

/** Edits HTML; an empty document is null. */
export function RichTextEditor({ field, value, onChange, id, invalid }: InputProps<string>): ReactNode {
  const { say } = useWords();
  const editor = useEditor({
    extensions: [StarterKit],
    content: value ?? '',
    immediatelyRender: false,
    editorProps: { attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': field.label, class: 'tg-rich-text' } },
    onUpdate: ({ editor: current }) => onChange(current.isEmpty ? null : current.getHTML()),
  });
  useEffect(() => {
    if (editor && (editor.isEmpty ? null : editor.getHTML()) !== value) editor.commands.setContent(value ?? '', { emitUpdate: false });
  }, [editor, value]);
  if (!editor) return null;
  return (
    <div className={`tg-editor${invalid ? ' tg-editor-invalid' : ''}`}>
      <Marks editor={editor} say={say} />
      <EditorContent editor={editor} />
    </div>
  );
}

function Marks({ editor, say }: { editor: Editor; say: Say }): ReactNode {
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'), italic: current.isActive('italic'), strike: current.isActive('strike'),
      heading: current.isActive('heading', { level: 3 }), bullets: current.isActive('bulletList'), numbers: current.isActive('orderedList'),
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <div className="tg-editor-marks" role="toolbar">
      <Mark label={say('editor.bold')} on={on.bold} icon={<BoldOutlined />} act={() => chain().toggleBold().run()} />
      <Mark label={say('editor.italic')} on={on.italic} icon={<ItalicOutlined />} act={() => chain().toggleItalic().run()} />
      <Mark label={say('editor.strike')} on={on.strike} icon={<StrikethroughOutlined />} act={() => chain().toggleStrike().run()} />
      <Mark label={say('editor.heading')} on={on.heading} icon={<b>{'H'}</b>} act={() => chain().toggleHeading({ level: 3 }).run()} />
      <Mark label={say('editor.bullets')} on={on.bullets} icon={<UnorderedListOutlined />} act={() => chain().toggleBulletList().run()} />
      <Mark label={say('editor.numbers')} on={on.numbers} icon={<OrderedListOutlined />} act={() => chain().toggleOrderedList().run()} />
      <Mark label={say('action.undo')} on={false} icon={<UndoOutlined />} act={() => chain().undo().run()} />
      <Mark label={say('action.redo')} on={false} icon={<RedoOutlined />} act={() => chain().redo().run()} />
    </div>
  );
}

function Mark({ label, on, icon, act }: { label: string; on: boolean; icon: ReactNode; act: () => void }): ReactNode {
  return (
    <Tooltip title={label}>
      <Button type={on ? 'primary' : 'text'} size="small" icon={icon} aria-label={label} aria-pressed={on} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={act} />
    </Tooltip>
  );
}
