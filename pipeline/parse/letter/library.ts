import { getResolvedPDFJS } from "unpdf";
import { OneThreadPort } from "./port.ts";

type Library = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type PdfWorker = InstanceType<Library["PDFWorker"]>;

/** A PDF as the library opens it. */
export type PdfDocument = Awaited<ReturnType<Library["getDocument"]>["promise"]>;

export interface OpenPdf {
  pdf: PdfDocument;
  /** Gives back what the library holds of it. */
  close: () => Promise<void>;
}

/** Where pdf.js leaves the half of itself that does the work, for whoever wants it in his own thread. */
interface WithWorkerHalf {
  pdfjsWorker?: { WorkerMessageHandler: { initializeFromPort: (port: OneThreadPort) => void } };
}

// The library's log levels: 0 is errors only; a strange font is no news to a nightly run.
const ERRORS_ONLY = 0;

/**
 * Opens a PDF with pdf.js, for its text alone.
 *
 * pdf.js is asked itself and not by unpdf's `getDocumentProxy`, which looks for the fonts of another package at every PDF:
 * that takes milliseconds, and a reading would depend on what else is installed.
 *
 * @throws what the library throws where the bytes are no PDF, are damaged or want a password
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const library = await getResolvedPDFJS();
  const worker = workerWithin(library);
  const opening = library.getDocument({
    // The library takes the buffer over, so it gets a copy, and no Buffer, which it does not take.
    data: new Uint8Array(bytes),
    ...(worker === undefined ? {} : { worker }),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    verbosity: ERRORS_ONLY,
  });
  const close = async (): Promise<void> => {
    await opening.destroy();
    worker?.destroy();
  };
  try {
    return { pdf: await opening.promise, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A worker in this thread that is spoken to without copying; where pdf.js does not leave that half, it makes its own. */
function workerWithin({ PDFWorker }: Library): PdfWorker | undefined {
  const half = (globalThis as WithWorkerHalf).pdfjsWorker?.WorkerMessageHandler;
  if (half === undefined) return undefined;
  const port = new OneThreadPort();
  // The library's types want the browser's whole Worker, of which it uses these two methods.
  const worker = PDFWorker.create({ port: port as unknown as Worker, verbosity: ERRORS_ONLY });
  half.initializeFromPort(port);
  return worker;
}
