// The diagram itself, in plain SVG: objects by module, lines for their relations; what is pointed at or focused stands out.
import { useState, type PointerEvent, type ReactNode, type Ref } from 'react';
import { addresses, linkTo } from '../../../widgets/navigation';
import { useWords } from '../../../words/words';
import type { ObjectRow } from '../../setup-data';
import { drawingOf, lineOf, nodeSize, type Relation } from './relations';

export interface View { readonly x: number; readonly y: number; readonly scale: number }
export interface PictureProps {
  readonly ref: Ref<SVGSVGElement>; readonly rows: readonly ObjectRow[]; readonly relations: readonly Relation[];
  /** Objects that were looked for; null: all. */
  readonly found: ReadonlySet<string> | null;
  readonly view: View; readonly setView: (change: (before: View) => View) => void;
}

/** The picture. */
export function Picture({ ref, rows, relations, found, view, setView }: PictureProps): ReactNode {
  const { say } = useWords();
  const [near, setNear] = useState<string | null>(null);
  const [grip, setGrip] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const { nodes, groups, width, height } = drawingOf(rows);
  const at = new Map(nodes.map((node) => [node.row.name, node]));
  const lit = near === null ? found : new Set([near, ...relations.flatMap(({ from, to }) => (from === near ? [to] : to === near ? [from] : []))]);
  const isLit = ({ from, to }: Relation): boolean => near !== null ? from === near || to === near : !found || found.has(from) || found.has(to);
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!grip) return;
    const box = event.currentTarget.getBoundingClientRect();
    const ratio = Math.max(width / box.width, height / box.height) / view.scale;
    setView((before) => ({ ...before, x: before.x - (event.clientX - grip.x) * ratio, y: before.y - (event.clientY - grip.y) * ratio }));
    setGrip({ x: event.clientX, y: event.clientY });
  };
  return (
    <svg
      ref={ref} className="tg-diagram" role="group" aria-label={say('diagram.title')} viewBox={`${view.x} ${view.y} ${width / view.scale} ${height / view.scale}`} data-gripped={grip ? true : undefined}
      onPointerDown={(event) => { if (event.button === 0 && !(event.target as Element).closest('a')) { event.currentTarget.setPointerCapture(event.pointerId); setGrip({ x: event.clientX, y: event.clientY }); } }}
      onPointerMove={move} onPointerUp={() => setGrip(null)} onPointerCancel={() => setGrip(null)}
      onWheel={(event) => { if (event.ctrlKey || event.metaKey) setView((before) => ({ ...before, scale: Math.min(3, Math.max(0.4, before.scale * (event.deltaY < 0 ? 1.1 : 1 / 1.1))) })); }}
    >
      {groups.map((group) => <g key={`${group.label} ${group.x} ${group.y}`}><rect className="tg-diagram-group" x={group.x} y={group.y} width={nodeSize.width + 24} height={group.height} rx={8} /><text className="tg-diagram-module" x={group.x + 12} y={group.y + 20}>{group.label}</text></g>)}
      {relations.map((one) => <path key={`${one.from}.${one.field}.${one.to}`} className="tg-diagram-line" data-kind={one.kind} data-faint={isLit(one) ? undefined : true} d={lineOf(at.get(one.from)!, at.get(one.to)!)}><title>{`${at.get(one.from)!.row.label} · ${one.label} → ${at.get(one.to)!.row.label}`}</title></path>)}
      {nodes.map(({ row, x, y }) => (
        <a key={row.name} {...linkTo(addresses.setup(`objects/${row.name}`))} className="tg-diagram-node" data-object={row.name} data-faint={!lit || lit.has(row.name) ? undefined : true} onPointerEnter={() => setNear(row.name)} onPointerLeave={() => setNear(null)} onFocus={() => setNear(row.name)} onBlur={() => setNear(null)}>
          <title>{row.name}</title>
          <rect x={x} y={y} width={nodeSize.width} height={nodeSize.height} rx={6} />
          <text x={x + 12} y={y + 22}>{row.label.length > 16 ? `${row.label.slice(0, 15)}…` : row.label}</text>
        </a>
      ))}
    </svg>
  );
}

const kept = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'opacity'];

/** Saves the picture as a file that looks the same without the page's styles. */
export function saveSvg(svg: SVGSVGElement | null, name: string): void {
  if (!svg) return;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const property of kept) to[index]!.setAttribute(property, style.getPropertyValue(property));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  link.download = `${name}.svg`;
  link.click();
  URL.revokeObjectURL(link.href);
}
