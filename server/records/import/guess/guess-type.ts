// Which field a column of cells wants to be: by what its cells are, and by what its header says where cells leave it open.
import type { FieldTypeName } from '../../../../metadata/language/types';
import type { ColumnFacts, ReadableType } from './column-facts';

/** Picklists are for choices: few texts, short, each of them often. */
export const mostChoices = 30;

/** The type; lookups are found elsewhere, because they need the records. */
export function guessType(facts: ColumnFacts): FieldTypeName {
  if (facts.filled === 0) return 'text';
  const header = facts.header.normalize('NFKC').trim();
  return cellsSay(facts, header) ?? (isChoice(facts, header) ? 'picklist' : isLong(facts) ? 'longText' : 'text');
}

/** Every text is one of few: what could be a list of choices, whatever is guessed. */
export function mayBeChoice({ texts, longest, hasBreaks }: ColumnFacts): boolean {
  return texts.size > 0 && texts.size <= 200 && longest <= 100 && !hasBreaks;
}

/** Whether a header says that its values are numbers of things: they tell rows apart and are not counted with. */
export function isCodeHeader(header: string): boolean {
  return codes.test(header.normalize('NFKC').trim());
}

/** Whether a header says that its values are what things are called. */
export function isNameHeader(header: string): boolean {
  return names.test(header.normalize('NFKC').trim());
}

const names = /(名称|姓名|名字|标题|主题|全称|品名|name|title|subject)$/i;
const codes = /(编号|编码|代码|单号|工号|学号|货号|卡号|账号|帐号|证号|证|邮编|邮政编码|型号|序列号|批号|股票代码|\bid|id|\bcode|\bsku|\bno\.?|number|zip|postal ?code|postcode|qq)$/i;
const yesNo = /^(是否|有无|is |is_|has |has_)|(与否|吗)$/i;
const money = /(金额|价格?|单价|总价|费用?|款|成本|收入|预算|货款|工资|余额|税额|营业额|amount|price|cost|fee|budget|revenue|salary|total|balance|freight)\s*(\(.*\))?$/i;
const shares = /(率|比例|占比|折扣|百分比|rate|ratio|percent|discount|%)\s*(\(.*\))?$/i;
const phones = /(电话|手机|手机号码?|传真|座机|联系方式|phone|mobile|tel|telephone|fax)\s*(\(.*\))?$/i;
const days = /(日期|日|时间|生日|截止|date|day|time|_at|_on|at|on)$/i;

function cellsSay(facts: ColumnFacts, header: string): FieldTypeName | undefined {
  const all = (type: ReadableType): boolean => fitsMost(facts, type);
  if (all('boolean') && (!isZerosAndOnes(facts) || yesNo.test(header))) return 'boolean';
  if (phones.test(header) && all('phone')) return 'phone';
  if (all('dateTime') && !isCodeHeader(header) && (!isDigits(facts) || days.test(header))) return facts.hasTimes ? 'dateTime' : 'date';
  if (all('email')) return 'email';
  if (all('decimal') || all('percent')) {
    if (facts.hasPercent) return all('percent') ? 'percent' : undefined;
    if (facts.hasZeros || facts.whole > 14 || isCodeHeader(header)) return isDigits(facts) && isMobile(facts) ? 'phone' : undefined;
    if (facts.hasMoneySign || money.test(header)) return 'currency';
    if (shares.test(header) && facts.scale > 0 && facts.whole <= 1) return 'percent';
    if (all('integer')) return isMobile(facts) ? 'phone' : 'integer';
    return 'decimal';
  }
  if (all('url') && some(facts, (text) => /^(https?:\/\/|www\.)|\/\//i.test(text))) return 'url';
  if (all('phone') && some(facts, (text) => /^(\+|\(?0\d{2,3}[-) ]|1[3-9]\d{9}$)/.test(text))) return 'phone';
  return undefined;
}

/** Nearly all: where there are many, a few wrong ones do not change what the rest is. They are told, and refused when rows are read. */
function fitsMost({ filled, misfits }: ColumnFacts, type: ReadableType): boolean {
  const { count } = misfits[type];
  return count === 0 || (filled >= 20 && count / filled <= 0.05);
}

function isChoice({ texts, filled, longest, hasBreaks, header: whole }: ColumnFacts, header: string): boolean {
  if (hasBreaks || longest > 40 || isCodeHeader(header) || isNameHeader(whole)) return false;
  return texts.size <= mostChoices && filled >= 6 && texts.size <= filled / 3;
}

function isLong({ longest, hasBreaks }: ColumnFacts): boolean {
  return hasBreaks || longest > 200;
}

function isZerosAndOnes({ texts }: ColumnFacts): boolean {
  return [...texts.keys()].every((text) => text === '0' || text === '1');
}

function isDigits({ texts }: ColumnFacts): boolean {
  return [...texts.keys()].every((text) => /^\d+$/.test(text));
}

function isMobile({ texts }: ColumnFacts): boolean {
  return [...texts.keys()].every((text) => /^1[3-9]\d{9}$/.test(text));
}

function some({ texts }: ColumnFacts, test: (text: string) => boolean): boolean {
  const [...all] = texts.keys();
  return all.filter(test).length * 2 >= all.length;
}
