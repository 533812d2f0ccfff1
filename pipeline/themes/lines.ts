/** A line of a stream and its number, from 1. */
export interface Line {
  readonly number: number;
  /** Null where its bytes are not UTF-8. */
  readonly text: string | null;
}

/** Splits a stream of chunks, bytes (UTF-8) or text, at line ends (`\n` or `\r\n`); holds one line at a time. */
export async function* linesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let number = 0;
  const line = (): Line => ({ number: ++number, text: decoded(Buffer.concat(parts)) });
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    let begin = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, begin)) {
      parts.push(bytes.subarray(begin, end));
      yield line();
      parts = [];
      begin = end + 1;
    }
    if (begin < bytes.length) parts.push(bytes.subarray(begin));
  }
  if (parts.length > 0) yield line();
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r$/, "");
  } catch {
    return null;
  }
}
