// A printed document on screen and on paper: the same sheets, drawn from the description the server laid out.
import type { CSSProperties, ReactNode } from 'react';
import type { PrintedBlock, PrintedDocument, PrintedPart, PrintedRecord } from '../../metadata/language/printed';
import { pageRules } from './page-rules';
import styles from './printed.module.css';

/** The sheets; each record begins on a new one, labels fill theirs. */
export function PrintedSheets({ document }: { document: PrintedDocument }): ReactNode {
  const { paper, labels, records } = document;
  const size = { '--width': `${paper.width}mm`, '--height': `${paper.height}mm`, '--margin': `${paper.margin}mm` } as CSSProperties;
  return (
    <div className={styles.document} style={size} lang={document.language} data-printed={document.title}>
      <style>{pageRules(document)}</style>
      {labels ? sheetsOf(records, labels.columns * labels.rows).map((sheet, index) => <Labels key={index} document={document} records={sheet} />) : records.map((record, index) => (
        <article key={record.id} className={styles.sheet} style={{ page: `record${index}` } as CSSProperties} data-record={record.id}>
          {record.header && <header className={styles.edge}>{record.header}</header>}
          {document.company && <div className={styles.company}>{document.company.logo && <img src={document.company.logo} alt="" />}<strong>{document.company.name}</strong></div>}
          {record.blocks.map((block) => <Block key={block.name} block={block} />)}
          {record.footer && <footer className={styles.edge}>{record.footer}</footer>}
        </article>
      ))}
    </div>
  );
}

function Labels({ document: { paper, labels }, records }: { document: PrintedDocument; records: readonly PrintedRecord[] }): ReactNode {
  const { columns, rows, gap } = labels!;
  const height = (paper.height - 2 * paper.margin - (rows - 1) * gap) / rows - 0.1;
  return (
    <article className={styles.sheet} style={{ page: 'labels' } as CSSProperties}>
      <div className={styles.labels} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridAutoRows: `${height}mm`, gap: `${gap}mm` }}>
        {records.map((record) => <div key={record.id} className={styles.label} data-record={record.id}>{record.blocks.map((block) => <Block key={block.name} block={block} />)}</div>)}
      </div>
    </article>
  );
}

function sheetsOf(records: readonly PrintedRecord[], each: number): readonly (readonly PrintedRecord[])[] {
  return Array.from({ length: Math.ceil(records.length / each) }, (_, index) => records.slice(index * each, (index + 1) * each));
}

function Block({ block }: { block: PrintedBlock }): ReactNode {
  return <div className={styles.block} data-block={block.name} data-new-page={block.newPage || undefined}><Part part={block} /></div>;
}

function Part({ part }: { part: PrintedPart }): ReactNode {
  switch (part.kind) {
    case 'text': return <p className={styles[part.style]} style={{ textAlign: part.align }}>{part.text}</p>;
    case 'fields': return (
      <dl className={styles.fields} style={{ gridTemplateColumns: `repeat(${part.across}, minmax(0, 1fr))` }}>
        {part.pairs.map(({ label, text }, index) => <div key={index}><dt>{label}</dt><dd>{text}</dd></div>)}
      </dl>
    );
    case 'table': return <Table table={part} />;
    case 'signatures': return <div className={styles.signatures}>{part.lines.map((line, index) => <span key={index}>{line}</span>)}</div>;
    case 'code': return <Code code={part} />;
    case 'line': return <hr />;
  }
}

function Table({ table: { columns, rows, sums, zebra } }: { table: Extract<PrintedPart, { kind: 'table' }> }): ReactNode {
  const total = columns.reduce((sum, { width }) => sum + width, 0) || 1;
  const cells = (texts: readonly string[]): ReactNode => texts.map((text, index) => <td key={index} style={{ textAlign: columns[index]!.align }}>{text}</td>);
  return (
    <table className={styles.table} data-zebra={zebra || undefined}>
      <colgroup>{columns.map(({ width }, index) => <col key={index} style={{ width: width === 0 ? '12mm' : `calc((100% - 12mm) * ${width / total})` }} />)}</colgroup>
      <thead><tr>{columns.map(({ label, align }, index) => <th key={index} style={{ textAlign: align }}>{label}</th>)}</tr></thead>
      {/* The sums stay with the last row and stand once, not at the foot of every page. */}
      <tbody>
        {rows.map((row, index) => <tr key={index}>{cells(row)}</tr>)}
        {sums && <tr className={styles.sums}>{cells(sums)}</tr>}
      </tbody>
    </table>
  );
}

function Code({ code: { code, rows, align, text } }: { code: Extract<PrintedPart, { kind: 'code' }> }): ReactNode {
  const width = rows[0]!.length;
  const height = code === 'qr' ? width : 40;
  const bars = rows.map((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v${code === 'qr' ? 1 : height}h-${run[0].length}z`).join('')).join('');
  return (
    <figure className={styles.code} style={{ textAlign: align }}>
      <svg viewBox={`0 0 ${width} ${height}`} data-code={code} preserveAspectRatio="none" shapeRendering="crispEdges" role="img" aria-label={text}><path d={bars} /></svg>
      {code === 'barcode' && <figcaption>{text}</figcaption>}
    </figure>
  );
}
