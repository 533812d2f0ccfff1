import type { HostRecord } from "../../pipeline/http/host-record.ts";

/** A record that ends with the program. */
export function memoryRecord<Value>(): HostRecord<Value> {
  let held = new Map<string, Value>();
  return {
    read: () => Promise.resolve(new Map(held)),
    write: (values) => {
      held = new Map(values);
      return Promise.resolve();
    },
  };
}
