// A process to be killed: puts objects for ever, each write in two halves with a pause between them.
import { setTimeout } from "node:timers/promises";
import { Archive } from "../../pipeline/archive/archive.ts";
import { diskThatWrites } from "./failing-disk.ts";

const disk = diskThatWrites(async (_path, bytes, real) => {
  const half = Math.floor(bytes.length / 2);
  await real(bytes.subarray(0, half));
  await setTimeout(3);
  await real(bytes.subarray(half));
});
const [dataDir = "", run = ""] = process.argv.slice(2);
const archive = await Archive.open(dataDir, { disk });
for (let n = 1; ; n++) {
  const bytes = Buffer.from(`run ${run}, object ${n} `.repeat(50));
  await archive.put(bytes, { how: "import", kind: "document", label: "letter", name: `${run}-${n}.pdf` });
  process.stdout.write(`${n}\n`);
}
