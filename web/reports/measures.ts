// What the measures of a report are called, and how their numbers are written.
import { useMemo } from 'react';
import type { FieldDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { findField, useApp } from '../describe/use-description';
import type { ExportCell } from '../list/export-cells';
import { formatDecimal, formatMoney, formatPercent } from '../words/format';
import { useWords } from '../words/words';
import type { WordKey } from '../words/zh-cn';

/** One measure: `full` for tables, `short` for axes, `cell` for files. Numbers are exact text. */
export interface Measure {
  readonly label: string;
  readonly full: (value: string | null) => string;
  readonly short: (value: number) => string;
  readonly cell: (value: string | null) => ExportCell;
}

const functionWords = { count: 'report.count', sum: 'report.sum', avg: 'report.avg', min: 'report.min', max: 'report.max' } as const;

/** The measures of a report in their order: “数量”, “金额 合计”. */
export function useMeasures(report: ReportDescription, object: ObjectDescription): readonly Measure[] {
  const { say, language } = useWords();
  const { currency } = useApp();
  return useMemo(() => report.measures.map(({ field: name, function: of }): Measure => {
    const field = name === null ? undefined : findField(object, name);
    const kind = kindOf(field, of);
    const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    const write = (value: string): string => {
      if (kind === 'currency') return formatMoney(value, currency, { language, scale: 2 });
      if (kind === 'percent') return formatPercent(rounded(value, 4), language);
      return formatDecimal(kind === 'average' ? rounded(value, 2) : value, language);
    };
    return {
      label: measureLabel(field, { name, of, say }),
      full: (value) => (value === null ? '—' : write(value)),
      short: (value) => (kind === 'percent' ? formatPercent(rounded(String(value), 4), language) : compact.format(value)),
      cell: (value) => (value === null ? null : { kind: 'number', text: value, format: formats[kind] }),
    };
  }), [report.measures, object, language, currency, say]);
}

type Kind = 'currency' | 'percent' | 'average' | 'number';
const formats: Readonly<Record<Kind, string>> = { currency: '#,##0.00', percent: '0.##%', average: '#,##0.00', number: '#,##0.##' };

function kindOf(field: FieldDescription | undefined, of: ReportDescription['measures'][number]['function']): Kind {
  const type = field && of !== 'count' ? field.returns ?? field.type : 'integer';
  if (type === 'currency' || type === 'percent') return type;
  return of === 'avg' ? 'average' : 'number';
}

/** An average has more digits than anybody reads. */
function rounded(value: string, digits: number): string {
  const [, decimals = ''] = value.split('.');
  return decimals.length > digits ? String(Number(Number(value).toFixed(digits))) : value;
}

/** What a measure is called: “金额 合计”. */
export function measureLabel(field: FieldDescription | undefined, { name, of, say }: { readonly name: string | null; readonly of: keyof typeof functionWords; readonly say: (key: WordKey) => string }): string {
  return name === null || of === 'count' ? say(functionWords.count) : `${field?.label ?? name} ${say(functionWords[of])}`;
}
