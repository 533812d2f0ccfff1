import { Writable } from "node:stream";
import { tag } from "../themes/tag.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** `outcomes tag`: `{"id","text"}` lines in, themes out, by the very rules of the build; 1 when a line was not such. */
export async function tagLines({ terminal, stdin }: CommandWorld): Promise<ExitCode> {
  const output = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      terminal.write(text).then(() => {
        done();
      }, done);
    },
  });
  const errors = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      terminal.note(text.trimEnd());
      done();
    },
  });
  const { refused } = await tag(stdin, output, errors);
  if (refused > 0) terminal.note(`${counted(refused, "line")} not tagged.`);
  return refused > 0 ? 1 : 0;
}
