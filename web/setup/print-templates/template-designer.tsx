// Designs one print template: its blocks in order, the settings of the chosen one, the page, and the result with a real record beside it.
import { ArrowLeftOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { mergeParts, plainPath } from '../../../metadata/language/merge-text';
import type { PrintBlockDefinition, PrintTemplateDefinition } from '../../../metadata/language/types';
import { findField, useApp, useObject, useObjects } from '../../describe/use-description';
import { navigate, useAddress } from '../../widgets/navigation';
import { useWords, type Say } from '../../words/words';
import type { OwnDraft } from '../drafts/draft-requests';
import { DesignerBar } from '../layouts/designer-bar';
import styles from '../layouts/designers.module.css';
import { useDesigner } from '../layouts/use-designer';
import { objectsForChoices } from '../lists/field-choices';
import { SortableRows } from '../lists/sortable-rows';
import type { PublishRequest } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';
import { BlockSettings } from './block-settings';
import { PageSettings } from './page-settings';
import { PrintPreview } from './print-preview';
import own from './print-templates.module.css';
import { blockKinds, changeBlock, changeWords, newBlock, templateChanges, workOn, type BlockKind, type TemplateWork } from './template-changes';

interface TemplateDesignerProps { readonly setup: ObjectSetup; readonly template: PrintTemplateDefinition; readonly draft: OwnDraft | null }

/** The designer of one template. */
export function TemplateDesigner({ setup, template, draft }: TemplateDesignerProps): ReactNode {
  const { say } = useWords();
  const { path } = useAddress();
  const second = useApp().languages[1];
  const object = useObject(setup.name);
  const objects = useObjects([...new Set([...objectsForChoices(object), ...object.relatedLists.map((list) => list.object.name)])]);
  const start = useMemo(() => workOn(setup, template, second), [setup, template, second]);
  const why = say('prints.whyChange', { object: object.label, template: template.label });
  const designer = useDesigner<TemplateWork>({ path: `${setup.folder}/print-templates/${template.name}`, draft, title: why }, start, asItIs);
  const work = designer.now;
  const [chosen, setChosen] = useState<string | null>(template.blocks[0]?.name ?? null);
  const block = work.body.blocks.find(({ name }) => name === chosen);
  const request = (): PublishRequest => ({ changes: templateChanges(setup, work, second), why, safe: true });
  const add = (kind: BlockKind): void => {
    const list = object.relatedLists.find((one) => one.kind === 'detail' || one.kind === 'lookup');
    const made = newBlock(work.body, kind, {
      text: say('prints.kind.text'), field: object.nameField, signature: say('prints.signature', { number: 1 }),
      table: list && { relatedList: list.name, column: list.object.nameField },
    });
    designer.change({ ...work, body: { ...work.body, blocks: [...work.body.blocks, made] } });
    setChosen(made.name);
  };
  const titleOf = (one: PrintBlockDefinition): string => blockTitle(one, { say, object });
  const putBlocks = (blocks: readonly PrintBlockDefinition[]): void => designer.change({ ...work, body: { ...work.body, blocks: [...blocks] } });
  return (
    <div className={styles.designer} data-editor="print-template">
      <DesignerBar designer={designer} request={request} wrong={work.body.label.trim() === '' ? say('problem.required', { label: say('prints.label') }) : null}>
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => navigate(path)}>{say('prints.back')}</Button>
      </DesignerBar>
      <div className={own.surface}>
        <div className={own.parts}>
          <section className={own.card} aria-label={say('prints.blocks')}>
            <h3>{say('prints.blocks')}</h3>
            <SortableRows rows={work.body.blocks} idOf={({ name }) => name} labelOf={(one) => titleOf(one)} label={say('prints.blocks')} onChange={putBlocks}>
              {(one) => (
                <>
                  <button type="button" className={styles.rowButton} aria-pressed={one.name === chosen} onClick={() => setChosen(one.name)}><span className="tg-ellipsis">{titleOf(one)}</span><small className={own.kind}>{say(`prints.kind.${one.kind}`)}</small></button>
                  <Button size="small" type="text" icon={<CloseOutlined />} disabled={work.body.blocks.length < 2} aria-label={say('prints.remove', { label: titleOf(one) })} onClick={() => putBlocks(work.body.blocks.filter((each) => each !== one))} />
                </>
              )}
            </SortableRows>
            <Dropdown trigger={['click']} menu={{ items: blockKinds.map((kind) => ({ key: kind, label: say(`prints.kind.${kind}`), onClick: () => add(kind) })) }}><Button className={own.add} size="small" icon={<PlusOutlined />}>{say('prints.addBlock')}</Button></Dropdown>
          </section>
          <section className={own.card} aria-label={say('prints.settings')}>
            <h3>{say('prints.settings')}</h3>
            {block ? (
              <BlockSettings
                key={block.name} block={block} words={work.words} object={object} objects={objects} second={second}
                put={(part, mark) => designer.change(changeBlock(work, block.name, part), mark ?? `${block.name} ${Object.keys(part).join()}`)} putWords={(key, text) => designer.change(changeWords(work, key, text), `words ${key}`)}
              />
            ) : <p className={styles.hint}>{say('prints.choose')}</p>}
          </section>
          <section className={own.card} aria-label={say('prints.pages')}>
            <h3>{say('prints.pages')}</h3>
            <PageSettings work={work} second={second} change={designer.change} />
          </section>
        </div>
        <PrintPreview object={object} work={work} second={second} />
      </div>
    </div>
  );
}

function asItIs(work: TemplateWork): unknown {
  return work;
}

/** What a block is called among the others: how its text begins, with labels for fields; else what it shows, or its kind. */
function blockTitle({ kind, text, relatedList, fields, lines }: PrintBlockDefinition, { say, object }: { readonly say: Say; readonly object: ObjectDescription }): string {
  const labelOf = (path: string): string => findField(object, path.split('.')[0]!)?.label ?? path;
  const written = text && mergeParts(text.trim().split('\n')[0]!).map((part) => (part.kind === 'text' ? part.text : `【${plainPath(part.expression) ? labelOf(part.expression) : '…'}】`)).join('');
  const first = written ?? lines?.map(({ label }) => label).join(' ') ?? (relatedList === undefined ? fields?.map(({ field, label }) => label ?? labelOf(field)).join(' ') : object.relatedLists.find(({ name }) => name === relatedList)?.label);
  return first ? [...first].slice(0, 24).join('') : say(`prints.kind.${kind}`);
}
