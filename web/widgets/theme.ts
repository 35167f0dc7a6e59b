// The tokens as Ant Design's theme.
import type { ThemeConfig } from 'antd';
import { mixed, type Look } from './page-style';
import { tokens } from './tokens';

/** The theme in the viewer's look; without movement for viewers who asked their system for that. */
export function themeFor(reducedMotion: boolean, { color, density }: Look): ThemeConfig {
  const soft = mixed(color, 0.1);
  const room = { compact: { controlHeight: 28, controlHeightSM: 24, fontSize: 13 }, normal: {}, roomy: { controlHeight: 36, controlHeightSM: 28 } }[density];
  return {
    token: {
      ...theme.token, ...room, colorPrimary: color, colorInfo: color, colorLink: color, colorInfoBg: soft, colorPrimaryBg: soft, controlItemBgActive: soft,
      colorInfoBorder: mixed(color, 0.28), colorPrimaryBgHover: mixed(color, 0.16), ...(reducedMotion ? { motion: false } : {}),
    },
    components: { ...theme.components, Menu: { ...theme.components?.Menu, itemSelectedBg: soft } },
  };
}

/** Compact, calm, one accent colour. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: tokens.accent,
    colorInfo: tokens.accent,
    colorInfoBg: tokens.accentSoft,
    colorInfoBorder: '#b9dadd',
    colorPrimaryBg: tokens.accentSoft,
    colorPrimaryBgHover: '#d6e9eb',
    controlItemBgActive: tokens.accentSoft,
    colorLink: tokens.accent,
    colorError: tokens.danger,
    colorWarning: tokens.warning,
    colorSuccess: tokens.success,
    colorSuccessBg: '#e6f3ea',
    colorSuccessBorder: '#b4d8c1',
    colorText: tokens.ink,
    colorTextSecondary: tokens.inkSoft,
    colorTextTertiary: tokens.inkFaint,
    colorTextPlaceholder: '#a4afb3',
    colorBorder: '#d5dcdf',
    colorBorderSecondary: tokens.line,
    colorBgLayout: tokens.ground,
    borderRadius: tokens.radius,
    fontFamily: tokens.font,
    fontSize: 14,
    controlHeight: 32,
    controlHeightSM: 26,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Menu: { itemHeight: 34, itemBorderRadius: 6, itemMarginInline: 8, itemSelectedBg: tokens.accentSoft },
    Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: tokens.ground },
    Form: { itemMarginBottom: 0, verticalLabelPadding: '0 0 2px' },
    Tag: { defaultBg: tokens.lineSoft },
  },
};
