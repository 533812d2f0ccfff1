import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { syncFile } from "../../archive/disk.ts";
import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import type { PublishedBuild } from "../../../src/evidence/published.ts";
import { standingJson } from "../standing-json.ts";
import { swapFolder } from "../swap-folder.ts";

const LIST = "builds.json";
/** What stays of a build whose tables are not kept: enough to know a copy of them by its hashes. */
const LEFT = ["datapackage.json", "SHA256SUMS", "CHANGES.md"];

const listShape = z.object({
  builds: z.array(
    z.object({
      build_id: z.string(),
      codebook_version: z.string().nullable(),
      as_at: z.string().nullable(),
      kept: z.boolean(),
    }),
  ),
});

/**
 * Writes `builds.json`, every build that was ever published here, newest first, and takes away the tables of all but the
 * newest `keep` builds. The address of a build that is not kept still answers: with what it was, and its list of hashes.
 */
export async function keepNewest(folder: string, newest: EvidenceBuild, keep: number): Promise<void> {
  const { build_id, codebook_version, as_at } = newest;
  const before = (await listedBuilds(folder)).filter((build) => build.build_id !== build_id);
  const builds = [{ build_id, codebook_version, as_at, kept: true }, ...before].map((build, place) => ({
    ...build,
    kept: place < keep,
  }));
  // The list first: a kill in between leaves tables that the list says are gone, and never the other way round.
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `${LIST}.writing`);
  await writeFile(aside, `${JSON.stringify({ builds }, null, 1)}\n`);
  await syncFile(aside);
  await rename(aside, join(folder, LIST));
  for (const build of builds) if (!build.kept) await takeAway(join(folder, build.build_id), build, keep);
}

/** The builds there are, newest first: as listed, then folders of builds that no list names. */
async function listedBuilds(folder: string): Promise<PublishedBuild[]> {
  const listed = (await standingJson(join(folder, LIST), listShape))?.builds ?? [];
  const names = await readdir(folder).catch(() => []);
  const others = names.filter(
    (name) => /^[0-9a-f]{12}$/.test(name) && !listed.some(({ build_id }) => build_id === name),
  );
  return [
    ...listed,
    ...others.sort().map((build_id) => ({ build_id, codebook_version: null, as_at: null, kept: true })),
  ];
}

async function takeAway(own: string, build: PublishedBuild, keep: number): Promise<void> {
  const there = await readdir(own).catch(() => []);
  if (there.every((name) => LEFT.includes(name) || name === "README.md")) return;
  await swapFolder(own, async (fresh) => {
    for (const name of LEFT) {
      const content = await readFile(join(own, name)).catch(() => null);
      if (content !== null) await writeFile(join(fresh, name), content);
    }
    await writeFile(join(fresh, "README.md"), goneText(build, keep));
  });
}

function goneText({ build_id, codebook_version, as_at }: PublishedBuild, keep: number): string {
  return `# Build ${build_id} is no longer kept

Only the newest ${keep} builds are kept whole here. This one (codebook ${codebook_version ?? "not known"}, data as at ${as_at ?? "not known"}) was taken away to save room.

What is left: \`SHA256SUMS\`, so that a copy somebody holds can be known for what it is; \`datapackage.json\`, its tables and
columns; \`CHANGES.md\`. The newest build is in \`../latest/\`; \`../builds.json\` lists all. Evidence that names this build can still be
checked: every quotation against its document, by the hash in its list of sources.
`;
}
