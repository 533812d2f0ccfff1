#!/usr/bin/env node
// Plain JavaScript that the oldest Node can read, so that a wrong version gets a sentence and not a syntax error.
var wanted = [20, 19];
var found = process.versions.node.split(".").map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    "outcomes: this needs Node " +
      wanted.join(".") +
      " or later, and this is Node " +
      process.versions.node +
      ". Install a current one from your system's packages or nodejs.org, then run this again.",
  );
  process.exit(2);
}
import("tsx/esm/api").then(function (tsx) {
  tsx.register();
  return import("./cli.ts");
});
