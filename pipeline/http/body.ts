import { promisify } from "node:util";
import zlib from "node:zlib";
import { errorCode, errorText } from "../errors.ts";
import type { Incoming } from "./transport.ts";
import { BodyTooLong } from "./transport.ts";

/** The codings we ask for and can undo. */
export const ACCEPT_ENCODING = "gzip, deflate, br";

const decoders: Readonly<Record<string, (body: Uint8Array, options: zlib.ZlibOptions) => Promise<Buffer>>> = {
  gzip: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  "x-gzip": promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  deflate: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate),
  br: (body, options) =>
    promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)(body, options),
};

/** Thrown when a body is not whole or not what its headers say. */
export class BrokenBody extends Error {
  override readonly name = "BrokenBody";
}

/**
 * The bytes of an answer with its content coding undone.
 * @throws BrokenBody when it is shorter than its Content-Length or its compression does not end.
 * @throws BodyTooLong when it is more than `limitBytes` once decompressed.
 */
export async function decodedBody(answer: Incoming, limitBytes: number): Promise<Uint8Array> {
  const announced = answer.headers["content-length"];
  if (announced !== undefined && /^\d+$/.test(announced) && Number(announced) !== answer.body.length) {
    throw new BrokenBody(`the body has ${answer.body.length} bytes and Content-Length says ${announced}`);
  }
  const codings = (answer.headers["content-encoding"] ?? "")
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity");
  let body = answer.body;
  for (const coding of codings.reverse()) {
    const decode = decoders[coding];
    if (decode === undefined)
      throw new BrokenBody(`the body is in the coding "${coding}", which was not asked for`);
    body = await decode(body, { maxOutputLength: limitBytes }).catch((thrown: unknown) => {
      if (errorCode(thrown) === "ERR_BUFFER_TOO_LARGE") throw new BodyTooLong(limitBytes);
      throw new BrokenBody(`the ${coding} of the body does not end or is damaged (${errorText(thrown)})`);
    });
  }
  return body;
}
