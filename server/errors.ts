// Every error a client can meet: the codes of the API and the sentence for each rule, in every language of the product.

export type ErrorCode =
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'VALIDATION_FAILED' | 'DUPLICATE' | 'CONFLICT' | 'RATE_LIMITED'
  | 'QUERY_TOO_COSTLY' | 'BAD_USER_INPUT' | 'SCHEMA_CHANGED' | 'INTERNAL';

/** One thing wrong with one input. `path` is the way from the mutation's input to the value: `lines.0.quantity`. */
export interface Problem {
  readonly path: string;
  readonly rule: Rule;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The field's label in the viewer's language, where there is a field. */
  readonly label?: string;
  /** An admin's own sentence (validation rules) instead of the rule's. */
  readonly message?: string;
}

/** An error meant for the client. Everything else that is thrown becomes INTERNAL and is logged with its request id. */
export class TangramError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly rule: Rule,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly problems: readonly Problem[] = [],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(sentence(rule, params, 'en'));
    this.name = 'TangramError';
  }
}

/** The sentence for a rule, in `language` (English where it has none), with `{params}` filled in. */
export function sentence(rule: Rule, params: Readonly<Record<string, string | number>>, language: string): string {
  const texts: { readonly 'zh-CN': string; readonly en: string } = rules[rule];
  const text = language.startsWith('zh') ? texts['zh-CN'] : texts.en;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!(name in params)) return whole;
    const value = String(params[name]);
    const words = name === 'expected' && Object.hasOwn(expected, value) ? expected[value as Expected] : undefined;
    return words === undefined ? value : language.startsWith('zh') ? words['zh-CN'] : words.en;
  });
}

/** Words for the param `expected` of wrongType; any other text stands as it is. */
export type Expected = keyof typeof expected;
const expected = {
  text: { 'zh-CN': '文本', en: 'text' },
  textList: { 'zh-CN': '文本列表', en: 'a list of texts' },
  integer: { 'zh-CN': '整数', en: 'a whole number' },
  decimal: { 'zh-CN': '数字，例如 12.50', en: 'a number such as 12.50' },
  boolean: { 'zh-CN': '是或否（true / false）', en: 'true or false' },
  date: { 'zh-CN': '日期，例如 2026-03-31', en: 'a date such as 2026-03-31' },
  dateTime: { 'zh-CN': '带时区的时间，例如 2026-03-31T08:30:00Z', en: 'a moment with its offset such as 2026-03-31T08:30:00Z' },
  time: { 'zh-CN': '时刻，例如 08:30', en: 'a time of day such as 08:30' },
  id: { 'zh-CN': '记录的编号', en: 'the id of a record' },
  money: { 'zh-CN': '金额和币种 { amount, currency }', en: 'an amount and a currency { amount, currency }' },
  address: { 'zh-CN': '地址 { province, city, district, street, postcode }', en: 'an address { province, city, district, street, postcode }' },
  geolocation: { 'zh-CN': '经纬度 { latitude, longitude }', en: 'a place { latitude, longitude }' },
  file: { 'zh-CN': '已上传文件的编号', en: 'the id of an uploaded file' },
  json: { 'zh-CN': 'JSON 值', en: 'a JSON value' },
} as const;

/** A problem as the client reads it. */
export function describeProblem(problem: Problem, language: string): { path: string; rule: Rule; message: string; label: string | null } {
  const params = { label: problem.label ?? problem.path, ...problem.params };
  return { path: problem.path, rule: problem.rule, message: problem.message ?? sentence(problem.rule, params, language), label: problem.label ?? null };
}

/** A refusal as the client reads it: the sentence for the whole, and each problem. */
export function describeRefusal({ rule, params, problems }: TangramError, language: string): { readonly message: string; readonly fields: readonly ReturnType<typeof describeProblem>[] } {
  return { message: sentence(rule, params, language), fields: problems.map((problem) => describeProblem(problem, language)) };
}

