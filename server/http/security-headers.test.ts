// The policy of a page names its inline scripts by hash and lets nothing else run.
import { createHash } from 'node:crypto';
import { pagePolicy } from './security-headers';
import { preferredLanguage } from './language';

test('inline scripts are named by their hashes, others must come from here', () => {
  const policy = pagePolicy('<html><script src="/a.js" async=""></script><script>one()</script><script id="x">two()</script><script>one()</script></html>');
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain(`script-src 'self' ${hash('one()')} ${hash('two()')};`);
  expect(policy).not.toContain("script-src 'self' 'unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
});

test.each([
  ['en-GB,en;q=0.9,zh;q=0.5', 'en'], ['zh-TW,zh;q=0.9', 'zh-CN'], ['fr,de;q=0.5', 'zh-CN'], ['fr;q=0.9,en;q=0.8', 'en'], ['', 'zh-CN'], ['en;q=0,zh', 'zh-CN'], [undefined, 'zh-CN'],
])('accept-language %s gives %s', (header, language) => expect(preferredLanguage(header, ['zh-CN', 'en'])).toBe(language));
