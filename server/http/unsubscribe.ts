// GET and POST /unsubscribe/<token>: a page for people outside, who say with one button that they want no more mass mail.
import type { Context } from '../access/context';
import { addressOfToken, forbidAddress } from '../channels/mail/unsubscribe';
import { preferredLanguage } from './language';
import { send, type Route } from './route';

interface Words { readonly title: string; readonly ask: string; readonly button: string; readonly done: string; readonly wrong: string }
const words: Readonly<Record<'zh-CN' | 'en', Words>> = {
  'zh-CN': { title: '退订邮件', ask: '以后不再向 {address} 群发邮件？', button: '退订', done: '已退订：{address} 不会再收到群发邮件。', wrong: '这个链接不完整或已失效，请完整打开邮件里的链接。' },
  en: { title: 'Unsubscribe', ask: 'No more mailings to {address}?', button: 'Unsubscribe', done: 'Unsubscribed: {address} gets no more mailings.', wrong: 'This link is not complete or no longer good: open the whole link of the mail.' },
};

/** The route. Opening the page changes nothing: programs that look at every link of a mail would unsubscribe people. */
export function unsubscribeRoute(system: (reason: string) => Context): Route {
  return async ({ request, response, url }) => {
    const language = preferredLanguage(request.headers['accept-language'], ['zh-CN', 'en']).startsWith('zh') ? 'zh-CN' : 'en';
    const text = words[language];
    const address = addressOfToken(url.pathname.slice('/unsubscribe/'.length));
    const answer = (status: number, body: string): void => {
      response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
      send(response, status, page(language, text.title, body), { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': 'no-referrer' });
    };
    if (address === undefined) return answer(404, `<p>${text.wrong}</p>`);
    const about = (sentence: string): string => `<p>${sentence.replace('{address}', `<strong>${escaped(address)}</strong>`)}</p>`;
    if (request.method !== 'POST') return answer(200, `${about(text.ask)}<form method="post"><button>${text.button}</button></form>`);
    request.resume();
    await forbidAddress(system('somebody unsubscribes'), address, language === 'zh-CN' ? '收件人退订' : 'Unsubscribed by the recipient');
    answer(200, about(text.done));
  };
}

function page(language: string, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<style>body{font:16px/1.6 sans-serif;color:#1f1f1f;max-width:440px;margin:15vh auto;padding:0 20px;overflow-wrap:anywhere}h1{font-size:22px}button{font:inherit;color:#fff;background:#1677ff;border:0;border-radius:8px;padding:8px 24px;cursor:pointer}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
