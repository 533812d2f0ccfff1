import { WrongUse } from "../errors.ts";

/** The port of a flag. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new WrongUse(`"${text}" is not a port; allowed is a whole number from 0 to 65535.`);
}

/** Resolves when somebody stops the program (Ctrl-C, or a polite kill), so that a server can close. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}
