/**
 * Works on up to `ahead` items at once and gives the results in the order of the items. At most `ahead` results wait
 * to be taken, so that memory stays bounded however long the list is. The first error, in that order, is thrown.
 */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const job = work(item);
      // Its error is heard when its turn comes; until then it must not count as one nobody handles.
      job.catch(() => undefined);
      underWay.push(job);
      if (underWay.length >= ahead) yield* taken(underWay);
    }
    while (underWay.length > 0) yield* taken(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}

async function* taken<R>(underWay: Promise<R>[]): AsyncGenerator<R> {
  const next = underWay.shift();
  if (next !== undefined) yield await next;
}
