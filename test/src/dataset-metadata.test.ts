import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";

// The properties that schema.org gives a Dataset and those that dataset search is known to ask for or to use, with the types
// it takes. Written down by hand: hold it against https://developers.google.com/search/docs/appearance/structured-data/dataset.

/** A page of the site, or another site's. */
const address = z.string().regex(/^(?:\/(?!\/)|https:\/\/)\S*$/);
const text = z.string().min(1);
const organization = z.strictObject({
  "@type": z.enum(["Organization", "Person"]),
  name: text,
  url: address.optional(),
});
const download = z.strictObject({
  "@type": z.literal("DataDownload"),
  /** Required of a download. */
  contentUrl: address,
  /** Recommended: a media type. */
  encodingFormat: z.string().regex(/^(application|text)\/[a-z0-9.+-]+$/),
});
const dataset = z.strictObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("Dataset"),
  // Required.
  name: text,
  description: z.string().min(50).max(5000),
  // Recommended.
  alternateName: text,
  creator: organization,
  distribution: z.array(download).min(1),
  includedInDataCatalog: z.strictObject({ "@type": z.literal("DataCatalog"), name: text, url: address }),
  isAccessibleForFree: z.boolean(),
  keywords: z.array(text).min(1),
  license: z.url({ protocol: /^https$/ }),
  measurementTechnique: text,
  spatialCoverage: z.strictObject({ "@type": z.literal("Place"), name: text }),
  /** ISO 8601; an end that is open is two dots. */
  temporalCoverage: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?\/(\.\.|\d{4}(-\d\d(-\d\d)?)?)$/),
  url: address,
  variableMeasured: z.array(text).min(1),
  // Of schema.org's CreativeWork, which a Dataset is.
  isBasedOn: z.array(z.url()),
});

const page = readFileSync(fileURLToPath(new URL("../../src/tables.md", import.meta.url)), "utf8");
const [, json = ""] = /<script type="application\/ld\+json">\n([\s\S]*?)<\/script>/.exec(page) ?? [];
const metadata = JSON.parse(json) as Record<string, unknown>;

test("the data page describes its data as a schema.org Dataset, with all that dataset search asks for", () => {
  expect(dataset.safeParse(metadata).error?.issues ?? []).toEqual([]);
});

test.each(["name", "description", "license", "distribution", "creator"])(
  "without %s it would not hold",
  (name) => {
    const rest = Object.entries(metadata).filter(([property]) => property !== name);
    expect(dataset.safeParse(Object.fromEntries(rest)).success).toBe(false);
  },
);
