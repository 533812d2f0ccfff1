import { buildSite } from "../../../pipeline/site/build-site.ts";
import { night } from "../../soak/night.ts";
import { plainSite } from "../../soak/plain-site.ts";

// One night in a process of its own, so that its memory is its own: data folder, base address, moment, and "plain" for a site
// without pages. Tells exit code and peak of memory as JSON.
const [data = "", base = "", at = "", site = ""] = process.argv.slice(2);
const { code, said } = await night({
  data,
  base,
  at,
  passing: true,
  makeSite: site === "plain" ? plainSite : buildSite,
});
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
if (code !== 0) process.stderr.write(said.slice(-3000));
console.log(
  JSON.stringify({ code, megabytes: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 }),
);
