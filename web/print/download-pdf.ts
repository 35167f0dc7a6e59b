// Fetches a PDF file and hands it to the browser to keep; what the server says instead comes back as words.

/** null where the file was saved, else why not. `otherwise` stands where no answer came. */
export async function downloadPdf(address: string, otherwise: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) {
      const body = (await answer.json().catch(() => null)) as { errors?: readonly { message?: string }[] } | null;
      return body?.errors?.[0]?.message ?? otherwise;
    }
    const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = named ? decodeURIComponent(named) : 'print.pdf';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return otherwise;
  }
}
