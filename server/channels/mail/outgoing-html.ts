// The body of a mail as a page of its own: readable where nothing is known of the product, with the way to unsubscribe below.
import { mailPlace } from './mail-place';

export interface HtmlOptions { readonly unsubscribe: string | undefined; readonly language: string }

/** `body` has been cleaned when it was kept. */
export function outgoingHtml(body: string, { unsubscribe, language }: HtmlOptions): string {
  const { publicUrl } = mailPlace();
  // Links and pictures that are addresses of this product lead nowhere in a mail program.
  const absolute = body.replace(/\b(href|src)="\/(?!\/)/g, `$1="${publicUrl}/`);
  const words = language.startsWith('zh') ? '不想再收到这类邮件？退订' : 'No more mails like this? Unsubscribe';
  const foot = unsubscribe === undefined ? '' : `<p style="margin-top:32px;color:#8c8c8c;font-size:12px"><a href="${unsubscribe}" style="color:#8c8c8c">${words}</a></p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:14px;line-height:1.6;color:#1f1f1f">${absolute}${foot}</body></html>`;
}
