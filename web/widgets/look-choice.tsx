// Chooses a look: a colour and how much room things take.
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Density } from '../../metadata/language/description';
import { useWords } from '../words/words';
import { looks } from './page-style';

export interface LookChoiceProps { readonly color: string | null; readonly density: Density | null; readonly onChange: (color: string | null, density: Density | null) => void }

const densities = ['compact', 'normal', 'roomy'] as const;

/** Swatches and densities; what is null follows what stands above it. */
export function LookChoice({ color, density, onChange }: LookChoiceProps): ReactNode {
  const { say } = useWords();
  return (
    <>
      <div id="look-color">{say('style.color')}</div>
      <div className="tg-looks" role="radiogroup" aria-labelledby="look-color">
        {looks.map((look) => (
          <button key={look.name} type="button" role="radio" aria-checked={color?.toUpperCase() === look.color.toUpperCase()} aria-label={say(`style.color.${look.name}`)} title={say(`style.color.${look.name}`)} style={{ background: look.color }} onClick={() => onChange(look.color, density)} />
        ))}
      </div>
      <div id="look-density">{say('style.density')}</div>
      <Segmented aria-labelledby="look-density" style={{ marginTop: 6 }} value={density ?? undefined} options={densities.map((value) => ({ value, label: say(`style.density.${value}`) }))} onChange={(next) => onChange(color, next as Density)} />
    </>
  );
}
