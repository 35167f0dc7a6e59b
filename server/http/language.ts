// The language of a browser that nobody is signed in with.
/** The first language of accept-language that the product speaks; Chinese where it says nothing. */
export function preferredLanguage(header: string | undefined, spoken: readonly string[]): string {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...params] = part.trim().split(';');
    const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((found) => found !== undefined);
    return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
  }).filter(({ tag, quality }) => tag !== '' && quality > 0).sort((left, right) => right.quality - left.quality);
  for (const { tag } of wanted) {
    const found = spoken.find((language) => language.toLowerCase() === tag) ?? spoken.find((language) => language.split('-')[0]!.toLowerCase() === tag.split('-')[0]);
    if (found) return found;
  }
  return spoken[0] ?? 'zh-CN';
}