/** The same as a list to be shown, never empty: each problem at its path (null: the whole), or else the sentence for the whole. */
export function inWords(error: TangramError, language: string): readonly { readonly path: string | null; readonly message: string }[] {
  const { message, fields } = describeRefusal(error, language);
  return fields.length > 0 ? fields.map((field) => ({ path: field.path === '' ? null : field.path, message: field.message })) : [{ path: null, message }];
}

export type Rule = keyof typeof rules;

const rules = {
  // the request
  signInFirst: { 'zh-CN': '请先登录', en: 'Sign in first' },
  wrongCredentials: { 'zh-CN': '登录名或密码不正确', en: 'The login or the password is not correct' },
  sessionEnded: { 'zh-CN': '登录已失效，请重新登录', en: 'Your session has ended: sign in again' },
  handOverToSelf: { 'zh-CN': '请选择另一位同事', en: 'Choose somebody else' },
  handOverToInactive: { 'zh-CN': '该同事已停用，请选择在用的用户', en: 'That user is deactivated: choose an active one' },
  deactivateSelf: { 'zh-CN': '不能停用自己', en: 'You cannot deactivate yourself' },
  userInactive: { 'zh-CN': '该用户已停用，请联系管理员', en: 'This user is deactivated: ask an administrator' },
  forbiddenAction: { 'zh-CN': '您没有权限{action}“{object}”', en: 'You may not {action} {object}' },
  forbiddenField: { 'zh-CN': '您没有权限使用字段“{label}”', en: 'You may not use the field {label}' },
  forbiddenSharing: { 'zh-CN': '您没有权限把列表视图和报表共享给别人', en: 'You may not share list views and reports with others' },
  notShareable: { 'zh-CN': '“{object}”的记录不能单独共享', en: 'Records of {object} cannot be shared by themselves' },
  shareNobody: { 'zh-CN': '请选择要共享的人员、部门或角色', en: 'Choose the people, departments or roles to share with' },
  shareUnknown: { 'zh-CN': '找不到要共享的人员、部门或角色', en: 'There is no such person, department or role to share with' },
  shareNote: { 'zh-CN': '备注', en: 'The note' },
  sharePast: { 'zh-CN': '截止时间必须晚于现在', en: 'The end must be later than now' },
  tooPale: { 'zh-CN': '颜色 {value} 太浅，白色文字会看不清', en: 'The colour {value} is too pale: white letters on it could not be read' },
  foreignAnalysis: { 'zh-CN': '只有创建者或系统管理员可以修改它', en: 'Only its owner or an administrator may change it' },
  foreignView: { 'zh-CN': '只有创建者或系统管理员可以修改这个视图', en: 'Only the owner of this view or an administrator may change it' },
  forbiddenSetup: { 'zh-CN': '只有系统管理员可以修改设置', en: 'Only an administrator may change the setup' },
  notFound: { 'zh-CN': '找不到该记录，它可能已被删除，或者您无权查看', en: 'No such record: it may have been deleted, or you may not see it' },
  unknownConversion: { 'zh-CN': '没有名为“{name}”的转化', en: 'There is no conversion named {name}' },
  conversionOver: { 'zh-CN': '这条记录现在不能“{label}”，可能已经转化过，请刷新后查看', en: '{label} is not possible for this record now: perhaps it has been done already, reload it' },
  unknownDuplicateRule: { 'zh-CN': '没有名为“{name}”的查重规则', en: 'There is no duplicate rule named {name}' },
  unknownTemplate: { 'zh-CN': '没有名为“{name}”的打印模板', en: 'There is no print template named {name}' },
  tooManyPrinted: { 'zh-CN': '一次最多打印 {max} 条记录', en: 'At most {max} records are printed at once' },
  noPdfFont: { 'zh-CN': '服务器上没有中文字体，不能生成 PDF。请管理员安装字体（Debian：apt install fonts-noto-cjk），或用环境变量 PDF_FONT 指定字体文件；现在可以用浏览器打印，并在打印窗口里另存为 PDF', en: 'The server has no font with Chinese letters, so it cannot make a PDF. An administrator can install one (Debian: apt install fonts-noto-cjk) or name a font file in PDF_FONT; meanwhile print from the browser and save as PDF there' },
  noMailServer: { 'zh-CN': '还不能发送邮件：没有设置邮件服务器。请管理员在“设置 → 邮件”里填写，或在服务器上设置环境变量 MAIL_SERVER 和 MAIL_FROM', en: 'Mails cannot be sent yet: no mail server is set. An administrator can enter it under Setup → E-mail, or set MAIL_SERVER and MAIL_FROM on the server' },
  mailPasswordLost: { 'zh-CN': '邮件服务器的密码无法读取（密钥文件已更换），请在“设置 → 邮件”里重新填写', en: 'The password of the mail server cannot be read (the key file is another one): enter it again under Setup → E-mail' },
  mailFromEnvironment: { 'zh-CN': '邮件服务器由环境变量 MAIL_SERVER 指定，不能在这里修改', en: 'The mail server is set by MAIL_SERVER on the server and cannot be changed here' },
  mailLater: { 'zh-CN': '暂时没有发出，稍后会再试：{reason}', en: 'Not sent yet, it will be tried again: {reason}' },
  mailServerSays: { 'zh-CN': '邮件服务器的答复：{reason}', en: 'The mail server says: {reason}' },
  noAddress: { 'zh-CN': '请填写收件人的邮箱', en: 'Enter the address of the recipient' },
  noMailAddress: { 'zh-CN': '“{value}”不是邮箱地址', en: '{value} is no e-mail address' },
  tooManyRecipients: { 'zh-CN': '一封邮件最多 {max} 个收件人', en: 'One mail may have at most {max} recipients' },
  mailStateFixed: { 'zh-CN': '邮件已{state}，不能再修改', en: 'The mail is {state} and cannot be changed any more' },
  mailStateNotYours: { 'zh-CN': '状态只能改为草稿、待发送或已取消', en: 'The state can only be set to draft, waiting or cancelled' },
  noMailObject: { 'zh-CN': '这个应用没有邮件对象', en: 'This application has no object for e-mails' },
  tooManyMails: { 'zh-CN': '一次最多群发 {max} 封邮件', en: 'At most {max} mails are sent at once' },
  nobodyToMail: { 'zh-CN': '所选的记录里没有人可以收到邮件', en: 'None of the chosen records can get a mail' },
  mergeField: { 'zh-CN': '“{label}”里的字段有误：{detail}', en: 'A field in {label} is wrong: {detail}' },
  unknownObject: { 'zh-CN': '没有名为“{object}”的对象', en: 'There is no object named {object}' },
  tooCostly: { 'zh-CN': '查询开销 {requested} 超过上限 {limit}：{cause}', en: 'The query costs {requested}, the limit is {limit}: {cause}' },
  internal: { 'zh-CN': '系统出错了，请把编号 {requestId} 告诉管理员', en: 'Something went wrong: tell an administrator the number {requestId}' },
  csrf: { 'zh-CN': '请求来源不被信任，已拒绝', en: 'The request did not come from this application and was refused' },
  badRequest: { 'zh-CN': '请求有误：{detail}', en: 'Bad request: {detail}' },
  idempotencyMismatch: { 'zh-CN': '同一个幂等键用于了不同的请求', en: 'The same Idempotency-Key was used for another request' },
  idempotencyRunning: { 'zh-CN': '相同幂等键的请求仍在处理，或未能得知结果，请刷新后查看', en: 'A request with the same Idempotency-Key is still running, or its outcome is not known: look before you try again' },
  schemaChanged: { 'zh-CN': '系统设置已更新，请刷新后重试：{detail}', en: 'The setup has changed since this page was loaded, reload it: {detail}' },
  backupPassword: { 'zh-CN': '没有设置备份密码：请在服务器上设置环境变量 BACKUP_PASSWORD 后重启', en: 'There is no password for backups: set BACKUP_PASSWORD on the server and start it again' },
  tooManyRequests: { 'zh-CN': '请求过于频繁，请在 {seconds} 秒后再试', en: 'Too many requests: try again in {seconds} seconds' },
  signInLocked: { 'zh-CN': '登录失败次数过多，请在 {seconds} 秒后再试', en: 'Too many failed attempts: try again in {seconds} seconds' },
  signInLinkUsed: { 'zh-CN': '该登录链接已使用或已过期，请重新生成', en: 'This sign-in link has been used or has expired: make a new one' },
  weakPassword: { 'zh-CN': '密码至少 {min} 个字符', en: 'The password needs at least {min} characters' },
  longPassword: { 'zh-CN': '密码最多 {max} 个字符', en: 'The password may have at most {max} characters' },
  commonPassword: { 'zh-CN': '这个密码太常见，容易被猜到，请换一个', en: 'This password is too common and easily guessed: choose another' },
  mixedPassword: { 'zh-CN': '密码须同时包含大写字母、小写字母、数字和符号', en: 'The password needs upper and lower case letters, a digit and a sign' },
  codeNeeded: { 'zh-CN': '请输入身份验证器上的验证码', en: 'Enter the code of your authenticator' },
  wrongCode: { 'zh-CN': '验证码不正确或已使用', en: 'The code is wrong or was used already' },
  secondFactorOn: { 'zh-CN': '两步验证已启用', en: 'The second factor is on already' },
  secondFactorFirst: { 'zh-CN': '您的角色必须使用两步验证，请先完成设置', en: 'Your role needs a second factor: set it up first' },
  sessionOnly: { 'zh-CN': '此操作须由用户本人登录后进行，不能使用 API 密钥', en: 'This needs a person who is signed in, not an API key' },
  addressRefused: { 'zh-CN': '不允许从地址 {address} 登录，请联系管理员', en: 'Signing in from {address} is not allowed: ask an administrator' },
  wrongPassword: { 'zh-CN': '当前密码不正确', en: 'The current password is not correct' },
  bodyTooLarge: { 'zh-CN': '请求内容超过 {max}', en: 'The request is larger than {max}' },
  jobDied: { 'zh-CN': '执行此任务的进程多次中断，任务已停止', en: 'The process working on this job ended unexpectedly several times: the job was stopped' },
  jobOver: { 'zh-CN': '该任务已结束，或不能执行此操作', en: 'The job has ended already, or this cannot be done with it' },
  // a write
  validationFailed: { 'zh-CN': '有 {count} 处需要修改', en: '{count} things need attention' },
  versionConflict: { 'zh-CN': '这条记录已被 {by} 于 {at} 修改，您看到的是旧版本', en: 'This record was changed by {by} at {at}: you were looking at an older version' },
  noticeTime: { 'zh-CN': '请选择将来一年内的时间', en: 'Choose a time within the coming year' },
  duplicateRecord: { 'zh-CN': '已有相同的记录：{label}', en: 'There already is such a record: {label}' },
  duplicate: { 'zh-CN': '“{label}”的值“{value}”已被其他记录使用', en: 'Another record already has the {label} {value}' },
  required: { 'zh-CN': '请填写“{label}”', en: '{label} is required' },
  unknownField: { 'zh-CN': '没有名为“{name}”的字段', en: 'There is no field named {name}' },
  readOnlyField: { 'zh-CN': '“{label}”不能修改', en: '{label} cannot be changed' },
  wrongType: { 'zh-CN': '“{label}”应为{expected}', en: '{label} must be {expected}' },
  tooLong: { 'zh-CN': '“{label}”最多 {max} 个字，现有 {length} 个', en: '{label} may have at most {max} characters, it has {length}' },
  tooShort: { 'zh-CN': '“{label}”至少 {min} 个字', en: '{label} needs at least {min} characters' },
  tooSmall: { 'zh-CN': '“{label}”不能小于 {min}', en: '{label} must be at least {min}' },
  tooLarge: { 'zh-CN': '“{label}”不能大于 {max}', en: '{label} must be at most {max}' },
  tooManyDigits: { 'zh-CN': '“{label}”最多 {whole} 位整数、{scale} 位小数', en: '{label} may have {whole} digits before and {scale} after the point' },
  badFormat: { 'zh-CN': '“{label}”的格式不正确，例如：{example}', en: '{label} has the wrong form, for example: {example}' },
  notGroupable: { 'zh-CN': '字段“{label}”不能用来分组', en: '{label} cannot be grouped by' },
  notSummable: { 'zh-CN': '字段“{label}”不能这样汇总', en: '{label} cannot be summed up like this' },
  chartNeedsGroup: { 'zh-CN': '图表需要一个分组：加一个分组，或显示为数字', en: 'A chart needs groups: add one, or show a number' },
  numberHasNoGroups: { 'zh-CN': '单个数字没有分组：去掉分组，或换一种图表', en: 'A number has no groups: take them away, or choose another chart' },
  oneGroupOnly: { 'zh-CN': '饼图、漏斗和金字塔只能有一个分组', en: 'A pie, a funnel and a pyramid have one group only' },
  notAChoice: { 'zh-CN': '“{value}”不是“{label}”的可选值', en: '{value} is not one of the values of {label}' },
  inactiveChoice: { 'zh-CN': '“{label}”的值“{value}”已停用', en: 'The value {value} of {label} is no longer in use' },
  choiceNeeds: { 'zh-CN': '选择“{label}”之前，请先选择“{control}”', en: 'Choose {control} before {label}' },
  choiceDepends: { 'zh-CN': '“{control}”为“{choice}”时，“{label}”不能是“{value}”', en: '{label} cannot be {value} while {control} is {choice}' },
  choiceOfType: { 'zh-CN': '记录类型“{type}”的“{label}”没有可选值“{value}”', en: '{value} is not offered for {label} on records of type {type}' },
  noSuchRecord: { 'zh-CN': '“{label}”引用的记录不存在或您无权查看', en: 'The record named in {label} does not exist or you may not see it' },
  wrongObject: { 'zh-CN': '“{label}”只能引用：{objects}', en: '{label} must refer to: {objects}' },
  stillReferenced: { 'zh-CN': '还有 {count} 条“{object}”引用该记录，不能删除', en: '{count} {object} records still refer to this one: it cannot be deleted' },
  ruleViolated: { 'zh-CN': '不符合规则“{label}”', en: 'The rule {label} is not met' },
  stageNeeds: { 'zh-CN': '进入“{stage}”前请填写“{label}”', en: 'Fill in {label} before moving to {stage}' },
  stageNeedsDone: { 'zh-CN': '进入“{stage}”前请先完成“{action}”', en: 'Do “{action}” before moving to {stage}' },
  stageNoReturn: { 'zh-CN': '到“{stage}”后不能退回', en: 'There is no way back from {stage}' },
  approvalPending: { 'zh-CN': '记录正在审批（{approval}），审批结束前不能修改或删除', en: 'This record is waiting for its approval ({approval}): until that is decided it can be neither changed nor deleted' },
  approvalLocked: { 'zh-CN': '记录已审批通过（{approval}）并锁定，不能修改或删除', en: 'This record was approved ({approval}) and is locked: it can be neither changed nor deleted' },
  approvalFirst: { 'zh-CN': '改为“{value}”须先经“{approval}”通过，请提交审批', en: '{value} needs the approval {approval} first: submit the record' },
  approvalNone: { 'zh-CN': '这条记录现在不需要审批', en: 'This record needs no approval now' },
  approvalRuns: { 'zh-CN': '这条记录已在审批中', en: 'This record is waiting for its approval already' },
  approvalStands: { 'zh-CN': '这条记录已审批通过，无须再次提交', en: 'This record is approved already: there is nothing to submit' },
  approvalSubmitters: { 'zh-CN': '您不能提交“{approval}”，请联系有权提交的同事', en: 'You may not submit for {approval}: ask somebody who may' },
  approvalNobody: { 'zh-CN': '步骤“{step}”没有可用的审批人，请联系管理员', en: 'Nobody can decide the step {step}: ask an administrator' },
  approvalNotYours: { 'zh-CN': '这一步不由您审批，可能刚被转交或调整，请刷新', en: 'This step is not yours to decide: it may just have been passed on or changed, reload it' },
  approvalDecided: { 'zh-CN': '已有人处理过这一步，请刷新', en: 'This step has been decided already: reload it' },
  approvalOver: { 'zh-CN': '这次审批已经结束，请刷新', en: 'This approval is over: reload it' },
  approvalChanged: { 'zh-CN': '记录在您查看后有改动，请刷新核对后再审批', en: 'The record has changed since you looked at it: reload it, check it and decide again' },
  approvalOpinion: { 'zh-CN': '退回时请填写意见', en: 'Say why when you return it' },
  approvalToWhom: { 'zh-CN': '请选择一位在用、且尚未参与这一步的同事', en: 'Choose an active colleague who does not take part in this step already' },
  approvalNotSeen: { 'zh-CN': '{name} 无权查看“{object}”，不能审批', en: '{name} may not see {object} and so cannot decide' },
  approvalsHeld: { 'zh-CN': '待审批', en: 'Waiting for a decision' },
  approvalNotApplicant: { 'zh-CN': '只有提交人可以撤回', en: 'Only whoever submitted it may recall it' },
  approvalNotReopened: { 'zh-CN': '只有审批过的人或管理员可以撤销审批', en: 'Only those who approved it or an administrator may take the approval back' },
  tooMany: { 'zh-CN': '一次最多 {max} 条，现有 {count} 条', en: 'At most {max} at a time, there are {count}' },
  cycle: { 'zh-CN': '“{label}”不能指向自己或自己的下级', en: '{label} must not point back at the record itself' },
  fileTooLarge: { 'zh-CN': '“{label}”的文件超过 {max}', en: 'The file of {label} is larger than {max}' },
  dangerousFile: { 'zh-CN': '不允许上传可执行文件（{name}）', en: 'Files that can be run may not be uploaded ({name})' },
  noSuchFile: { 'zh-CN': '找不到该文件，或您无权查看', en: 'There is no such file, or you may not see it' },
  uploadTooLarge: { 'zh-CN': '文件不能超过 {max} MB', en: 'Files may have at most {max} MB' },
  // an import
  forbiddenImport: { 'zh-CN': '您没有权限导入“{object}”', en: 'You may not import {object}' },
  noRecordNamed: { 'zh-CN': '找不到名为“{value}”的{object}', en: 'There is no {object} named {value}' },
  manyRecordsNamed: { 'zh-CN': '有不止一条{object}名为“{value}”，请改用编号', en: 'More than one {object} is named {value}: use a number or an id' },
  manyMatches: { 'zh-CN': '已有不止一条记录与这一行相同', en: 'More than one record matches this row' },
  likelyDuplicate: { 'zh-CN': '可能已有相同的记录：{label}', en: 'There may be such a record already: {label}' },
  likelyRepeated: { 'zh-CN': '可能与第 {line} 行重复：{label}', en: 'This may be the same as line {line}: {label}' },
  repeatedRow: { 'zh-CN': '与第 {line} 行重复', en: 'The same as line {line}' },
  unreadableRow: { 'zh-CN': '这一行无法读取（引号不成对）', en: 'The row cannot be read: its quotes do not match' },
  tornRow: { 'zh-CN': '这一行有 {found} 格，表头只有 {expected} 格：含逗号的文字要加引号', en: 'The row has {found} cells, the header only {expected}: text with a comma must stand in quotes' },
  fileUnreadable: { 'zh-CN': '无法读取该文件：它不是 Excel（.xlsx）或 CSV 文件，或者已损坏', en: 'The file cannot be read: it is no Excel (.xlsx) or CSV file, or it is damaged' },
  fileOldWorkbook: { 'zh-CN': '这是旧版 Excel（.xls）或加了密码的文件：请在 Excel 中另存为不带密码的 .xlsx', en: 'This is an old Excel file (.xls) or one with a password: save it as .xlsx without a password' },
  fileMacros: { 'zh-CN': '文件含有宏：请另存为不含宏的 .xlsx', en: 'The file has macros: save it as .xlsx without macros' },
  fileTooMuch: { 'zh-CN': '文件内容过大：请拆成几个文件', en: 'The file holds too much: split it into several' },
  fileTooWide: { 'zh-CN': '文件有 {detail} 列，最多 500 列', en: 'The file has {detail} columns, at most 500 are read' },
  fileHugeCell: { 'zh-CN': '第 {detail} 行有一格超过 10 万字', en: 'Row {detail} has a cell of more than 100,000 characters' },
  fileTooManyRows: { 'zh-CN': '文件超过 {detail} 行：请拆成几个文件', en: 'The file has more than {detail} rows: split it into several' },
  fileEmpty: { 'zh-CN': '文件里没有数据', en: 'The file has no data' },
  fileNotText: { 'zh-CN': '无法识别文件的文字编码：请另存为 UTF-8 或 GBK 的 CSV，或 .xlsx', en: 'The encoding of the file is not known: save it as CSV in UTF-8 or GBK, or as .xlsx' },
  fileNoHeader: { 'zh-CN': '找不到表头：第一行应是各列的名称', en: 'No header was found: the first row should name the columns' },
  importBusy: { 'zh-CN': '这次导入正在进行，请等它完成', en: 'The import is at work: wait until it has ended' },
  importState: { 'zh-CN': '导入现在的状态不能这样做，请刷新', en: 'The import is not in a state for this: load it again' },
  // definitions and publishing
  badDefinition: { 'zh-CN': '{place}：{zh}', en: '{place}: {en}' },
  publishFailed: { 'zh-CN': '发布失败：{detail}', en: 'The change could not be published: {detail}' },
  tableInUse: { 'zh-CN': '发布失败：数据表 {table} 一直被占用，请稍后再试', en: 'The change could not be published: the table {table} has been in use all the time; try again later' },
  tableInUseBy: {
    'zh-CN': '发布失败：数据表 {table} 一直被占用。数据库连接 {connection} 上有一个已打开 {seconds} 秒的事务，请结束它后再试',
    en: 'The change could not be published: the table {table} has been in use all the time. Database connection {connection} has had a transaction open for {seconds} seconds: end it and try again',
  },
  engineName: { 'zh-CN': '对象“{object}”是系统自带的，不能改 API 名称', en: 'The object {object} belongs to the engine: its API name cannot change' },
  apiNameTaken: { 'zh-CN': 'API 名称“{value}”已被使用或曾经使用', en: 'The API name {value} is in use, or was before' },
  trashMoved: { 'zh-CN': '回收站里的内容已有变化：确认时是 {told} 个值，现在是 {held} 个，请重新查看', en: 'What lies in the trash has changed: you confirmed {told} values, there are {held} now; look again' },
  versionMoved: { 'zh-CN': '设置刚被别人改过（版本 {version}），请重新预览', en: 'Someone else published version {version} meanwhile: preview again' },
} as const;
