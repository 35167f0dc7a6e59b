// Sends a file to the server and gives back what a file field keeps.

/** A stored file as the API gives it. */
export interface StoredFile { readonly id: string; readonly name: string; readonly size: number; readonly url?: string }

/** Uploads one file; the record that refers to it is saved afterwards. */
export async function uploadFile(file: File): Promise<StoredFile> {
  const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST', body: file, credentials: 'same-origin', headers: { 'X-Tangram-Client': 'web', 'Content-Type': file.type || 'application/octet-stream' },
  });
  const result = (await answer.json().catch(() => ({}))) as StoredFile & { errors?: { message: string }[] };
  if (!answer.ok) throw new Error(result.errors?.[0]?.message ?? answer.statusText);
  return result;
}

/** Where a stored file is read from. */
export function fileAddress(file: { readonly id: string; readonly url?: string }): string {
  return file.url ?? `/files/${encodeURIComponent(file.id)}`;
}
