// The validation rules of an object: what saving refuses and why.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import type { ObjectSetup } from '../setup-data';
import { RuleDrawer } from './rule-drawer';
import { rulesOf, withoutRule, withRule, type Rule } from './rule-changes';
import { RulesTable, type RuleKind } from './rules-table';

/** With what each says and the field it is about. */
export function RulesTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { language } = useWords();
  const kind: RuleKind<Rule> = {
    labels: 'rules', words: 'rules', changed: withRule, without: withoutRule, safe: true, Drawer: RuleDrawer,
    columns: [{
      title: 'rules.message', className: 'tg-setup-some',
      cell: (rule) => <>{labelIn(setup, { key: `rules.${rule.name}.message`, written: rule.message, language })}{rule.field && <Tag>{fieldLabel(setup, rule.field, language)}</Tag>}</>,
    }],
  };
  return <RulesTable setup={setup} rules={rulesOf(setup)} kind={kind} />;
}

/** The label of a field of the object in the language on screen. */
export function fieldLabel(setup: ObjectSetup, name: string, language: string): string {
  const field = setup.fields.find((each) => each.name === name);
  return field ? labelIn(setup, { key: `fields.${name}`, written: field.body.label, language }) : name;
}
