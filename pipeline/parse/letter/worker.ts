import { parentPort, workerData } from "node:worker_threads";
import { RefusedFile } from "../parsed.ts";
import { inflateAtOnce } from "./inflate.ts";
import { parseLetter } from "./letter.ts";
import type { ReadingLimits } from "./limit.ts";
import type { Answer } from "./thread.ts";

const limits = workerData as ReadingLimits;
const port = parentPort;
if (port === null) throw new Error("worker.ts runs inside a worker thread only; call LetterPool instead");

// The thread reads PDFs and nothing else, so what is put in place of a global here changes nothing for anyone.
inflateAtOnce();

port.on("message", (bytes: Uint8Array) => {
  void answerTo(bytes).then((answer) => {
    port.postMessage(answer);
  });
});
port.postMessage({ is: "ready" } satisfies Answer);

async function answerTo(bytes: Uint8Array): Promise<Answer> {
  try {
    return { is: "document", document: await parseLetter(bytes, limits) };
  } catch (error) {
    if (error instanceof RefusedFile) return { is: "refused", reasons: error.reasons };
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { is: "refused", reasons: [`the PDF could not be read: ${reason}`] };
  }
}
