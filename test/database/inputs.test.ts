import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ArchivedObject } from "../../pipeline/database/archived.ts";
import { inputsOf, parsersOf, programOf } from "../../pipeline/database/inputs.ts";
import type { Withdrawal } from "../../pipeline/sources/withdrawals.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const object: ArchivedObject = {
  sourceId: "a".repeat(16),
  sha256: "a".repeat(64),
  bytes: 1,
  kind: "document",
  label: "letter",
  name: null,
  url: "https://files.example.org/1",
  asAt: null,
  retrievedAt: "2026-03-01T03:00:00.000Z",
  sequence: 1,
};
const unlisted: Withdrawal = {
  at: "2026-03-02T03:00:00.000Z",
  what: "unlisted",
  url: "https://files.example.org/1",
  urn: null,
  sha256: object.sha256,
  by_url: null,
  by_sha256: null,
};

describe("inputsOf", () => {
  it("is the same for the same archive and project", () => {
    expect(inputsOf([object], [unlisted], project)).toBe(
      inputsOf([{ ...object }], [{ ...unlisted }], project),
    );
  });

  it("changes with what is known of an object, and with what was seen withdrawn", () => {
    const before = inputsOf([object], [], project);
    expect(inputsOf([{ ...object, url: null }], [], project)).not.toBe(before);
    expect(inputsOf([object], [unlisted], project)).not.toBe(before);
    expect(inputsOf([object], [{ ...unlisted, what: "file_gone" }], project)).not.toBe(
      inputsOf([object], [unlisted], project),
    );
  });
});

describe("programOf", () => {
  it("is another with other settings of what is published, so that they are published anew", () => {
    const settings = { siteBase: null, downloadsKept: 3, publishDocuments: false };
    const program = programOf(project, settings);
    expect(programOf(project, { ...settings })).toBe(program);
    expect(programOf(project, { ...settings, publishDocuments: true })).not.toBe(program);
    expect(programOf(project, { ...settings, siteBase: "https://outcomes.example.org" })).not.toBe(program);
  });
});

describe("parsersOf", () => {
  it("is another when a parser is", () => {
    const folder = mkdtempSync(join(tmpdir(), "outcomes-parsers-"));
    mkdirSync(join(folder, "pipeline/parse/mi"), { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    writeFileSync(join(folder, "pipeline/parse/mi/csv.ts"), "1");
    const parsers = parsersOf(folder);
    expect(parsersOf(folder)).toBe(parsers);
    writeFileSync(join(folder, "pipeline/parse/mi/csv.ts"), "2");
    expect(parsersOf(folder)).not.toBe(parsers);
    rmSync(folder, { recursive: true });
  });
});
