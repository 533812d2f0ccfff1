import { describe, expect, it } from "vitest";
import { mendPageHtml } from "../../pipeline/site/page-html.ts";

describe("mendPageHtml", () => {
  const mended = mendPageHtml(
    '<!DOCTYPE html>\n<html>\n<head>\n<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">\n<title>One</title>\n<script type="module">registerFile("./data/a.json", {"name":"./data/a.json","path":"../_file/data/a.5e5d.json"});</script></head><p>&lt;html&gt;</p>',
  );

  it("tells the language of the page", () => {
    expect(mended).toContain('<html lang="en-GB">');
  });

  it("leads feed readers to what changed, in both formats", () => {
    expect(mended.match(/<link rel="alternate" type="application\/(?:atom\+xml|feed\+json)"/g)).toHaveLength(
      2,
    );
  });

  it("asks for the data of the page before its scripts do", () => {
    expect(mended.match(/<link rel="preload"[^>]*>/g)).toEqual([
      '<link rel="preload" as="fetch" crossorigin href="../_file/data/a.5e5d.json">',
    ]);
  });

  it("lets readers zoom", () => {
    expect(mended).toContain('content="width=device-width, initial-scale=1">');
    expect(mended).not.toContain("maximum-scale");
  });
});
