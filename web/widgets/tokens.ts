// The look of the product in one place: colours, the 8 px rhythm, type; antd, the grid and our own styles all read it.

/** Design tokens. Colours are named by what they are for. */
export const tokens = {
  accent: '#0d6b74',
  accentSoft: '#e6f2f3',
  ink: '#1c2529',
  inkSoft: '#5a686e',
  inkFaint: '#8b979c',
  line: '#e3e8ea',
  lineSoft: '#eff2f3',
  ground: '#f6f8f8',
  paper: '#ffffff',
  danger: '#c23a31',
  warning: '#b7791f',
  success: '#2c7a4b',
  font: "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  radius: 6,
  unit: 8,
} as const;

/** The same tokens as CSS variables, written once into the page. */
export const cssVariables = `:root{${Object.entries(tokens)
  .map(([name, value]) => `--tg-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${typeof value === 'number' ? `${value}px` : value}`)
  .join(';')}}`;
