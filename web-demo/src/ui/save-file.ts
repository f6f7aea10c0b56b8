/** Hands chunks over to the browser's downloads as one file. */
export async function saveFile(name: string, chunks: AsyncIterable<BlobPart> | Iterable<BlobPart>): Promise<void> {
  const parts: BlobPart[] = [];
  for await (const chunk of chunks) {
    parts.push(chunk);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
