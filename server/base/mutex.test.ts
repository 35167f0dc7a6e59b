// One after another, in the order they asked, and never for ever.
import { createMutex } from './mutex';

test('callers take turns in order', async () => {
  const mutex = createMutex('it', 1000);
  const seen: string[] = [];
  await Promise.all(['a', 'b', 'c'].map(async (name) => {
    const release = await mutex.acquire();
    seen.push(`${name}+`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${name}-`);
    release();
    release();
  }));
  expect(seen).toEqual(['a+', 'a-', 'b+', 'b-', 'c+', 'c-']);
  const release = mutex.tryAcquire();
  expect(release).toBeDefined();
  expect(mutex.tryAcquire()).toBeUndefined();
  release?.();
  expect(mutex.tryAcquire()).toBeDefined();
});

test('who waits too long is told so, and the next is served', async () => {
  const mutex = createMutex('the writer', 20);
  const release = await mutex.acquire();
  await expect(mutex.acquire()).rejects.toThrow(/Waited 20 ms for the writer/);
  const next = mutex.acquire();
  release();
  (await next)();
});
