// The fields beside the record's name at the top of a page.
import { ArrowLeftOutlined, ArrowRightOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { findField } from '../../describe/use-description';
import { useWords } from '../../words/words';
import { moved } from '../lists/columns';
import { fieldChoices, mayBeColumn } from '../lists/field-choices';
import { FieldSelect } from '../lists/field-select';
import styles from './designers.module.css';

const most = 10;

/** Chips in their order, and a box to add one. */
export function HeaderEditor({ object, header, onChange }: { object: ObjectDescription; header: readonly string[]; onChange: (header: readonly string[]) => void }): ReactNode {
  const { say } = useWords();
  return (
    <section className={styles.header} aria-label={say('design.header')}>
      <h3>{say('design.header')}</h3>
      <ul>
        {header.map((name, index) => {
          const label = findField(object, name)?.label ?? name;
          return (
            <li key={name} data-header={name}>
              <Button size="small" type="text" icon={<ArrowLeftOutlined />} disabled={index === 0} aria-label={say('design.move.left', { label })} onClick={() => onChange(moved(header, index, index - 1))} />
              <span>{label}</span>
              <Button size="small" type="text" icon={<ArrowRightOutlined />} disabled={index === header.length - 1} aria-label={say('design.move.right', { label })} onClick={() => onChange(moved(header, index, index + 1))} />
              <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('design.removeNamed', { label })} onClick={() => onChange(header.filter((one) => one !== name))} />
            </li>
          );
        })}
      </ul>
      <FieldSelect groups={fieldChoices(object, noObjects, mayBeColumn)} without={new Set(header)} label={say('design.addHeader')} disabled={header.length >= most} onAdd={(name) => onChange([...header, name])} />
    </section>
  );
}

const noObjects = new Map();
