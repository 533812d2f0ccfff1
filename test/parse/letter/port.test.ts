import { describe, expect, it } from "vitest";
import { OneThreadPort } from "../../../pipeline/parse/letter/port.ts";

const heardOn = (port: OneThreadPort, signal: AbortSignal): unknown[] => {
  const heard: unknown[] = [];
  port.addEventListener("message", ({ data }) => heard.push(data), { signal });
  return heard;
};

describe("OneThreadPort", () => {
  it("hands over the very object, later and in order, to all who listen", async () => {
    const port = new OneThreadPort();
    const { signal } = new AbortController();
    const [one, other] = [heardOn(port, signal), heardOn(port, signal)];
    const said = [{ page: 1 }, { page: 2 }] as object[];
    for (const message of said) port.postMessage(message);
    expect(one).toEqual([]);
    await Promise.resolve();
    expect(one).toEqual(said);
    expect(one[0]).toBe(said[0]);
    expect(other).toEqual(said);
  });

  it("keeps the chunk of a message as it was said, whatever is put into it afterwards", async () => {
    const port = new OneThreadPort();
    const heard = heardOn(port, new AbortController().signal);
    const [first, second] = [["Pupils read."], ["They like it."]];
    const chunk = { items: first };
    port.postMessage({ chunk });
    chunk.items = second;
    port.postMessage({ chunk });
    chunk.items = [];
    await Promise.resolve();
    expect(heard).toEqual([{ chunk: { items: first } }, { chunk: { items: second } }]);
  });

  it("tells nothing to those who no longer want it", async () => {
    const port = new OneThreadPort();
    const leaving = new AbortController();
    const [left, stays] = [heardOn(port, leaving.signal), heardOn(port, new AbortController().signal)];
    const read = { chunk: { items: ["read"] } };
    leaving.abort();
    port.postMessage(read);
    await Promise.resolve();
    expect(left).toEqual([]);
    expect(stays).toEqual([read]);
  });
});
