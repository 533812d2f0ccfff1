import { errorCode } from "./errors.ts";
import { runProgram } from "./commands/program.ts";
import { terminalOn } from "./commands/terminal.ts";

// The reader of a pipe may leave early (`outcomes sql … | head`): that is no error, and nothing is left to say.
process.stdout.on("error", (error: Error) => {
  if (errorCode(error) !== "EPIPE") throw error;
  process.exit(0);
});

// What is written is whole at any moment, so a stop needs no more than letting go of the lock (which exit does).
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.on(signal, () => {
    // A command that serves has its own way of stopping.
    if (process.listenerCount(signal) === 1) process.exit(code);
  });
}

process.exitCode = await runProgram(process.argv.slice(2), {
  terminal: terminalOn(process.stdout, process.stderr),
  stdin: process.stdin,
  env: process.env,
  workingFolder: process.cwd(),
});
