// Stars.
import { Rate } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';

/** The page of `rating`. */
export const rating = fieldTypePage<number>({ Input: RatingInput, Display: RatingDisplay, selection: ownName, text: (value, field) => `${value}/${setting<number>(field, 'max') ?? 5}`, filter: 'number' });

function RatingInput({ field, value, onChange, id }: InputProps<number>): ReactNode {
  return (
    <span id={id} role="group" aria-label={field.label}>
      <Rate value={value ?? 0} count={setting<number>(field, 'max') ?? 5} onChange={(next) => onChange(next === 0 ? null : next)} />
    </span>
  );
}

function RatingDisplay({ field, value }: DisplayProps<number>): ReactNode {
  return <span aria-label={rating.text(value, field, { language: 'en', currency: '', timeZone: '' })} className="tg-rating"><Rate disabled value={value} count={setting<number>(field, 'max') ?? 5} /></span>;
}
