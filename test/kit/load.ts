// A small, steady load on a server: readers and a writer that remember every answer that was not right.
import type { ApiClient } from './client';

export interface Load { /** Ends it; tells what was sent and what failed. */ stop(): Promise<{ readonly sent: number; readonly failures: readonly string[] }> }

/** Two readers and a writer of this account, each sending its next request when the last was answered. */
export function startLoad(api: ApiClient, account: string): Load {
  let ended = false;
  let sent = 0;
  const failures: string[] = [];
  const run = async (operation: string, variables: () => Record<string, unknown>): Promise<void> => {
    while (!ended) {
      sent += 1;
      const failed = await api.send(operation, variables()).then((answer) => (answer.errors ? JSON.stringify(answer.errors) : undefined), (error: unknown) => String(error));
      if (failed) failures.push(failed);
      await pause(25);
    }
  };
  const all = Promise.all([
    run('{ accounts(first: 20, orderBy: [{ name: ASC }]) { totalCount nodes { id name fax industry owner { name } contacts { totalCount } } } }', () => ({})),
    run('query($id: ID!) { account(id: $id) { name fax region salesOrders { totalCount nodes { total } } access { update } } }', () => ({ id: account })),
    run('mutation($id: ID!, $note: String!) { updateAccount(id: $id, input: { note: $note }) { id version } }', () => ({ id: account, note: `${sent}` })),
  ]);
  return {
    async stop() {
      ended = true;
      await all;
      return { sent, failures };
    },
  };
}

/** Leaves the machine some air between two requests. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => { setTimeout(done, milliseconds); });
}
