import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "../pipeline/in-order.ts";

test("results come in the order of the items, whichever is ready first, and never more are under way than asked", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(5), { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      async (waits, ahead) => {
        let underWay = 0;
        let most = 0;
        const results: number[] = [];
        const work = async (index: number) => {
          most = Math.max(most, ++underWay);
          await setTimeout(waits[index]);
          underWay--;
          return index;
        };
        for await (const result of inOrder(waits.keys(), ahead, work)) results.push(result);
        expect(results).toEqual([...waits.keys()]);
        expect(most).toBeLessThanOrEqual(ahead);
      },
    ),
    { numRuns: 30 },
  );
});

test("an error comes when its turn does, after the results before it, and what is under way is waited for", async () => {
  const ended: number[] = [];
  const results: number[] = [];
  const run = async () => {
    const work = async (item: number) => {
      await setTimeout(item === 2 ? 1 : 20);
      ended.push(item);
      if (item === 2) throw new Error("second");
      return item;
    };
    for await (const result of inOrder([1, 2, 3, 4], 3, work)) results.push(result);
  };
  await expect(run()).rejects.toThrow("second");
  expect(results).toEqual([1]);
  expect(ended.sort()).toEqual([1, 2, 3, 4]);
});

test("a taker that stops early leaves nothing running", async () => {
  let underWay = 0;
  const work = async (item: number) => {
    underWay++;
    await setTimeout(5);
    underWay--;
    return item;
  };
  for await (const result of inOrder([1, 2, 3, 4, 5], 3, work)) if (result === 2) break;
  expect(underWay).toBe(0);
});
