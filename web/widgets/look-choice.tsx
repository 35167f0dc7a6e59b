// Chooses a look: a colour and how much room things take.
import { Segmented } from 'antd';
import { useId, type ReactNode } from 'react';
import type { Density } from '../../metadata/language/description';
import { useWords } from '../words/words';
import { looks } from './page-style';

export interface LookChoiceProps { readonly color: string | null; readonly density: Density | null; readonly onChange: (color: string | null, density: Density | null) => void }

const densities = ['compact', 'normal', 'roomy'] as const;

/** Swatches and densities; what is null follows what stands above it. */
export function LookChoice({ color, density, onChange }: LookChoiceProps): ReactNode {
  const { say } = useWords();
  const id = useId();
  return (
    <>
      <div id={`${id}-color`}>{say('style.color')}</div>
      <div className="tg-looks" role="radiogroup" aria-labelledby={`${id}-color`}>
        {looks.map((look) => (
          <button key={look.name} type="button" role="radio" aria-checked={(color ?? looks[0]!.color).toUpperCase() === look.color.toUpperCase()} aria-label={say(`style.color.${look.name}`)} title={say(`style.color.${look.name}`)} style={{ background: look.color }} onClick={() => onChange(look.color, density)} />
        ))}
      </div>
      <div id={`${id}-density`}>{say('style.density')}</div>
      <Segmented aria-labelledby={`${id}-density`} style={{ marginTop: 6 }} value={density ?? undefined} options={densities.map((value) => ({ value, label: say(`style.density.${value}`) }))} onChange={(next) => onChange(color, next as Density)} />
    </>
  );
}
