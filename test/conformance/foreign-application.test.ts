// An application of another product, with names nobody would choose, is applied in one go; every object has working forms, lists and API.
import { databaseKinds } from '../kit/databases';
import { walkForeign } from '../kit/foreign';
import { administratorOf } from '../kit/people';
import { startServer } from '../kit/server';

jest.setTimeout(180_000);

// `npm run bench -- foreign` walks through ninety objects of hundreds of fields; here are those with the hardest names.
test.each(databaseKinds)('fifty objects on $name', async ({ create }) => {
  const database = await create();
  const server = await startServer({ databaseUrl: database.url });
  try {
    const walked = await walkForeign(server, await administratorOf(server), { size: { objects: 50, fields: 30 }, databaseUrl: database.url });
    expect(walked.objects).toBe(50);
  } finally {
    await server.stop();
    await database.drop();
  }
});
