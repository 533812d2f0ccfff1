/** A line of a stream and its number, from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Splits a stream of chunks, bytes (UTF-8) or text, at line ends (`\n` or `\r\n`); holds one line at a time. */
export async function* linesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = "";
  let number = 0;
  const line = (text: string): Line => ({ number: ++number, text: text.replace(/\r$/, "") });
  for await (const chunk of chunks) {
    const parts = (
      rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))
    ).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield line(part);
  }
  rest += decoder.decode();
  if (rest !== "") yield line(rest);
}
