// The saver of drafts: the last state reaches the server, however quickly states follow each other.
import { draftSaver, type DraftSaver } from './draft-saver';

function started(isKept = false): { saver: DraftSaver<string>; sent: string[]; outcomes: boolean[]; tick(): void; answer(ok?: boolean): Promise<void> } {
  const sent: string[] = [];
  const outcomes: boolean[] = [];
  const timers = new Set<() => void>();
  let settle: ((ok: boolean) => void) | undefined;
  const request = (text: string): Promise<void> => new Promise((resolve, reject) => {
    sent.push(text);
    settle = (ok) => (ok ? resolve() : reject(new Error('offline')));
  });
  const saver = draftSaver<string>({
    isKept, save: (state) => request(state), discard: () => request('(discarded)'), onOutcome: (saved) => void outcomes.push(saved),
    later: (run) => {
      timers.add(run);
      return () => void timers.delete(run);
    },
  });
  return {
    saver, sent, outcomes,
    tick: () => { for (const run of [...timers]) { timers.delete(run); run(); } },
    answer: async (ok = true) => { settle?.(ok); await new Promise(setImmediate); },
  };
}

test('states in quick succession are one request with the last of them', () => {
  const { saver, sent, tick } = started();
  saver.put('a');
  saver.put('b');
  expect(sent).toEqual([]);
  tick();
  expect(sent).toEqual(['b']);
});

test('what changes while a request is under way follows it', async () => {
  const { saver, sent, tick, answer, outcomes } = started();
  saver.put('a');
  tick();
  saver.put('b');
  tick();
  expect(sent).toEqual(['a']);
  await answer();
  expect(sent).toEqual(['a', 'b']);
  await answer();
  expect(outcomes).toEqual([true, true]);
});

test('nothing to keep: the draft goes, if there was one', async () => {
  const none = started();
  none.saver.put(null);
  none.tick();
  expect(none.sent).toEqual([]);
  const { saver, sent, tick, answer } = started(true);
  saver.put(null);
  tick();
  expect(sent).toEqual(['(discarded)']);
  await answer();
});

test('a server that cannot be reached is tried again with the next change; leaving sends at once', async () => {
  const { saver, sent, tick, answer, outcomes } = started();
  saver.put('a');
  tick();
  await answer(false);
  expect(outcomes).toEqual([false]);
  saver.put('b');
  saver.flush();
  expect(sent).toEqual(['a', 'b']);
});
