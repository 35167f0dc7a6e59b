// Words of duplicates: on forms, in the list of duplicates and in setup, in Chinese.

/** Part of zh-cn.ts. */
export const duplicatesZhCn = {
  'duplicates.title': '可能已有相同的记录',
  'duplicates.refuses': '已有相同的记录，不能保存',
  'duplicates.owner': '（负责人：{{name}}）',
  'duplicates.hidden': '您无权查看的一条记录',
  'duplicates.hiddenOf': '您无权查看的一条记录（负责人：{{name}}）',
  'duplicates.putAside': '知道了，不再提示',
  'duplicates.saveTitle': '可能已有相同的记录，仍要保存吗？',
  'duplicates.saveAnyway': '仍然保存',
  'duplicates.back': '返回修改',
};
