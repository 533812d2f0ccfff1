import type { DuckDBConnection } from "@duckdb/node-api";

/** The 97.5 % point of the normal distribution: 95 % lie between its two sides. */
const z = 1.959964;

/**
 * Defines wilson_low(count, n) and wilson_high(count, n), the 95 % Wilson score interval of a share, rounded to six
 * decimals; NULL where n is 0. (E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * 1927.) They last as long as the connection.
 */
export async function defineWilson(connection: DuckDBConnection): Promise<void> {
  const half = `${z} * sqrt((count / n) * (1 - count / n) / n + ${z * z} / (4.0 * n * n))`;
  const middle = `count / n + ${z * z} / (2.0 * n)`;
  const bound = (sign: "+" | "-"): string =>
    `case when n > 0 then round(least(1, greatest(0, (${middle} ${sign} ${half}) / (1 + ${z * z} / n))), 6) end`;
  await connection.run(`create or replace temporary macro wilson_low(count, n) as ${bound("-")}`);
  await connection.run(`create or replace temporary macro wilson_high(count, n) as ${bound("+")}`);
}
