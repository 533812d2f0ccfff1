// A worker begins as plain JavaScript and teaches itself TypeScript: the loader of the main thread does not reach here.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
