// Words of choices in Chinese: what depends on another picklist, values that are replaced, record types.

/** Part of zh-cn.ts. */
export const picksZhCn = {
  'picks.independent': '不取决于其他字段',
  'picks.dependsHelp': '勾选每一列的值下可选的选项；点列头或行头可整列、整行勾选。该字段为空时，不能选择本字段。',
  'picks.valuesFirst': '请先添加本字段的选项。',
  'picks.find': '查找选项',
  'picks.noneFound': '没有符合的选项',
  'picks.tickAll': '全部勾选',
  'picks.tickNone': '全部取消',
  'picks.tickColumn': '“{{value}}”：整列勾选或取消',
  'picks.tickRow': '“{{value}}”：整行勾选或取消',
  'picks.nowhere_other': '{{count}} 个选项还没有勾选，不会提供',
  'picks.offeredCount_other': '{{count}} 个选项',
  'picks.all': '全部',
  'picks.emptied': '“{{value}}”不适用于“{{control}}：{{choice}}”，已清空；选回原来的“{{control}}”即可恢复',
  'picks.emptiedNone': '“{{control}}”为空，“{{value}}”已清空；选回原来的“{{control}}”即可恢复',
} as const;
