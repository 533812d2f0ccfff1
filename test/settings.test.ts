import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OutsideFailed, WrongUse } from "../pipeline/errors.ts";
import { SETTINGS_FILE, allowedHosts, readSettings } from "../pipeline/settings.ts";

let workingFolder: string;
beforeEach(async () => {
  workingFolder = await mkdtemp(join(tmpdir(), "outcomes-settings-"));
});
afterEach(async () => {
  await rm(workingFolder, { recursive: true, force: true });
});

const settingsFile = (text: string) => writeFile(join(workingFolder, SETTINGS_FILE), text);

test("with nothing set, the real sites are asked, once a second, with data kept in ./data", () => {
  const settings = readSettings({ workingFolder });
  expect(settings).toMatchObject({
    data: join(workingFolder, "data"),
    contact: null,
    gapMs: 1000,
    govukBase: "https://www.gov.uk",
    reportsBase: "https://reports.ofsted.gov.uk",
    filesBase: "https://files.ofsted.gov.uk",
    giasBase: "https://ea-edubase-api-prod.azurewebsites.net",
    documentKinds: ["interim_visit_letter", "monitoring_letter"],
    everythingSince: "2024-09-01",
    revisitShare: 1 / 30,
    failureTolerance: 0.01,
  });
});

test("a flag goes before the environment, that before the file, that before the default", async () => {
  await settingsFile('{"gapMs": 3000, "concurrency": 3, "redirectLimit": 3}');
  const env = { OUTCOMES_GAP_MS: "2000", OUTCOMES_CONCURRENCY: "2" };
  const settings = readSettings({ workingFolder, env, flags: { gapMs: "1500" } });
  expect(settings).toMatchObject({
    gapMs: 1500,
    concurrency: 2,
    redirectLimit: 3,
    bodyLimitBytes: 200_000_000,
  });
});

test("an empty variable counts as not set", () => {
  expect(readSettings({ workingFolder, env: { OUTCOMES_GAP_MS: "" } }).gapMs).toBe(1000);
});

test("lists come from a file as arrays and from the environment with commas", async () => {
  await settingsFile('{"allowedHosts": ["one.example.org"]}');
  expect(readSettings({ workingFolder }).allowedHosts).toEqual(["one.example.org"]);
  const env = { OUTCOMES_ALLOWED_HOSTS: "Two.example.org, 127.0.0.1:8080" };
  expect(readSettings({ workingFolder, env }).allowedHosts).toEqual(["two.example.org", "127.0.0.1:8080"]);
});

test("the data folder of a file is taken from where the file is, any other from the working folder", async () => {
  const file = join(workingFolder, "conf.json");
  await writeFile(file, '{"data": "kept"}');
  const elsewhere = tmpdir();
  expect(readSettings({ workingFolder: elsewhere, file }).data).toBe(join(workingFolder, "kept"));
  expect(readSettings({ workingFolder: elsewhere, file, env: { OUTCOMES_DATA: "mine" } }).data).toBe(
    join(elsewhere, "mine"),
  );
});

test("a file, or a path in one, is refused as the data folder", async () => {
  await writeFile(join(workingFolder, "notes"), "");
  for (const data of ["notes", join("notes", "kept")])
    expect(() => readSettings({ workingFolder, flags: { data } })).toThrow(
      /data folder is to be .*notes.*that is a file/,
    );
});

test("a data folder on a disk that is not there is told as such", async () => {
  await symlink(join(workingFolder, "disk", "kept"), join(workingFolder, "data"));
  expect(() => readSettings({ workingFolder })).toThrow(OutsideFailed);
  expect(() => readSettings({ workingFolder })).toThrow(/data is a link that leads nowhere/);
});

test("bases lose a closing slash and are allowed hosts beside those named", () => {
  const env = { OUTCOMES_REPORTS_BASE: "http://127.0.0.1:8080/reports/" };
  const settings = readSettings({ workingFolder, env });
  expect(settings.reportsBase).toBe("http://127.0.0.1:8080/reports");
  expect([...allowedHosts(settings)].sort()).toEqual(
    [
      "127.0.0.1:8080",
      "assets.publishing.service.gov.uk",
      "ea-edubase-api-prod.azurewebsites.net",
      "files.api.ofsted.gov.uk",
      "files.ofsted.gov.uk",
      "www.gov.uk",
    ].sort(),
  );
});

test.each([
  [
    "OUTCOMES_GAP_MS",
    "fast",
    /gapMs \(OUTCOMES_GAP_MS\) is "fast"; allowed is a whole number of milliseconds/,
  ],
  ["OUTCOMES_GAP_MS", "-1", /gapMs .* is -1; allowed is a whole number of milliseconds from 0/],
  ["OUTCOMES_GAP_MS", "1.5", /gapMs .* is 1.5/],
  ["OUTCOMES_GOVUK_BASE", "ftp://www.example.org", /govukBase .*web address/],
  ["OUTCOMES_FILES_BASE", "https://www.example.org/?x=1", /filesBase .*web address without/],
  ["OUTCOMES_CONTACT", "somebody", /contact .*e-mail address or a web address/],
  ["OUTCOMES_DOCUMENT_KINDS", "letters", /documentKinds .*any of interim_visit_letter, monitoring_letter/],
  ["OUTCOMES_EVERYTHING_SINCE", "2024-02-30", /everythingSince .*a date \(YYYY-MM-DD\)/],
  ["OUTCOMES_REVISIT_SHARE", "2", /revisitShare .*a number from 0 to 1/],
  ["OUTCOMES_ALLOWED_HOSTS", "https://x.example.org", /allowedHosts .*host names/],
])("%s=%s is refused with the setting, the value and what is allowed", (variable, value, message) => {
  const read = () => readSettings({ workingFolder, env: { [variable]: value } });
  expect(read).toThrow(WrongUse);
  expect(read).toThrow(message);
});

test.each([
  ["an unknown key", '{"gapms": 5}', /unknown setting "gapms"\. Settings are: data, contact, /],
  ["a value of the wrong type", '{"gapMs": "1000"}', /Setting gapMs \(.*outcomes\.config\.json\) is "1000"/],
  ["no JSON", "{gapMs: 5}", /outcomes\.config\.json is not JSON/],
  ["a list", "[1]", /must hold one JSON object/],
])("a settings file with %s is refused", async (_, text, message) => {
  await settingsFile(text);
  expect(() => readSettings({ workingFolder })).toThrow(message);
});

test("a settings file that was named and is not there is refused", () => {
  expect(() => readSettings({ workingFolder, file: "gone.json" })).toThrow(/gone\.json can not be read/);
});
