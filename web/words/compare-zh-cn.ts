// Words of versions side by side and of the history of one definition, in Chinese.

/** Part of zh-cn.ts. */
export const compareZhCn = {
  'compare.title': '对比两个版本',
  'compare.all': '全部版本',
  'compare.from': '较早的版本',
  'compare.to': '较晚的版本',
  'compare.before': '之前',
  'compare.after': '之后',
  'compare.added': '新增',
  'compare.removed': '删除',
  'compare.moved': '移动',
  'compare.changed': '修改',
  'compare.none': '无',
  'compare.notThere': '没有它',
  'compare.everyObject': '全部对象',
  'compare.everybody': '所有人',
  'compare.same': '两个版本之间没有不同',
  'compare.history': '修改记录',
  'compare.back': '恢复到这个状态',
  'compare.whyBack': '“{{what}}”恢复到版本 {{version}} 的状态',
  'compare.noHistory': '没有修改记录',
  'compare.noHistoryHint': '它与随应用提供的一样，没有人改过。',
  'compare.first': '最初的状态',
} as const;
