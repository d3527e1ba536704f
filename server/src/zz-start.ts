import { startEmbedded } from '/work/wt/volume/server/src/platform/db/embedded/start-embedded.ts';
const db = await startEmbedded({ dataDir: '/tmp/vexp/data', log: (l) => console.log(JSON.stringify(l)) });
console.log(JSON.stringify(db));
