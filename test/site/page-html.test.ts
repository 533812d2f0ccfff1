import { describe, expect, it } from "vitest";
import { mendPageHtml } from "../../pipeline/site/page-html.ts";

describe("mendPageHtml", () => {
  const mended = mendPageHtml(
    '<!DOCTYPE html>\n<html>\n<head>\n<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">\n<title>One</title>\n<script type="module">registerFile("./data/a.json", {"name":"./data/a.json","path":"../_file/data/a.5e5d.json"});</script></head><p>&lt;html&gt;</p>',
  );

  it("tells the language of the page", () => {
    expect(mended).toContain('<html lang="en-GB">');
  });

  it("leads feed readers to what changed, in both formats, wherever on its host the site stands", () => {
    expect(
      [...mended.matchAll(/<link rel="alternate" type="([^"]*)"[^>]* href="([^"]*)"/g)].map((found) =>
        found.slice(1),
      ),
    ).toEqual([
      ["application/atom+xml", "./data/feeds/all.atom"],
      ["application/feed+json", "./data/feeds/all.json"],
    ]);
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
