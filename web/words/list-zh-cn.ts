// Words of lists in Chinese: views that people keep, actions on many records, export, print.

/** Words by key. */
export const listZhCn = {
  'view.actions': '视图操作',
  'view.clearDefault': '不再默认打开',
  'view.deleted': '已删除视图“{{name}}”',
  'view.make': '存为新视图…',
  'view.makeDefault': '设为我的默认视图',
  'view.name': '视图名称',
  'view.namePlaceholder': '例如：本月到期的重点客户',
  'view.rename': '重命名…',
  'view.reset': '还原',
  'view.restored': '已恢复视图',
  'view.saveChanges': '保存视图',
  'view.saved': '已保存视图“{{name}}”',
  'view.share': '共享给所有人',
  'view.shareHint': '能看到这类记录的人都会在列表上方看到它，各人只看到自己有权查看的记录。',
  'view.shared': '共享视图',
  'view.unshare': '取消共享',
} as const;
