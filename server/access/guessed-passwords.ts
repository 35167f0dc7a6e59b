// Passwords that are tried first, by people and programs alike; here and abroad. Compared without capitals.

/** The list, and what is too like it. */
export function isCommonPassword(password: string, about: readonly string[] = []): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '');
  if (common.has(plain) || common.has(bare) || common.has(bare.replace(/\d{1,4}$/, ''))) return true;
  // One sign again and again, or a row of them.
  if (/^(.)\1*$/u.test(plain) || isRow(plain)) return true;
  return about.some((word) => word.length >= 4 && plain.includes(word.toLowerCase()) && plain.length - word.length < 5);
}

function isRow(text: string): boolean {
  if (text.length < 6) return false;
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
}

const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'q1w2e3r4t5y6u7i8o9p0', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujmikolp'];
const common: ReadonlySet<string> = new Set(`
password passw0rd p@ssw0rd p@ssword pa55word password1 password123 welcome welcome1 letmein admin admin123 administrator root toor master login monkey dragon football baseball
superman batman princess sunshine iloveyou trustno1 shadow michael jennifer hunter harley ranger jordan killer pepper ginger joshua cheese amanda summer winter spring autumn
love ashley nicole chelsea biteme matthew access yankees dallas austin thunder taylor matrix william corvette hello martin heather secret merlin diamond hammer silver
anthony justin test test123 testtest guest guest123 default changeme change123 temp temp123 demo demo123 user user123 qwerty qwerty123 qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm
qazwsx 1qaz2wsx q1w2e3r4 1q2w3e4r 1q2w3e4r5t abc123 abcd1234 a123456 a1234567 a12345678 a123456789 aa123456 aaa123456 123456a 123456aa 123456789a 123abc 123qwe 123qweasd
woaini woaini520 woaini1314 woaini123 woaini1314520 5201314 520520 1314520 5211314 7758521 7758258 wang123 wang123456 zhang123 zhang123456 li123456 liu123456 chen123456 nihao nihao123
woaiwojia taobao alibaba tencent weixin wechat qq123456 qq123123 aini1314 110110 119119 112233 121212 123123 123321 147258 147258369 159357 159753 456789 654321 666666 888888 88888888
woshishui caonima beijing shanghai zhongguo china123 kehu123 xiaoshou crm crm123 crm12345 crm123456 crmadmin tangram tangram123 qiqiaoban company company123 office office123
iloveyou1 football1 princess1 michael1 sunshine1 dragon1 mustang starwars whatever computer internet samsung google facebook linkedin myspace1 freedom passpass
`.split(/\s+/).filter(Boolean));
