// Run from a folder where @crawlee/http is installed: node crawl.js '{"urls": […], "delay": seconds, "robots": true}'.
// Settings a careful user would choose; what it stores lies in CRAWLEE_STORAGE_DIR and is not purged at the start.
import { Configuration, HttpCrawler } from "@crawlee/http";

const { urls, delay, robots } = JSON.parse(process.argv[2]);
const crawler = new HttpCrawler(
  {
    maxConcurrency: 8,
    maxRequestRetries: 4,
    sameDomainDelaySecs: delay,
    respectRobotsTxtFile: robots,
    additionalMimeTypes: ["application/pdf"],
    requestHandler: async ({ pushData, request, body }) => {
      await pushData({ url: request.url, bytes: body.length });
    },
  },
  new Configuration({ purgeOnStart: false }),
);
await crawler.run(urls);
