// node tools/generate-clients.ts: brings packages/db/src/generated up to date with prisma/models.
import { clientDir, generateClient } from './generate-client.ts';
import { providers } from './prisma-models.ts';

for (const provider of providers) await generateClient(provider, clientDir(provider));
