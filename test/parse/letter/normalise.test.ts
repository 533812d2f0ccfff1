import { describe, expect, it } from "vitest";
import { normalise, splitBullet } from "../../../pipeline/parse/letter/normalise.ts";

describe("normalise", () => {
  it("writes ligatures out and keeps quotation marks as printed", () => {
    expect(normalise("eﬀective staﬃng, ﬁrst ﬂoor: ‘yes’ and 'no' “so”")).toBe(
      "effective staffing, first floor: ‘yes’ and 'no' “so”",
    );
  });

  it("drops soft hyphens, zero-width, directional and control characters without parting words", () => {
    expect(normalise("in\u00ADfor\u200Bma\uFEFFtion \u202Eright\u202C \u0007here\u2028now\tthen")).toBe(
      "information right here now then",
    );
  });

  it("makes any white space one space", () => {
    expect(normalise("  a\u00a0\u2009b \n\n c ")).toBe("a b c");
  });

  it("keeps letters of every script", () => {
    expect(normalise("Siân, Zoë, שלום, 学校")).toBe("Siân, Zoë, שלום, 学校");
  });
});

describe("splitBullet", () => {
  it.each(["◼", "▪", "•", "●", "\uF0A7", "\uF0B7", "–"])("takes %s for a bullet", (mark) => {
    expect(splitBullet(`${mark} Leaders act`)).toEqual({ bullet: true, text: "Leaders act" });
  });

  it("takes a word that begins with a dash or an o for no bullet", () => {
    expect(splitBullet("-5 degrees").bullet).toBe(false);
    expect(splitBullet("often late").bullet).toBe(false);
  });
});
