// A place on the globe: latitude and longitude, taken from the device where it allows that.
import { AimOutlined } from '@ant-design/icons';
import { Button, InputNumber, Space, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { fieldTypePage, type DisplayProps, type InputProps } from './field-type';

interface Place { readonly latitude: number; readonly longitude: number }
interface Partly { readonly latitude: number | null; readonly longitude: number | null }

/** The page of `geolocation`. */
export const geolocation = fieldTypePage<Place>({
  Input: GeolocationInput, Display: GeolocationDisplay,
  selection: (field) => `${field.name} { latitude longitude }`,
  read: (raw) => {
    const place = raw as Place | null | undefined;
    return place ? { latitude: Number(place.latitude), longitude: Number(place.longitude) } : null;
  },
  toRule: () => null,
  text: shown, filter: 'none',
});

function GeolocationInput({ field, value, onChange, id, invalid }: InputProps<Place>): ReactNode {
  const { say } = useWords();
  const [partly, setPartly] = useState<Partly>({ latitude: value?.latitude ?? null, longitude: value?.longitude ?? null });
  const [finding, setFinding] = useState(false);
  const set = (next: Partly): void => {
    setPartly(next);
    onChange(next.latitude === null || next.longitude === null ? null : { latitude: next.latitude, longitude: next.longitude });
  };
  const find = (): void => {
    setFinding(true);
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        setFinding(false);
        set({ latitude: Number(coords.latitude.toFixed(6)), longitude: Number(coords.longitude.toFixed(6)) });
      },
      () => setFinding(false),
      { timeout: 10_000 },
    );
  };
  const box = (part: keyof Partly, limit: number, label: string): ReactNode => (
    <InputNumber<number>
      id={part === 'latitude' ? id : undefined}
      value={partly[part]}
      min={-limit}
      max={limit}
      controls={false}
      placeholder={label}
      aria-label={`${field.label} ${label}`}
      status={invalid ? 'error' : undefined}
      style={{ width: '100%' }}
      onChange={(next) => set({ ...partly, [part]: next })}
    />
  );
  return (
    <Space.Compact block>
      {box('latitude', 90, say('geo.latitude'))}
      {box('longitude', 180, say('geo.longitude'))}
      <Tooltip title={say('geo.here')}><Button icon={<AimOutlined />} loading={finding} aria-label={say('geo.here')} onClick={find} /></Tooltip>
    </Space.Compact>
  );
}

function GeolocationDisplay({ value }: DisplayProps<Place>): ReactNode {
  return <a className="tg-number" href={`geo:${value.latitude},${value.longitude}`} onClick={(event) => event.stopPropagation()}>{shown(value)}</a>;
}

function shown(value: Place): string {
  return `${value.latitude}, ${value.longitude}`;
}
